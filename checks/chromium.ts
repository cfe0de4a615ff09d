/** Finds the browser that the journeys walk through, and installs it where that is one plain command. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names under which systems keep it. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const KNOWN_PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']
/** What somebody has to type where we cannot. */
const HINT =
  'Chromium is missing: the journeys need it. Install it with "apt-get update && apt-get install -y chromium" as root, or set CHROMIUM_PATH to a Chromium or Chrome.'

/** Place of a Chromium, or null. `CHROMIUM_PATH` goes first. */
export function findChromium(): string | null {
  const asked = process.env['CHROMIUM_PATH']
  if (asked !== undefined && asked !== '') return existsSync(asked) ? asked : null
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return (
    [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...KNOWN_PLACES].find((place) => existsSync(place)) ?? null
  )
}

/** Makes sure there is one: finds it, or installs it on Debian as root with one line said. @returns a sentence when there is none */
export function ensureChromium(say: (line: string) => void): string | null {
  if (findChromium() !== null) return null
  if (process.env['CHROMIUM_PATH'] || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return HINT
  say('Chromium is missing: installing it with apt-get install -y chromium')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' })
    if (status !== 0) return `${HINT} (apt-get ${args[0] ?? ''} said: ${stderr.trim().split('\n').at(-1) ?? ''})`
  }
  return findChromium() === null ? HINT : null
}

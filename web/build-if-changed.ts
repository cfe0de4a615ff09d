/** Builds the pages when a source of theirs has changed since the last build; otherwise it takes milliseconds. `--force` builds anyway. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..')
const BUILT = join(ROOT, 'build/web')
const HASH_FILE = join(BUILT, '.source-hash')
const LOCK = join(ROOT, 'build/.building')
/** A build takes seconds; on the slowest machine a minute. */
const TURN_MS_MAX = 5 * 60_000
const LOOK_AGAIN_MS = 200
/** What the pages are made of. */
const SOURCES = ['web', 'contract', 'core', 'package-lock.json']
/** Made by the build itself, or no part of it. */
const PASSED_OVER = /(?:^|\/)(?:node_modules|\.svelte-kit|generated)(?:\/|$)|\.test\.ts$|tsconfig\.json$/

/** One number for all sources: names and contents. */
export function hashSources(root = ROOT): string {
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of SOURCES.flatMap((source) => filesOf(join(root, source)))) {
    const name = relative(root, path)
    if (PASSED_OVER.test(name)) continue
    hash.update(`\0${name}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** Builds if needed; two at once would build into the same folder, so the second waits and then finds it done. */
export async function buildIfChanged({ isForced = false, say = (_line: string): void => {} } = {}): Promise<void> {
  if (!isForced && isBuilt(hashSources())) return
  const unlock = await takeTurn()
  try {
    const wanted = hashSources()
    if (isForced || !isBuilt(wanted)) await build(wanted, isForced, say)
  } finally {
    unlock()
  }
}

function isBuilt(wanted: string): boolean {
  return existsSync(HASH_FILE) && readFileSync(HASH_FILE, 'utf8').trim() === wanted
}

async function build(wanted: string, isForced: boolean, say: (line: string) => void): Promise<void> {
  const startedAt = performance.now()
  say('pages     building, once after each change')
  // Without the old hash a build that breaks off is never taken for a whole one.
  rmSync(HASH_FILE, { force: true })
  process.env['NODE_ENV'] = 'production'
  // The adapter reads package.json of the working directory.
  process.chdir(ROOT)
  const { createBuilder } = await import('vite')
  // SvelteKit and Svelte speak to developers through the console whatever the log level; an operator asked for none of it.
  console.log = () => {}
  if (!isForced) console.warn = () => {}
  const builder = await createBuilder({ root: 'web', configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' })
  await builder.buildApp()
  mkdirSync(BUILT, { recursive: true })
  writeFileSync(HASH_FILE, `${wanted}\n`)
  say(`pages     built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

/** The lock is a link that names the process, so that it appears at once and tells whether its maker still lives. */
async function takeTurn(): Promise<() => void> {
  mkdirSync(join(ROOT, 'build'), { recursive: true })
  for (let waited = 0; waited < TURN_MS_MAX; waited += LOOK_AGAIN_MS) {
    try {
      symlinkSync(String(process.pid), LOCK)
      return () => rmSync(LOCK, { force: true })
    } catch {
      // Somebody builds, or died while building.
      if (!isAlive(makerOf(LOCK))) rmSync(LOCK, { force: true })
      else await wait(LOOK_AGAIN_MS)
    }
  }
  throw new Error(`Another build of the pages has not ended for ${TURN_MS_MAX / 60_000} minutes. Remove ${LOCK} when none runs.`)
}

function makerOf(lock: string): number {
  try {
    return Number(readlinkSync(lock))
  } catch {
    // It was taken away meanwhile.
    return 0
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch {
    return false
  }
}

function filesOf(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .filter((name) => name !== 'node_modules' && !name.startsWith('.svelte-kit'))
    .flatMap((name) => filesOf(join(path, name)))
}

if (import.meta.main) {
  try {
    await buildIfChanged({ isForced: process.argv.includes('--force'), say: (line) => process.stdout.write(`${line}\n`) })
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    process.exitCode = 1
  }
}

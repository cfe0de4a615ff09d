/** Builds the pages when a source of theirs has changed since the last build; otherwise it takes milliseconds. `--force` builds anyway. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const BUILT = join(ROOT, 'build/web')
const HASH_FILE = join(BUILT, '.source-hash')
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

/** Builds if needed. */
export async function buildIfChanged({ isForced = false, say = (_line: string): void => {} } = {}): Promise<void> {
  const wanted = hashSources()
  const isBuilt = existsSync(HASH_FILE) && readFileSync(HASH_FILE, 'utf8').trim() === wanted
  if (isBuilt && !isForced) return
  const startedAt = performance.now()
  say('pages     building, once after each change')
  // Without the old hash a build that breaks off is never taken for a whole one.
  rmSync(HASH_FILE, { force: true })
  process.env['NODE_ENV'] = 'production'
  // The adapter reads package.json of the working directory.
  process.chdir(ROOT)
  const { createBuilder } = await import('vite')
  // SvelteKit speaks to developers through the console whatever the log level; here nobody asked it to.
  console.log = () => {}
  const builder = await createBuilder({ root: 'web', configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'error' })
  await builder.buildApp()
  mkdirSync(BUILT, { recursive: true })
  writeFileSync(HASH_FILE, `${wanted}\n`)
  say(`pages     built in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
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

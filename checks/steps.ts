/** The steps that `npm test` and `npm run check` are made of: one program each, its output shown, its outcome kept. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
/** Where checks keep what they need the next time. */
export const CACHE = join(ROOT, '.cache')

/** A step: what it is called, and the command line below `node_modules/.bin`. */
export interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

export const TYPES: Step = { name: 'types', command: 'tsc', args: ['-b'] }
/** The pages have their own compiler; it needs the declarations that a build has written. */
export const TYPES_OF_PAGES: Step = {
  name: 'types of the pages',
  command: 'svelte-check',
  args: ['--workspace', 'web', '--tsconfig', './tsconfig.json', '--output', 'human', '--fail-on-warnings', '--threshold', 'warning'],
}
export const LINT: Step = { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings', '--quiet'] }
export const FORMAT: Step = { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] }
export const DEAD_CODE: Step = { name: 'dead code', command: 'knip', args: ['--no-progress'] }
export const FENCE: Step = { name: 'fence', command: 'vitest', args: ['run', '--project', 'rooms', 'checks/', '--reporter', 'dot'] }
export const BUILD: Step = { name: 'pages', command: 'node', args: ['web/build-if-changed.ts'] }

/** Runs a step to its end. @returns whether it went well */
export function runStep({ name, command, args }: Step): boolean {
  mkdirSync(CACHE, { recursive: true })
  const startedAt = performance.now()
  const { status, error } = spawnSync(join(ROOT, 'node_modules/.bin', command), args, { cwd: ROOT, stdio: 'inherit' })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const isWell = status === 0
  process.stdout.write(`${isWell ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${error === undefined ? '' : `: ${error.message}`}\n`)
  return isWell
}

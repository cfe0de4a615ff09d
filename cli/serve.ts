/** `entente serve`: starts the house, says where it is, and stops it in order when it is told to. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { parseSettings } from '../server/settings/settings.ts'
import type { RaiseOptions, StartedHouse } from '../server/main.ts'
import { announce } from './announce.ts'

/** A stop that takes longer than this is ended hard; whoever stops a house waits ten seconds at most. */
const STOP_MS_MAX = 9_000
const ROOT = join(import.meta.dirname, '..')

/** Runs until the house is told to stop. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { dev: { type: 'boolean', default: false }, watched: { type: 'boolean', default: false } },
  })
  if (values.dev && !values.watched) return await watchSources()
  // Libraries look here to leave out their checks for developers.
  process.env['NODE_ENV'] ??= values.dev ? 'development' : 'production'
  const startedAt = performance.now()
  const settings = parseSettings(process.env)
  const stop = stopAsked()
  // The pages are built while the database starts.
  const pages = values.dev ? Promise.resolve() : buildPages(stop.signal)
  const started = await start(
    { settings, doing: 'serve', isDev: values.dev, progress: say, pages, onLost: (cause) => stop.because(cause) },
    stop,
  )
  if (!stop.signal.aborted) {
    await announce(started, say)
    say(`ready     in ${((performance.now() - startedAt) / 1000).toFixed(1)} s; stop with Ctrl-C`)
  }
  const cause = await stop.asked
  say('stopping  answers are finished, then the database stops')
  setTimeout(() => process.exit(1), STOP_MS_MAX).unref()
  await started.close()
  if (cause === undefined) return 0
  throw cause
}

/** Starts the house; when it cannot start, the build that runs beside it ends too. */
async function start(options: RaiseOptions, stop: Stop): Promise<StartedHouse> {
  // The house awaits the pages late; that they failed before must not end the process meanwhile.
  options.pages?.catch(() => {})
  try {
    const { startHouse } = await import('../server/main.ts')
    return await startHouse(options)
  } catch (cause) {
    stop.because()
    // A build that was told to end has nothing more to say.
    await options.pages?.catch(() => {})
    throw cause
  }
}

/** Builds the pages in a process of their own, so that the memory of the build goes back to the system. */
async function buildPages(signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [join(ROOT, 'web/build-if-changed.ts')], {
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
    killSignal: 'SIGTERM',
  })
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
    child.once('error', () => resolve(null))
  })
  if (code !== 0 && !signal.aborted)
    throw new CannotStart('The pages could not be built; the lines above say why. Run npm ci again if files are missing.')
}

/** Starts this command again under the eye of Node, which restarts it when a source changes. */
async function watchSources(): Promise<number> {
  // Vite reloads the pages by itself, and writes files of its own that must restart nothing.
  const watched = ['server', 'contract', 'core', 'maths', 'cli', 'migrations'].map((room) => `--watch-path=${join(ROOT, room)}`)
  const command = [...watched, '--watch-preserve-output', join(ROOT, 'cli/main.ts'), 'serve', '--dev', '--watched']
  const child = spawn(process.execPath, command, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return await new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 0)))
}

interface Stop {
  readonly asked: Promise<CannotStart | undefined>
  readonly signal: AbortSignal
  because(cause?: CannotStart): void
}

/** A second signal changes nothing: a terminal sends one to every process of the group, and npm passes it on besides. */
function stopAsked(): Stop {
  const { promise, resolve } = Promise.withResolvers<CannotStart | undefined>()
  const controller = new AbortController()
  const because = (cause?: CannotStart): void => {
    resolve(cause)
    controller.abort()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => because())
  // Started by `entente.mjs` under another Node: when that one is killed, nobody would be left to stop this house.
  process.on('disconnect', () => because())
  process.channel?.unref()
  return { asked: promise, signal: controller.signal, because }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Clears what an earlier run left behind in a database directory: servers still running, and a lock file that means nothing any more. */
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart, codeOf } from '../settings/cannot-start.ts'

/** A server that was told to stop has this long to write its checkpoint; then its processes are stopped harder. */
const FAST_STOP_MS = 10_000
const HARD_STOP_MS = 3_000
const LOOK_AGAIN_MS = 25

/**
 * Makes a directory ready for a new server. The caller holds the lock of the data directory, so whatever runs here is an orphan.
 * @throws {CannotStart} when an orphan cannot be stopped
 */
export async function clearLeftovers(directory: string): Promise<void> {
  const lockFile = join(directory, 'postmaster.pid')
  const pid = pidIn(lockFile)
  if (pid !== undefined && (await stopOrphan(directory, pid))) return
  await stopWorkers(directory)
  // PostgreSQL judges a dead pid itself and checks its shared memory besides. It cannot know about a zombie, nor
  // about a pid that another program has now; for these the file is taken away, after nothing runs here any more.
  if (pid !== undefined && isAlive(pid)) unlinkIfThere(lockFile)
}

/** Process ids of the servers and workers that have this directory as their own; empty where the system does not tell. */
export function processesIn(directory: string): number[] {
  if (!existsSync('/proc/self')) return []
  const real = realpathSync(directory)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => cwdOf(pid) === real && nameOf(pid) === 'postgres')
}

async function stopOrphan(directory: string, pid: number): Promise<boolean> {
  const isOurs = existsSync('/proc/self') ? processesIn(directory).includes(pid) : isAlive(pid)
  if (!isOurs) return false
  tell(pid, 'SIGINT')
  if (await isGone(() => isRunning(pid) || processesIn(directory).length > 0, FAST_STOP_MS)) return true
  tell(pid, 'SIGQUIT')
  return await isGone(() => isRunning(pid), HARD_STOP_MS)
}

async function stopWorkers(directory: string): Promise<void> {
  if (!existsSync(directory)) return
  // Workers notice within moments that their server is gone, and end by themselves.
  if (await isGone(() => processesIn(directory).length > 0, HARD_STOP_MS)) return
  for (const pid of processesIn(directory)) tell(pid, 'SIGKILL')
  if (await isGone(() => processesIn(directory).length > 0, HARD_STOP_MS)) return
  throw new CannotStart(
    `Processes of an earlier database still run in ${directory}: ${processesIn(directory).join(', ')}. End them, then start again.`,
  )
}

function tell(pid: number, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): void {
  try {
    process.kill(pid, signal)
  } catch (cause) {
    // It ended between the look and the signal, which is what was wanted.
    if (codeOf(cause) !== 'ESRCH') throw cause
  }
}

async function isGone(isThere: () => boolean, waitMs: number): Promise<boolean> {
  for (let waited = 0; isThere(); waited += LOOK_AGAIN_MS) {
    if (waited >= waitMs) return false
    await wait(LOOK_AGAIN_MS)
  }
  return true
}

function pidIn(lockFile: string): number | undefined {
  const pid = Number.parseInt(readIfThere(lockFile) ?? '', 10)
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined
}

/** True while the process does something; a zombie does not. */
export function isRunning(pid: number): boolean {
  return isAlive(pid) && statusOf(pid).state !== 'Z'
}

/** When a process started, in clock ticks since the machine did; it tells a process from a later one with the same id. */
export function startOf(pid: number): string {
  return statusOf(pid).start
}

function statusOf(pid: number): { state: string; start: string } {
  // Fields after the name, which stands in brackets and may hold blanks: state is the first, start the twentieth.
  const fields = readIfThere(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')
  return { state: fields?.[0] ?? '', start: fields?.[19] ?? '' }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // EPERM: it lives and belongs to somebody else.
    return codeOf(cause) === 'EPERM'
  }
}

function nameOf(pid: number): string | undefined {
  return readIfThere(`/proc/${pid}/comm`)?.trim()
}

/** What a file of a process says; undefined when the process ended meanwhile and took it along, between a look and the reading too. */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function cwdOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    // It ended meanwhile, or it belongs to somebody else and so is none of ours.
    return undefined
  }
}

function unlinkIfThere(path: string): void {
  if (existsSync(path)) unlinkSync(path)
}

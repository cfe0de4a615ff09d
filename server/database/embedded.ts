/** Runs the embedded PostgreSQL: made once in its directory, started without a TCP port, started again when it dies, stopped with the house. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { CannotStart, sentenceOfFileTrouble } from '../settings/cannot-start.ts'
import { findBinaries, type Binaries } from './binaries.ts'
import { clearLeftovers, readIfThere } from './leftovers.ts'
import { chooseRunner, giveTo, type Runner } from './unprivileged.ts'

/** The release whose files we make and read. */
const POSTGRES_MAJOR = '18'
/** Bytes of a socket path that every system takes; the name of the socket itself is added to the directory. */
const SOCKET_PATH_BYTES_MAX = 103
const SOCKET_NAME = '.s.PGSQL.5432'
/** Recovery after a crash replays the log; a minute is far more than the largest log we keep needs. */
const READY_MS_MAX = 60_000
const LOOK_AGAIN_MS = 10
const FAST_STOP_MS = 6_000
const HARD_STOP_MS = 2_000
/** A server that dies more often than this in a minute has a cause that starting again does not mend. */
const RESTARTS_PER_MINUTE_MAX = 5
/** The log of the server is begun anew above this size. */
const LOG_BYTES_MAX = 4 * 1024 * 1024

export interface EmbeddedOptions {
  /** Absolute; the database goes into its folder `postgres`. */
  readonly dataDir: string
  /** False only for tests: a power cut then loses everything, and commits are faster. */
  readonly isDurable?: boolean
  /** Connections that the server takes. */
  readonly connectionsMax?: number
  /** Hears about a restart that nobody asked for. */
  readonly onTrouble?: (sentence: string) => void
  /** Called when the server died and could not be brought back. */
  readonly onLost?: (cause: CannotStart) => void
}

/** A running embedded server. */
export interface Embedded {
  /** Address of a database of this server. */
  urlOf(name: string): string
  readonly pid: () => number | undefined
  stop(): Promise<void>
}

/** What belongs to one server. */
interface Plan {
  readonly options: EmbeddedOptions
  readonly directory: string
  readonly socketDir: string
  readonly logFile: string
  readonly binaries: Binaries
  readonly runner: Runner
}

/** Starts the server and waits until it takes connections. @throws {CannotStart} with one sentence when it does not. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const plan = planOf(options)
  try {
    makeDirectories(plan)
    await clearLeftovers(plan.directory)
    if (!existsSync(join(plan.directory, 'PG_VERSION'))) makeCluster(plan)
    checkVersion(plan)
  } catch (cause) {
    const sentence = sentenceOfFileTrouble(cause, options.dataDir)
    throw sentence === undefined ? cause : new CannotStart(sentence, { cause })
  }
  return await supervise(plan)
}

function planOf(options: EmbeddedOptions): Plan {
  const binaries = findBinaries()
  return {
    options,
    directory: join(options.dataDir, 'postgres'),
    socketDir: socketDirFor(options.dataDir),
    logFile: join(options.dataDir, 'postgres.log'),
    binaries,
    runner: chooseRunner(binaries),
  }
}

/** A socket path is limited to about a hundred bytes; a deeper data directory gets a short one of its own. */
export function socketDirFor(dataDir: string): string {
  const inside = join(dataDir, 'socket')
  if (Buffer.byteLength(join(inside, SOCKET_NAME)) <= SOCKET_PATH_BYTES_MAX) return inside
  return join(tmpdir(), `entente-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
}

/** Address of a database of the embedded server of a data directory. */
export function socketUrlOf(dataDir: string, name: string): string {
  return `postgres://entente@localhost/${name}?host=${encodeURIComponent(socketDirFor(dataDir))}`
}

function makeDirectories({ options, directory, socketDir, runner }: Plan): void {
  mkdirSync(options.dataDir, { recursive: true })
  mkdirSync(socketDir, { recursive: true, mode: 0o700 })
  refuseForeign(
    directory,
    `Start the house as that user, or give the directory to this one: chown -R ${process.getuid?.()} ${options.dataDir}`,
  )
  // The short directory is in a place that everybody may write to: somebody else's must not be used.
  refuseForeign(socketDir, 'Remove it, or set DATA_DIR to a directory with a shorter name')
  giveTo(runner.owner, socketDir)
  giveTo(runner.owner, directory)
}

/** Root may take over what another user made; nobody else may. */
function refuseForeign(directory: string, wayOut: string): void {
  const self = process.getuid?.()
  if (self === undefined || self === 0 || !existsSync(directory)) return
  const { uid } = statSync(directory)
  if (uid !== self) throw new CannotStart(`${directory} belongs to another user (number ${uid}). ${wayOut}.`)
}

function makeCluster(plan: Plan): void {
  const { runner, binaries, options } = plan
  const half = `${plan.directory}.new`
  // An earlier start may have been stopped half-way.
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  giveTo(runner.owner, half)
  // The built-in locale knows all of Unicode and never changes with the system's libraries.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C.UTF-8']
  const [command, ...args] = runner.wrap(binaries.initdb, [
    '-D',
    half,
    '-U',
    'entente',
    '--auth=trust',
    ...locale,
    ...(options.isDurable === false ? ['--no-sync'] : []),
  ])
  const made = spawnSync(command, args, { ...runner.identity, cwd: '/', env: cleanEnv(), encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(half, { recursive: true, force: true })
    throw troubleOf(plan, `${made.stderr}\n${made.stdout}`, 'made')
  }
  renameSync(half, plan.directory)
}

function checkVersion({ directory }: Plan): void {
  const version = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim()
  if (version !== POSTGRES_MAJOR)
    throw new CannotStart(
      `${directory} was made by PostgreSQL ${version}, and this release brings ${POSTGRES_MAJOR}. Start the release that made it, export, and import here into a new DATA_DIR.`,
    )
}

async function supervise(plan: Plan): Promise<Embedded> {
  let child: ChildProcess
  let isStopping = false
  let bringingBack: Promise<void> | undefined
  const deaths: number[] = []
  const watch = (started: ChildProcess): void => {
    child = started
    started.once('exit', () => {
      if (!isStopping) bringingBack = bringBack()
    })
  }
  const bringBack = async (): Promise<void> => {
    try {
      deaths.push(performance.now())
      if (deaths.filter((at) => performance.now() - at < 60_000).length > RESTARTS_PER_MINUTE_MAX)
        throw new CannotStart(`The database stops again and again. Its log is ${plan.logFile}.`)
      plan.options.onTrouble?.('The database stopped by itself; it is being started again.')
      await clearLeftovers(plan.directory)
      if (isStopping) return
      const back = await launch(plan)
      // Whoever kills it while it starts has killed it once more, no worse.
      if (back === 'killed') await bringBack()
      else watch(back)
    } catch (cause) {
      plan.options.onLost?.(
        cause instanceof CannotStart
          ? cause
          : new CannotStart(`The database could not be started again. Its log is ${plan.logFile}.`, { cause }),
      )
    }
  }
  const first = await launch(plan)
  if (first === 'killed') throw new CannotStart(`The database was killed while it started. Its log is ${plan.logFile}.`)
  watch(first)
  return {
    urlOf: (name) => socketUrlOf(plan.options.dataDir, name),
    pid: () => child.pid,
    stop: async () => {
      isStopping = true
      await bringingBack
      await stopServer(child)
    },
  }
}

/** A server that is ready, or `killed` when somebody ended it by force while it started. */
async function launch(plan: Plan): Promise<ChildProcess | 'killed'> {
  const { runner, binaries, directory, logFile } = plan
  const isLogLarge = existsSync(logFile) && statSync(logFile).size > LOG_BYTES_MAX
  const log = openSync(logFile, isLogLarge ? 'w' : 'a', 0o600)
  const logStart = statSync(logFile).size
  const [command, ...args] = runner.wrap(binaries.postgres, ['-D', directory, ...serverSettings(plan)])
  // A process group of its own: Ctrl-C in the terminal reaches the house alone, which then stops the server in order.
  const child = spawn(command, args, { ...runner.identity, cwd: '/', env: cleanEnv(), stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  const ended = new Promise<Error | 'ended' | 'killed'>((resolve) => {
    child.once('error', resolve)
    child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL' ? 'killed' : 'ended'))
  })
  const outcome = await Promise.race([ended, isReady(directory, child)])
  if (outcome === 'ready') return child
  if (outcome === 'killed') return 'killed'
  if (outcome instanceof Error) throw new CannotStart(`PostgreSQL cannot be run: ${outcome.message}. Run npm ci again.`, { cause: outcome })
  if (outcome === 'ended') throw troubleOf(plan, readFileSync(logFile, 'utf8').slice(logStart), 'started')
  await stopServer(child)
  throw new CannotStart(`The database did not become ready within ${READY_MS_MAX / 1000} seconds. Its log is ${logFile}.`)
}

function serverSettings({ options, socketDir }: Plan): string[] {
  const given: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: String(options.connectionsMax ?? 100),
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Details and statements of a failed query may hold words and addresses of people; they do not belong in a log.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    // A hall of phones writes in bursts; checkpoints may be rarer than the default of five minutes' worth.
    max_wal_size: '512MB',
    ...(options.isDurable === false
      ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' }
      : { fsync: 'on' }),
  }
  return Object.entries(given).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The server writes its state into the eighth line of its lock file. */
async function isReady(directory: string, child: ChildProcess): Promise<'ready' | 'late'> {
  const lockFile = join(directory, 'postmaster.pid')
  const hasEnded = (): boolean => child.pid === undefined || child.exitCode !== null || child.signalCode !== null
  for (let waited = 0; waited < READY_MS_MAX && !hasEnded(); waited += LOOK_AGAIN_MS) {
    const lines = (readIfThere(lockFile) ?? '').split('\n')
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return 'ready'
    await wait(LOOK_AGAIN_MS)
  }
  // A server that ended is told of by its own event, which must come first.
  return hasEnded() ? await wait(READY_MS_MAX, 'late', { ref: false }) : 'late'
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = new Promise<true>((resolve) => child.once('exit', () => resolve(true)))
  child.kill('SIGINT')
  if (await Promise.race([gone, wait(FAST_STOP_MS, false, { ref: false })])) return
  child.kill('SIGQUIT')
  if (await Promise.race([gone, wait(HARD_STOP_MS, false, { ref: false })])) return
  child.kill('SIGKILL')
  await gone
}

/** Turns what the server said last into one sentence. */
function troubleOf({ options, logFile, socketDir }: Plan, said: string, deed: 'made' | 'started'): CannotStart {
  if (/No space left on device|Disk quota exceeded/i.test(said))
    return new CannotStart(`The disk of ${options.dataDir} is full. Free some space there, or set DATA_DIR to a directory on another disk.`)
  if (/Permission denied|Read-only file system/i.test(said))
    return new CannotStart(
      `The data directory ${options.dataDir} cannot be written by this user. Change its owner, or set DATA_DIR to a directory that can be written.`,
    )
  if (/could not create shared memory|Cannot allocate memory/i.test(said))
    return new CannotStart('There is not enough memory for the database. Stop other programs, or set DATABASE_URL to a server elsewhere.')
  const why = /(?:FATAL|PANIC|error):\s*(.+)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? ''
  const where = deed === 'made' ? `in ${options.dataDir}` : `(log: ${logFile}, socket: ${socketDir})`
  return new CannotStart(`The embedded database could not be ${deed} ${where}: ${why.slice(0, 200).replace(/\.$/, '')}.`)
}

/** Settings of other PostgreSQL programs in the environment (PGPORT, PGDATA …) must not reach this one. */
function cleanEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries({ ...process.env, LC_ALL: 'C' }).filter(([name]) => !name.startsWith('PG')))
}

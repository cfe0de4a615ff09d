/** What stands in the data directory beside the database: the lock, the key of the operator, and where the running house listens. */
import { randomBytes } from 'node:crypto'
import { accessSync, constants, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, codeOf, sentenceOfFileTrouble } from '../settings/cannot-start.ts'
import { isRunning, startOf } from './leftovers.ts'

/** A house that listens, as other programs of this machine find it. */
export interface HouseFile {
  readonly pid: number
  readonly address: string
  readonly startedAt: string
}
/** Who holds the lock: `start` tells the process from a later one that got the same id. */
interface Holder {
  readonly pid: number
  readonly start: string
  readonly doing: string
}

/** Makes the directory when there is none, and makes sure that it can be written. @throws {CannotStart} */
export function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    if (!statSync(dataDir).isDirectory())
      throw new CannotStart(`${dataDir} is not a directory. Move that file away, or set DATA_DIR to a directory.`)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw inOneSentence(cause, dataDir)
  }
}

/** Takes the directory for this process; the answer gives it back. @throws {CannotStart} naming who has it. */
export function lockDataDir(dataDir: string, doing: string): () => void {
  const lockFile = join(dataDir, 'house.lock')
  const own = join(dataDir, `house.lock.${process.pid}`)
  try {
    const holder: Holder = { pid: process.pid, start: startOf(process.pid), doing }
    writeFileSync(own, JSON.stringify(holder), { mode: 0o644 })
    // A link appears at once and whole, or fails because somebody was quicker.
    if (!linkOnce(own, lockFile)) {
      const other = readHolder(lockFile)
      if (other !== undefined && isAtWork(other)) throw inUse(dataDir, other)
      removeStale(lockFile, other)
      if (!linkOnce(own, lockFile)) throw inUse(dataDir, readHolder(lockFile))
    }
  } catch (cause) {
    throw inOneSentence(cause, dataDir)
  } finally {
    rmSync(own, { force: true })
  }
  return () => rmSync(lockFile, { force: true })
}

/** The key by which the command line proves to this house that it may read the data directory; made once. */
export function readOrMakeOperatorKey(dataDir: string): string {
  const path = join(dataDir, 'operator.key')
  try {
    if (!existsSync(path)) writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
    return readFileSync(path, 'utf8').trim()
  } catch (cause) {
    throw inOneSentence(cause, dataDir)
  }
}

/** Tells other programs of this machine where the house listens. */
export function writeHouseFile(dataDir: string, file: HouseFile): void {
  const path = join(dataDir, 'house.json')
  writeFileSync(`${path}.new`, `${JSON.stringify(file)}\n`)
  renameSync(`${path}.new`, path)
}

/** Takes that back. */
export function removeHouseFile(dataDir: string): void {
  rmSync(join(dataDir, 'house.json'), { force: true })
}

/** The house that runs on this directory, or undefined when none does. */
export function findRunningHouse(dataDir: string): HouseFile | undefined {
  const file = readJson<HouseFile>(join(dataDir, 'house.json'))
  const holder = readHolder(join(dataDir, 'house.lock'))
  return file !== undefined && holder !== undefined && file.pid === holder.pid && isAtWork(holder) ? file : undefined
}

function isAtWork(holder: Holder): boolean {
  return isRunning(holder.pid) && startOf(holder.pid) === holder.start
}

function inUse(dataDir: string, holder: Holder | undefined): CannotStart {
  const house = readJson<HouseFile>(join(dataDir, 'house.json'))
  const isHouse = holder?.doing === 'serve'
  const who = isHouse ? 'A house' : `The command "${holder?.doing ?? 'unknown'}"`
  const where = isHouse && house !== undefined && house.pid === holder?.pid ? ` at ${house.address}` : ''
  return new CannotStart(
    `${who} runs on the data directory ${dataDir} already (process ${holder?.pid ?? 'unknown'}${where}). ${isHouse ? 'Use that one, stop it first' : 'Wait until it is done'}, or set DATA_DIR to another directory.`,
  )
}

function linkOnce(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return false
    throw cause
  }
}

/** Takes a dead lock away; when somebody else took it away first and locked, theirs is put back. */
function removeStale(lockFile: string, stale: Holder | undefined): void {
  const aside = `${lockFile}.stale.${process.pid}`
  try {
    renameSync(lockFile, aside)
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return
    throw cause
  }
  const taken = readHolder(aside)
  if (taken !== undefined && (taken.pid !== stale?.pid || taken.start !== stale.start)) linkOnce(aside, lockFile)
  rmSync(aside, { force: true })
}

function readHolder(path: string): Holder | undefined {
  return readJson<Holder>(path)
}

function readJson<T>(path: string): T | undefined {
  try {
    // These files are written by this program alone; whatever else stands there counts as nothing.
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    return undefined
  }
}

function inOneSentence(cause: unknown, dataDir: string): unknown {
  const sentence = cause instanceof CannotStart ? undefined : sentenceOfFileTrouble(cause, dataDir)
  return sentence === undefined ? cause : new CannotStart(sentence, { cause })
}

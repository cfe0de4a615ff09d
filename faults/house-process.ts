/** A house in a process of its own, on a port that it keeps: started, killed and started again while others write and listen. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { makeClient, type Client } from '../contract/client.ts'
import { findPort } from '../server/listening.ts'
import { answerOf } from '../server/test-house.ts'

const ROOT = join(import.meta.dirname, '..')
/** Longest time until a house answers: a start with a build of the pages on a busy machine. */
const READY_MS_MAX = 60_000
const LOOK_EVERY_MS = 20
/** Seats at one table, the most there may be. */
const SEATS_PER_TABLE = 12
/** Seats taken side by side. */
const JOINS_AT_ONCE = 20

/** A café whose first round runs. */
export interface RunningCafe {
  readonly id: string
  readonly slug: string
  readonly code: string
  readonly round: string
  /** Keys of the seats. */
  readonly tokens: readonly string[]
}

/** The house. */
export class HouseProcess {
  readonly dataDir: string
  readonly address: string
  readonly #port: number
  readonly #env: Readonly<Record<string, string>>
  #child: ChildProcess | null = null
  #said = ''
  #forum: string | null = null

  private constructor(dataDir: string, port: number, env: Readonly<Record<string, string>>) {
    this.dataDir = dataDir
    this.#port = port
    this.#env = env
    this.address = `http://127.0.0.1:${port}`
  }

  /** Finds it a place and starts it. */
  static async start(env: Readonly<Record<string, string>> = {}): Promise<HouseProcess> {
    const house = new HouseProcess(mkdtempSync(join(tmpdir(), 'entente-fault-')), await findPort('127.0.0.1', 0), env)
    await house.again()
    return house
  }

  /** Everything that it has said so far, in every life. */
  get said(): string {
    return this.#said
  }

  get operatorKey(): string {
    return readFileSync(join(this.dataDir, 'operator.key'), 'utf8').trim()
  }

  get operator(): Client {
    return makeClient(fetch, this.address, { authorization: `Operator ${this.operatorKey}` })
  }

  /** Kills the embedded database; one that has just died by an earlier blow is left to come back. */
  killDatabase(): void {
    const lockFile = join(this.dataDir, 'postgres/postmaster.pid')
    const pid = Number.parseInt(readProc(lockFile), 10)
    if (pid > 1) killIfThere(pid)
  }

  /** Starts it where it was, and waits until it answers. */
  async again(): Promise<void> {
    const child = spawn(process.execPath, ['cli/main.ts', 'serve'], {
      cwd: ROOT,
      env: {
        ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], HOST: '127.0.0.1', PORT: String(this.#port) },
        ...{ DATA_DIR: this.dataDir, ...this.#env },
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (this.#said += String(chunk)))
    this.#child = child
    await this.ready()
  }

  /** Waits until it answers that it can read and write. */
  async ready(): Promise<void> {
    for (const end = Date.now() + READY_MS_MAX; Date.now() < end; await wait(LOOK_EVERY_MS)) {
      if (await this.#isReady()) return
      if (this.#child?.exitCode !== null) break
    }
    throw new Error(`the house did not come back:\n${this.#said.slice(-2_000)}`)
  }

  /** Ends the process at once, or in order, and waits until it is gone. */
  async stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await gone
  }

  /** Leaves no process and no file behind. */
  async close(): Promise<void> {
    await this.stop('SIGKILL')
    for (const pid of ofDirectory(this.dataDir)) killIfThere(pid)
    rmSync(this.dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }

  /** Opens the forum if need be, prepares a café with enough tables, opens its doors, takes seats and starts the first round. */
  async aCafe(people: number, address = this.address): Promise<RunningCafe> {
    const call = this.operator
    const forum = await this.#openForum(address)
    const questions = ['One?', 'Two?', 'Three?'].map((text) => ({ text, goals: [] }))
    const plan = {
      template: 'world-cafe-2-hours',
      title: 'A hall',
      date: '2026-10-08',
      start: '18:15',
      timeZone: 'UTC',
      questions,
    } as const
    const { id, slug } = answerOf(await call('POST /forums/:forum/gatherings', { params: { forum }, key: crypto.randomUUID(), body: plan }))
    const params = { gathering: id }
    const tables = Array.from({ length: Math.ceil(people / SEATS_PER_TABLE) + 1 }, () => ({
      modality: 'room' as const,
      capacity: SEATS_PER_TABLE,
    }))
    answerOf(await call('PUT /gatherings/:gathering/tables', { params, body: { tables } }))
    const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params }))
    const tokens: string[] = []
    while (tokens.length < people)
      tokens.push(
        ...(await Promise.all(
          Array.from({ length: Math.min(JOINS_AT_ONCE, people - tokens.length) }, async () => await aSeat(address, code)),
        )),
      )
    answerOf(await call('POST /gatherings/:gathering/clock/start', { params }))
    return { id, slug, code, tokens, round: await this.firstRound(id) }
  }

  /** Opens the forum if need be. */
  async aForum(): Promise<void> {
    await this.#openForum(this.address)
  }

  async #openForum(address: string): Promise<string> {
    const token = /setup\?token=(\S+)/.exec(this.#said)?.[1] ?? ''
    const opening = { token, forumName: 'A forum', timeZone: 'UTC', name: 'Amina', email: 'amina@example.org' }
    this.#forum ??= answerOf(await makeClient(fetch, address)('POST /house/open', { body: opening })).forum
    return this.#forum
  }

  /** Moves the clock on to the first round. @returns its id */
  async firstRound(gathering: string): Promise<string> {
    const call = this.operator
    const params = { gathering }
    const { programme } = answerOf(await call('GET /gatherings/:gathering', { params }))
    const first = programme.findIndex((item) => item.round === 1)
    for (let step = 0; step < first; step++) answerOf(await call('POST /gatherings/:gathering/clock/next', { params }))
    return programme[first]?.id ?? ''
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.address}/readyz`, { signal: AbortSignal.timeout(2_000) })).status === 200
    } catch {
      // Nobody listens yet.
      return false
    }
  }
}

/** Takes a seat. @returns its key */
export async function aSeat(address: string, code: string): Promise<string> {
  const call = makeClient(fetch, address)
  return answerOf(await call('POST /join/:code/seats', { params: { code }, key: crypto.randomUUID(), body: { modality: 'room' } })).token
}

/** Every idea on record, in the order of its number. */
export async function ideasOnRecord(call: Client, gathering: string): Promise<{ number: number; text: string; entry: number }[]> {
  const ideas: { number: number; text: string; entry: number }[] = []
  for (let after: number | null = 0; after !== null;) {
    const page: { ideas: readonly { number: number; text: string | null; entry: number }[]; next: number | null } = answerOf(
      await call('GET /gatherings/:gathering/ideas', { params: { gathering }, query: { after } }),
    )
    ideas.push(...page.ideas.map(({ number, text, entry }) => ({ number, text: text ?? '', entry })))
    after = page.next
  }
  return ideas.toSorted((a, b) => a.number - b.number)
}

function ofDirectory(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter(
      (pid) => readProc(`/proc/${pid}/cmdline`).includes(dataDir) || readProc(`/proc/${pid}/environ`).includes(`DATA_DIR=${dataDir}\0`),
    )
    .map(Number)
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended meanwhile.
    return ''
  }
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended meanwhile.
  }
}

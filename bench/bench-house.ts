/** A whole house for a bench: started as its operator would, in a process and a directory of its own, on this machine only. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeClient, type Client } from '../contract/client.ts'
import { socketUrlOf } from '../server/database/embedded.ts'

/** Longest time that a house may take to open, with a build of the pages. */
const OPEN_MS_MAX = 180_000
/** Seats at one table of the bench, the most there may be. */
const SEATS_PER_TABLE = 12
/** Seats taken side by side. */
const JOINS_AT_ONCE = 25

/** A house that a bench measures. */
export interface BenchHouse {
  readonly address: string
  readonly databaseUrl: string
  readonly pid: number
  /** Calls the API as the operator. */
  readonly operator: Client
  close(): Promise<void>
}
/** A café whose first round runs. */
export interface BenchCafe {
  readonly id: string
  readonly slug: string
  readonly code: string
  /** The round that runs first. */
  readonly round: string
  readonly rounds: readonly string[]
  /** Keys of the seats. */
  readonly tokens: readonly string[]
}

/** Starts it and opens its forum. */
export async function startBenchHouse(): Promise<BenchHouse> {
  const dataDir = await mkdtemp(join(tmpdir(), 'entente-bench-'))
  const port = await freePort()
  const child = spawn(process.execPath, ['cli/main.ts', 'serve'], {
    env: { PATH: process.env['PATH'] ?? '', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const address = `http://127.0.0.1:${port}`
  const token = await until(() => /setup\?token=([^\s]+)/.exec(said)?.[1], OPEN_MS_MAX)
  const guest = makeClient(fetch, address)
  answerOf(
    await guest('POST /house/open', {
      body: { token, forumName: 'Forum of the bench', timeZone: 'UTC', name: 'Bench', email: 'bench@example.org' },
    }),
  )
  const { readFile } = await import('node:fs/promises')
  const key = (await readFile(join(dataDir, 'operator.key'), 'utf8')).trim()
  return {
    address,
    databaseUrl: socketUrlOf(dataDir, 'entente'),
    pid: child.pid ?? 0,
    operator: makeClient(fetch, address, { authorization: `Operator ${key}` }),
    close: async () => {
      child.kill('SIGTERM')
      await new Promise((resolve) => child.once('exit', resolve))
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a café may be besides the one of the template. */
export interface CafeShape {
  /** Rounds, each followed by a break; without it the programme is that of the template. */
  readonly rounds?: number
  readonly seatsPerTable?: number
  /** Places at its tables; without it as many as people sit there. */
  readonly places?: number
}

/** Prepares a café with enough tables, opens it, seats people and starts the first round. */
export async function startCafe(house: BenchHouse, title: string, people: number, shape: CafeShape = {}): Promise<BenchCafe> {
  const { operator } = house
  const forum = answerOf(await operator('GET /house')).forum ?? ''
  const made = answerOf(
    await operator('POST /forums/:forum/gatherings', {
      params: { forum },
      key: `bench-${title}`,
      body: {
        template: 'world-cafe-2-hours',
        title,
        date: '2026-10-08',
        start: '18:15',
        timeZone: 'UTC',
        questions: ['What?', 'Why?', 'How?'].map((text) => ({ text, goals: [] })),
      },
    }),
  )
  const params = { gathering: made.id }
  const capacity = shape.seatsPerTable ?? SEATS_PER_TABLE
  const tables = Array.from({ length: Math.max(1, Math.ceil((shape.places ?? people) / capacity)) + 1 }, () => ({
    modality: 'room' as const,
    capacity,
  }))
  if (shape.rounds !== undefined) await setRounds(house, made.id, shape.rounds)
  answerOf(await operator('PUT /gatherings/:gathering/tables', { params, body: { tables } }))
  const { code } = answerOf(await operator('POST /gatherings/:gathering/open', { params }))
  const tokens: string[] = []
  const guest = makeClient(fetch, house.address)
  while (tokens.length < people) {
    const some = Array.from(
      { length: Math.min(JOINS_AT_ONCE, people - tokens.length) },
      async (_, index) =>
        answerOf(
          await guest('POST /join/:code/seats', {
            params: { code },
            key: `${made.id}-${tokens.length + index}`,
            body: { modality: 'room' },
          }),
        ).token,
    )
    tokens.push(...(await Promise.all(some)))
  }
  answerOf(await operator('POST /gatherings/:gathering/clock/start', { params }))
  answerOf(await operator('POST /gatherings/:gathering/clock/next', { params }))
  const { programme } = answerOf(await operator('GET /gatherings/:gathering', { params }))
  const rounds = programme.filter((item) => item.round !== null).map((item) => item.id)
  return { id: made.id, slug: made.slug, code, round: rounds[0] ?? '', rounds, tokens }
}

/** A programme of so many rounds of 20 minutes, with a break of 5 after each; it begins in the morning, so that it fits into a day. */
async function setRounds({ operator }: BenchHouse, gathering: string, rounds: number): Promise<void> {
  const params = { gathering }
  const { questions } = answerOf(await operator('GET /gatherings/:gathering', { params }))
  const time = (minute: number): string => `${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const items = Array.from({ length: rounds }, (_, at) => [
    {
      ...{ kind: 'conversation' as const, title: `Conversation ${at + 1}`, start: time(5 + at * 25), end: time(25 + at * 25) },
      question: questions[at % questions.length]?.id ?? null,
    },
    { kind: 'break' as const, title: 'Walk', start: time(25 + at * 25), end: time(30 + at * 25) },
  ]).flat()
  const opening = { kind: 'opening' as const, title: 'Opening', start: time(0), end: time(5) }
  answerOf(await operator('PUT /gatherings/:gathering/programme', { params, body: { items: [opening, ...items] } }))
}

/** The answer of a call that must not be refused. */
export function answerOf<T>(
  outcome: { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly problem: { readonly detail: string } },
): T {
  if (!outcome.ok) throw new Error(outcome.problem.detail)
  return outcome.answer
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address !== null ? address.port : 0
}

async function until<T>(find: () => T | undefined, msMax: number): Promise<T> {
  for (const end = Date.now() + msMax; Date.now() < end;) {
    const found = find()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the house did not open within ${msMax / 1000} s`)
}

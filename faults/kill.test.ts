/** The house and its database killed while a hall writes: what was acknowledged is there afterwards, once, and the record is whole. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeClient, type Client } from '../contract/client.ts'
import { findPort } from '../server/listening.ts'
import { answerOf } from '../server/test-house.ts'

const ROOT = join(import.meta.dirname, '..')
const WRITERS = 50
/** How long the hall writes before each blow. */
const WRITING_MS = 700

let dataDir: string
let port: number
let house: ChildProcess
let code: string
let gathering: string
let round: string
const tokens: string[] = []
/** Texts of ideas that the house said were on record, by the number that it gave. */
const acknowledged = new Map<number, string>()
const hall = { isWriting: false }
let written = 0
const busy = new Set<number>()

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'entente-kill-'))
  port = await findPort('127.0.0.1', 0)
  house = await start()
  const call = operator()
  answerOf(await call('POST /house/demo'))
  const forum = answerOf(await call('GET /house')).forum ?? ''
  const questions = ['One?', 'Two?', 'Three?'].map((text) => ({ text, goals: [] }))
  const made = answerOf(
    await call('POST /forums/:forum/gatherings', {
      params: { forum },
      key: 'prepare-kill',
      body: { template: 'world-cafe-2-hours', title: 'A hall', date: '2026-10-08', start: '18:15', timeZone: 'UTC', questions },
    }),
  )
  gathering = made.id
  const { version } = answerOf(await call('GET /gatherings/:gathering', { params: { gathering } }))
  const tables = Array.from({ length: 10 }, () => ({ modality: 'room' as const, capacity: 8 }))
  answerOf(await call('PUT /gatherings/:gathering/tables', { params: { gathering }, ifMatch: version, body: { tables } }))
  code = answerOf(await call('POST /gatherings/:gathering/open', { params: { gathering } })).code
  const { programme } = answerOf(await call('GET /gatherings/:gathering', { params: { gathering } }))
  const target = programme.findIndex((item) => item.round === 1)
  round = programme[target]?.id ?? ''
  answerOf(await call('POST /gatherings/:gathering/clock/start', { params: { gathering } }))
  for (let step = 0; step < target; step++) answerOf(await call('POST /gatherings/:gathering/clock/next', { params: { gathering } }))
  for (let at = 0; at < WRITERS; at++)
    tokens.push(
      answerOf(
        await makeClient(fetch, base())('POST /join/:code/seats', { params: { code }, key: `the key of the seat of ${at}`, body: { modality: 'room' } }),
      ).token,
    )
})
afterAll(() => {
  hall.isWriting = false
  for (const pid of ofThisHouse()) process.kill(pid, 'SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a hall that writes', () => {
  it('loses nothing that was acknowledged when its house is killed, and when the database under it is', async () => {
    for (const blow of ['house', 'database', 'house'] as const) {
      const before = acknowledged.size
      const writers = write()
      await wait(WRITING_MS)
      if (blow === 'house') {
        house.kill('SIGKILL')
        await wait(200)
        house = await start()
      } else {
        process.kill(Number.parseInt(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10), 'SIGKILL')
        await wait(200)
        await until(async () => await isReady())
      }
      await wait(WRITING_MS)
      hall.isWriting = false
      await writers
      expect(acknowledged.size - before).toBeGreaterThan(WRITERS)
      expect(lostFrom(await recorded())).toEqual([])
    }
    // While the database was away the house stood, and said so.
    expect([...busy].filter((status) => status >= 500)).toEqual(busy.has(503) ? [503] : [])
    const report = answerOf(await operator()('POST /house/verify'))
    expect([report.isWhole, report.findings]).toEqual([true, []])
  })

  it('would be seen to have lost one', async () => {
    const ideas = await recorded()
    const last = Math.max(...acknowledged.keys())
    ideas.delete(last)
    expect(lostFrom(ideas)).toEqual([last])
  })
})

/** Every seat says one thing after the other; what is not answered is sent again with its key, as a phone does. */
async function write(): Promise<void> {
  hall.isWriting = true
  await Promise.all(
    tokens.map(async (token) => {
      while (hall.isWriting) {
        written += 1
        await sayUntilHeard(token, `key-of-${written}`, `Thought ${written}`)
      }
    }),
  )
}

async function sayUntilHeard(token: string, key: string, text: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    try {
      const reply = await fetch(`${base()}/api/v1/gatherings/${gathering}/ideas`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify({ round, text }),
      })
      if (reply.status === 201) {
        // The contract says what stands in the answer.
        const { idea } = (await reply.json()) as { idea: { number: number; text: string } }
        acknowledged.set(idea.number, idea.text)
        return
      }
      busy.add(reply.status)
    } catch {
      // Nobody is there now.
    }
    await wait(50)
  }
  throw new Error(`never heard: ${text}`)
}

function lostFrom(ideas: ReadonlyMap<number, string>): number[] {
  return [...acknowledged].filter(([number, text]) => ideas.get(number) !== text).map(([number]) => number)
}

/** Ideas on record by number; a text that stands there twice is a fault too. */
async function recorded(): Promise<Map<number, string>> {
  const ideas = new Map<number, string>()
  let after: number | null = 0
  while (after !== null) {
    const page: { ideas: readonly { number: number; text: string | null }[]; next: number | null } = answerOf(
      await operator()('GET /gatherings/:gathering/ideas', { params: { gathering }, query: { after } }),
    )
    for (const idea of page.ideas) ideas.set(idea.number, idea.text ?? '')
    after = page.next
  }
  expect(new Set(ideas.values()).size).toBe(ideas.size)
  return ideas
}

function base(): string {
  return `http://127.0.0.1:${port}`
}

function operator(): Client {
  const key = readFileSync(join(dataDir, 'operator.key'), 'utf8').trim()
  return makeClient(fetch, base(), { authorization: `Operator ${key}` })
}

async function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['cli/entente.mjs', 'serve'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port) },
    stdio: 'ignore',
  })
  await until(async () => await isReady())
  return child
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${base()}/readyz`)).status === 200
  } catch {
    // Nobody listens yet.
    return false
  }
}

function ofThisHouse(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => readProc(`/proc/${pid}/environ`).includes(`DATA_DIR=${dataDir}\0`))
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

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries++) {
    if (await isSo()) return
    await wait(30)
  }
  throw new Error('it never came')
}

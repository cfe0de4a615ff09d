import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import type { Database } from '../database/connect.ts'
import { makeTestDatabase } from '../database/test-database.ts'
import { parseSettings } from '../settings/settings.ts'
import { countLetters, readLetters } from '../sql/letters.ts'
import { makeLetters, SEND_ATTEMPTS_MAX, type Letters } from './letters.ts'
import { startSmtpSink, type SmtpSink } from './smtp-sink.ts'

const letter = {
  to: 'ada@example.org',
  subject: 'Your sign-in link · ссылка',
  text: 'Open\n\nhttp://house.example/verify?token=abc123&callbackURL=%2F\n',
}
let database: Database
let sink: SmtpSink
let letters: Letters
let now = Date.parse('2026-11-24T10:00:00.000Z')
let said: string[] = []

function openPost(smtpUrl: string | null, logLevel = 'warn'): Letters {
  const settings = parseSettings({ DATA_DIR: '/tmp', LOG_LEVEL: logLevel, ...(smtpUrl === null ? {} : { SMTP_URL: smtpUrl }) })
  letters = makeLetters({ database, settings, now: () => new Date(now), newId: () => uuidv7() }, (line) => void said.push(line))
  return letters
}

beforeAll(async () => {
  database = await makeTestDatabase(inject('templateUrl'))
  sink = await startSmtpSink()
})
beforeEach(() => {
  said = []
})
afterEach(async () => {
  await letters.close()
  await database.db.deleteFrom('letters').execute()
})
afterAll(async () => {
  await sink.close()
  await database.close()
})

describe('letters without a mail server', () => {
  it('are kept in the outbox with their link, and shown in the terminal', async () => {
    await openPost(null).send(letter)
    expect(await readLetters(database.db, 10)).toMatchObject([{ ...letter, sentAt: null, attempts: 0, lastTrouble: null }])
    expect(said.join('')).toContain('ada@example.org')
    expect(said.join('')).toContain('token=abc123')
    expect(await countLetters(database.db)).toEqual({ waiting: 0, givenUp: 0 })
  })
  it('are not shown in a silent terminal', async () => {
    await openPost(null, 'silent').send(letter)
    expect(said).toEqual([])
  })
  it('are thrown away after thirty days', async () => {
    await openPost(null).send(letter)
    now += 31 * 24 * 60 * 60_000
    await letters.send({ ...letter, to: 'ben@example.org' })
    expect(await readLetters(database.db, 10)).toMatchObject([{ to: 'ben@example.org' }])
  })
})

describe('letters with a mail server', () => {
  it('reach it once, and keep no link in the outbox afterwards', async () => {
    const before = sink.messages.length
    await openPost(sink.url).send(letter)
    await letters.deliverDue()
    await letters.deliverDue()
    expect(sink.messages.slice(before)).toMatchObject([{ from: 'entente@localhost', to: ['ada@example.org'] }])
    expect(sink.messages.at(-1)?.data.replaceAll(/=\n/g, '')).toMatch(/token(=|=3D)abc123/)
    const kept = await readLetters(database.db, 10)
    expect(kept).toMatchObject([{ attempts: 1, sentAt: new Date(now).toISOString() }])
    expect(kept[0]?.text).toContain('token=…&callbackURL=%2F')
  })
  it('are tried again after a wait when the server is busy', async () => {
    const before = sink.messages.length
    sink.refuse(1)
    await openPost(sink.url).send(letter)
    await letters.deliverDue()
    expect(sink.messages).toHaveLength(before)
    expect(await readLetters(database.db, 10)).toMatchObject([{ attempts: 1, sentAt: null, lastTrouble: expect.stringContaining('busy') }])
    now += 16_000
    await letters.deliverDue()
    expect(sink.messages).toHaveLength(before + 1)
    expect(await readLetters(database.db, 10)).toMatchObject([{ attempts: 2, lastTrouble: null }])
  })
  it('are given up in the end, with the trouble beside them', async () => {
    sink.refuse(100)
    await openPost(sink.url).send(letter)
    for (let attempt = 0; attempt < SEND_ATTEMPTS_MAX + 3; attempt += 1) {
      await letters.deliverDue()
      now += 24 * 60 * 60_000
    }
    sink.refuse(0)
    expect(await readLetters(database.db, 10)).toMatchObject([
      { attempts: SEND_ATTEMPTS_MAX, sentAt: null, lastTrouble: expect.stringContaining('451') },
    ])
    expect(await countLetters(database.db)).toEqual({ waiting: 0, givenUp: 1 })
  })
  it('wait while the server is away, and go out when the house starts again', async () => {
    const before = sink.messages.length
    await openPost('smtp://127.0.0.1:1').send(letter)
    await letters.deliverDue()
    await letters.close()
    expect(await countLetters(database.db)).toEqual({ waiting: 1, givenUp: 0 })
    now += 60_000
    openPost(sink.url)
    await expect.poll(() => sink.messages.length).toBe(before + 1)
  })
  it('go one each when two houses share the outbox', async () => {
    const before = sink.messages.length
    const other = openPost(sink.url)
    const one = openPost(sink.url)
    await Promise.all(Array.from({ length: 6 }, (_, at) => (at % 2 === 0 ? one : other).send({ ...letter, to: `m${at}@example.org` })))
    await Promise.all([one.deliverDue(), other.deliverDue()])
    await other.close()
    expect(new Set(sink.messages.slice(before).map(({ to }) => to[0])).size).toBe(6)
    expect(sink.messages).toHaveLength(before + 6)
  })
})

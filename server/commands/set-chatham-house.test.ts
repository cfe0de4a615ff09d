import { afterEach, beforeEach, expect, it } from 'vitest'
import { SILENT_MINUTES } from '../../contract/limits.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../test-house.ts'
import { verifyHouse } from '../views/verify.ts'

/** A stretch after which the console names quiet tables. */
const STRETCH_MS = SILENT_MINUTES * 60_000
let test: TestHouse
beforeEach(async () => {
  test = await aHouse()
})
afterEach(async () => await test.close())

it('is set before the doors open, stays so, and is rebuilt from the ledger with ideas that name nobody', async () => {
  const { forum, administrator } = await test.open()
  const { call } = administrator
  const body = {
    template: 'world-cafe-2-hours',
    title: 'A quiet hall',
    date: '2013-10-08',
    start: '18:15',
    timeZone: 'Europe/Zurich',
    questions: ['One?', 'Two?', 'Three?'].map((text) => ({ text, goals: [] })),
  }
  const { id } = answerOf(await call('POST /forums/:forum/gatherings', { params: { forum }, key: 'prepare-1', body }))
  const params = { gathering: id }
  answerOf(await call('PUT /gatherings/:gathering/chatham-house', { params, body: { isOn: true } }))
  const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params }))
  const back = await call('PUT /gatherings/:gathering/chatham-house', { params, body: { isOn: false } })
  expect(problemOf(back).code).toBe('gathering_not_editable')
  const key = 'a key of a seat of a test 1'
  const { token, seat: seated } = answerOf(await test.call('POST /join/:code/seats', { params: { code }, key, body: { modality: 'room' } }))
  const { programme } = answerOf(await call('GET /gatherings/:gathering', { params }))
  const first = programme.findIndex((item) => item.round === 1)
  answerOf(await call('POST /gatherings/:gathering/clock/start', { params }))
  for (let step = 0; step < first; step += 1) answerOf(await call('POST /gatherings/:gathering/clock/next', { params }))
  const seat = test.as({ authorization: `Bearer ${token}` })
  const idea = { round: programme[first]?.id ?? '', text: 'Who said this?' }
  const put = async (text: string) =>
    await seat('POST /gatherings/:gathering/ideas', { params, key: 'idea-key-1', body: { ...idea, text } })
  const { idea: said } = answerOf(await put(idea.text))
  expect(answerOf(await put(idea.text)).idea.id).toBe(said.id)
  expect(problemOf(await put('Something else')).code).toBe('key_reused')
  const keys = JSON.stringify(await test.house.database.db.selectFrom('idempotency_keys').selectAll().execute())
  expect(keys).toContain(said.id)
  for (const told of [`idea:${seated.id}`, 'idea-key-1']) expect(keys).not.toContain(told)
  expect((await verifyHouse(test.house)).findings).toEqual([])
  expect(await test.house.database.db.selectFrom('idea_whereabouts').selectAll().execute()).toHaveLength(1)
  answerOf(await call('POST /gatherings/:gathering/close', { params }))
  expect(await test.house.database.db.selectFrom('idea_whereabouts').selectAll().execute()).toEqual([])
  expect((await verifyHouse(test.house)).findings).toEqual([])
})

it('names quiet tables by whole stretches where three wrote, and gives the host the round before without putting it on record', async () => {
  const { forum, administrator } = await test.open()
  const { call } = administrator
  const body = { template: 'world-cafe-2-hours', title: 'A quiet hall', date: '2013-10-08', start: '18:15', timeZone: 'Europe/Zurich' }
  const questions = ['One?', 'Two?', 'Three?'].map((text) => ({ text, goals: [] }))
  const asked = { params: { forum }, key: 'prepare-1', body: { ...body, questions } }
  const params = { gathering: answerOf(await call('POST /forums/:forum/gatherings', asked)).id }
  answerOf(await call('PUT /gatherings/:gathering/chatham-house', { params, body: { isOn: true } }))
  const { version } = answerOf(await call('GET /gatherings/:gathering', { params }))
  // One seat at each of four tables, so that everybody sits at another.
  const tables = Array.from({ length: 4 }, () => ({ modality: 'room' as const, capacity: 1 }))
  answerOf(await call('PUT /gatherings/:gathering/tables', { params, ifMatch: version, body: { tables } }))
  const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params }))
  const taken = []
  for (let at = 0; at < 4; at += 1)
    taken.push(
      answerOf(
        await test.call('POST /join/:code/seats', { params: { code }, key: `a key of a seat of a test ${at}`, body: { modality: 'room' } }),
      ),
    )
  const next = async () => answerOf(await call('POST /gatherings/:gathering/clock/next', { params }))
  const quiet = async () => answerOf(await call('GET /gatherings/:gathering/console', { params })).quiet
  const { programme, walkMinutes } = answerOf(await call('GET /gatherings/:gathering', { params }))
  const first = programme.findIndex((item) => item.round === 1)
  answerOf(await call('POST /gatherings/:gathering/clock/start', { params }))
  for (let step = 0; step < first; step += 1) await next()
  test.pass(walkMinutes * 60_000)
  const round = programme[first]?.id ?? ''
  const people = taken.map(({ seat, token }) => ({
    number: seat.number,
    table: seat.tables[0]?.table ?? '',
    call: test.as({ authorization: `Bearer ${token}` }),
  }))
  const [host, second, third, fourth] = people
  if (host === undefined || second === undefined || third === undefined || fourth === undefined) throw new Error('nobody sits')
  const put = async (who: typeof host, text: string) =>
    answerOf(await who.call('POST /gatherings/:gathering/ideas', { params, key: `key of ${text}`, body: { round, text } }))
  expect(new Set(people.map(({ table }) => table)).size).toBe(4)
  await put(host, 'A first thing')
  await put(second, 'A second thing')
  expect(await quiet()).toBeUndefined()
  test.pass(STRETCH_MS + 1)
  // Two tables wrote: each of the two would be known to be the other one or this.
  expect((await quiet())?.tables).toBeNull()
  for (const [at, who] of [host, second, third].entries()) await put(who, `Another thing ${at}`)
  test.pass(STRETCH_MS)
  expect((await quiet())?.tables).toEqual([fourth.table])
  const seat = { params: { ...params, table: host.table }, body: { seat: host.number } }
  answerOf(await call('PUT /gatherings/:gathering/tables/:table/host', seat))
  await next()
  const card = answerOf(await host.call('GET /gatherings/:gathering/host-card', { params }))
  expect(card).toMatchObject({ isChathamHouse: true, unheard: [] })
  expect(card.before?.ideas.map(({ text }) => text)).toEqual(['A first thing', 'Another thing 0'])
  expect(problemOf(await host.call('PUT /gatherings/:gathering/recap', { params, body: { round, ideas: [1] } })).code).toBe('untold_here')
})

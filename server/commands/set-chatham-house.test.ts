import { afterEach, beforeEach, expect, it } from 'vitest'
import { aHouse, answerOf, problemOf, type TestHouse } from '../test-house.ts'
import { verifyHouse } from '../views/verify.ts'

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
  const { token } = answerOf(await test.call('POST /join/:code/seats', { params: { code }, key, body: { modality: 'room' } }))
  const { programme } = answerOf(await call('GET /gatherings/:gathering', { params }))
  const first = programme.findIndex((item) => item.round === 1)
  answerOf(await call('POST /gatherings/:gathering/clock/start', { params }))
  for (let step = 0; step < first; step += 1) answerOf(await call('POST /gatherings/:gathering/clock/next', { params }))
  const seat = test.as({ authorization: `Bearer ${token}` })
  const idea = { round: programme[first]?.id ?? '', text: 'Who said this?' }
  answerOf(await seat('POST /gatherings/:gathering/ideas', { params, key: 'idea-key-1', body: idea }))
  expect((await verifyHouse(test.house)).findings).toEqual([])
  expect(await test.house.database.db.selectFrom('idea_whereabouts').selectAll().execute()).toHaveLength(1)
  answerOf(await call('POST /gatherings/:gathering/close', { params }))
  expect(await test.house.database.db.selectFrom('idea_whereabouts').selectAll().execute()).toEqual([])
  expect((await verifyHouse(test.house)).findings).toEqual([])
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
beforeEach(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  const seat = await cafe.aSeat()
  await cafe.untilRound(1)
  for (const text of ['Open it at night', 'Ask the schools', 'Name who answers']) await seat.say(text)
})
afterEach(async () => await test.close())

async function put(list: 'connected' | 'common' | 'differing', idea: number, other?: number) {
  const body = { list, idea, ...(other === undefined ? {} : { with: other }) }
  return await cafe.administrator.call('POST /gatherings/:gathering/lists', { params: { gathering: cafe.id }, body })
}
const listsOf = async () => answerOf(await test.call('GET /gatherings/:gathering/lists', { params: { gathering: cafe.slug } }))

describe('the three lists of a town hall', () => {
  it('hold what the hall said, by number, for everybody to read', async () => {
    answerOf(await put('common', 2))
    answerOf(await put('connected', 1, 3))
    answerOf(await put('differing', 2))
    const lists = await listsOf()
    expect(lists.common.map(({ idea }) => idea.text)).toEqual(['Ask the schools'])
    expect(lists.connected.map(({ idea, other }) => [idea.number, other?.number])).toEqual([[1, 3]])
    expect(lists.differing).toHaveLength(1)
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
    // They travel with the record, and another house holds the same.
    const { call } = cafe.administrator
    const record = answerOf(await test.call('GET /gatherings/:gathering/record', { params: { gathering: cafe.id } }))
    expect(record).toMatchObject({ lists: { connected: [{ idea: 1, with: 3 }], common: [2], differing: [2] } })
    const { gathering } = answerOf(await call('POST /imports/gathering-records', { body: record }))
    expect(answerOf(await test.call('GET /gatherings/:gathering/record', { params: { gathering } }))).toEqual(record)
  })
  it('take back what was said, once', async () => {
    const { id } = answerOf(await put('common', 2))
    const out = async () =>
      await cafe.administrator.call('DELETE /gatherings/:gathering/lists/:listed', { params: { gathering: cafe.id, listed: id } })
    answerOf(await out())
    expect(problemOf(await out()).code).toBe('changed_since')
    expect((await listsOf()).common).toEqual([])
    answerOf(await put('common', 2))
  })
  it('refuse an idea that is not there, and a connection of one', async () => {
    expect(problemOf(await put('common', 99)).detail).toContain('idea No. 99')
    expect(problemOf(await put('connected', 1)).field).toBe('with')
  })
})

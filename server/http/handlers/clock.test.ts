import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

const MINUTE = 60_000
let test: TestHouse
let cafe: TestCafe
beforeEach(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterEach(async () => await test.close())

type Act = 'start' | 'pause' | 'next' | 'undo'
async function press(act: Act, ifMatch?: number) {
  const more = ifMatch === undefined ? {} : { ifMatch }
  return await cafe.administrator.call(`POST /gatherings/:gathering/clock/${act}`, { params: { gathering: cafe.id }, ...more })
}
async function minutes(count: number) {
  return await cafe.administrator.call('POST /gatherings/:gathering/clock/minutes', {
    params: { gathering: cafe.id },
    body: { minutes: count },
  })
}
async function view() {
  return answerOf(await cafe.administrator.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
}
const timesOf = (programme: Awaited<ReturnType<typeof view>>['programme']) =>
  programme.map((item) => `${item.title}: ${item.projectedStartsAt?.slice(11, 16) ?? '–'}`)

describe('moving the clock', () => {
  it('takes back every move exactly, the last one first, and says when none is left', async () => {
    const stands = [(await view()).clock]
    for (const act of [
      () => press('start'),
      () => minutes(5),
      () => press('pause'),
      () => press('start'),
      () => press('next'),
      () => minutes(-3),
    ]) {
      test.pass(MINUTE)
      answerOf(await act())
      stands.push((await view()).clock)
    }
    for (const stand of stands.slice(0, -1).toReversed()) {
      answerOf(await press('undo'))
      const { clock } = await view()
      const { state, item, startedAt, endsAt } = stand
      expect(clock).toMatchObject({ state, item, startedAt, endsAt })
    }
    expect(problemOf(await press('undo')).code).toBe('nothing_to_undo')
    expect((await view()).programme.every(({ startedAt, endedAt }) => startedAt === null && endedAt === null)).toBe(true)
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('moves nothing for somebody who saw another clock, so that two who press at once end one item', async () => {
    answerOf(await press('start'))
    const { version } = (await view()).clock
    const [first, second] = [await press('next', version), await press('next', version)]
    answerOf(first)
    expect(problemOf(second)).toMatchObject({ status: 412, code: 'clock_moved' })
    expect((await view()).programme.filter(({ startedAt }) => startedAt !== null)).toHaveLength(2)
  })
  it('shifts the rest by a delay, or keeps the end and shares the loss', async () => {
    test.setClock('2013-10-08T16:15:00.000Z')
    answerOf(await press('start'))
    answerOf(await minutes(20))
    expect(timesOf((await view()).programme).slice(1, 4)).toEqual([
      'Conversation 1: 16:50',
      'Conversation 2: 17:15',
      'Midway Town Hall: 17:40',
    ])
    answerOf(
      await cafe.administrator.call('PUT /gatherings/:gathering/clock/rest', {
        params: { gathering: cafe.id },
        body: { rest: 'keep_end' },
      }),
    )
    const kept = (await view()).programme
    expect(kept.at(-1)?.projectedEndsAt).toBe('2013-10-08T18:15:00.000Z')
    test.setClock('2013-10-08T16:50:00.000Z')
    answerOf(await press('next'))
    const { clock } = await view()
    const lasts = Date.parse(clock.endsAt ?? '') - Date.parse(clock.startedAt ?? '')
    expect(lasts).toBeLessThan(25 * MINUTE)
    expect(lasts).toBeGreaterThan(18 * MINUTE)
  })
  it('leaves out an item, goes back to one, and refuses what cannot be', async () => {
    const { programme } = await view()
    const [opening, first, second] = programme.map(({ id }) => id)
    const skip = async (item = '', isSkipped = true) =>
      await cafe.administrator.call('POST /gatherings/:gathering/clock/skip', { params: { gathering: cafe.id }, body: { item, isSkipped } })
    const back = async (item = '') =>
      await cafe.administrator.call('POST /gatherings/:gathering/clock/back', { params: { gathering: cafe.id }, body: { item } })
    answerOf(await press('start'))
    answerOf(await skip(first))
    answerOf(await press('next'))
    expect((await view()).clock.item).toBe(second)
    expect(problemOf(await skip(second)).code).toBe('item_begun')
    expect(problemOf(await back(first)).code).toBe('item_not_begun')
    answerOf(await back(opening))
    const after = await view()
    expect(after.clock.item).toBe(opening)
    expect(after.programme.filter(({ startedAt }) => startedAt !== null).map(({ id }) => id)).toEqual([opening])
    answerOf(await press('undo'))
    expect((await view()).clock.item).toBe(second)
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('keeps the minutes of walking, two unless the convener says otherwise', async () => {
    const set = async (count: number) =>
      await cafe.administrator.call('PUT /gatherings/:gathering/clock/walk', { params: { gathering: cafe.id }, body: { minutes: count } })
    expect((await view()).walkMinutes).toBe(2)
    answerOf(await set(5))
    expect((await view()).walkMinutes).toBe(5)
    expect(problemOf(await set(11)).field).toBe('minutes')
  })
  it('does not take back the start of a round in which ideas were put on the table', async () => {
    const seat = await cafe.aSeat()
    await cafe.untilRound(1)
    await seat.say('Open it at night')
    expect(problemOf(await press('undo')).detail).toContain('1 ideas were put on the tables in this round')
  })
})

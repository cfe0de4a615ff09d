import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
let host: TestSeat
let table: string
beforeEach(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  host = await cafe.aSeat()
  table = host.seat.tables[0]?.table ?? ''
  answerOf(
    await cafe.administrator.call('PUT /gatherings/:gathering/tables/:table/host', {
      params: { gathering: cafe.id, table },
      body: { seat: host.seat.number },
    }),
  )
})
afterEach(async () => await test.close())

const cardOf = async (seat: TestSeat) => await seat.call('GET /gatherings/:gathering/host-card', { params: { gathering: cafe.id } })
const handOn = async (seat: TestSeat, ideas: number[], round = cafe.rounds[0] ?? '') =>
  await seat.call('PUT /gatherings/:gathering/recap', { params: { gathering: cafe.id }, body: { round, ideas } })
const recaps = async () =>
  answerOf(await test.call('GET /gatherings/:gathering/recaps', { params: { gathering: cafe.slug }, query: {} })).recaps

/** Seats until two of them sit at the table of the host in round 1. */
async function neighbours(): Promise<TestSeat[]> {
  const near: TestSeat[] = []
  for (let tried = 0; near.length < 2 && tried < 40; tried += 1) {
    const seat = await cafe.aSeat()
    if (seat.seat.tables[0]?.table === table) near.push(seat)
  }
  return near
}

describe('the host of a table', () => {
  it('sees whom nobody has heard yet, and nobody else does', async () => {
    const [heard, quiet] = await neighbours()
    await cafe.untilRound(1)
    await heard?.say('Open it at night')
    const card = answerOf(await cardOf(host))
    expect(card.unheard).toEqual([{ seat: quiet?.seat.number, stakeholderGroup: quiet?.seat.stakeholderGroup }])
    expect(card.round?.number).toBe(1)
    expect([card.before, card.recapEndsAt]).toEqual([null, null])
    if (quiet === undefined) throw new Error('nobody sits at the table')
    expect(problemOf(await cardOf(quiet)).code).toBe('not_host')
  })
  it('hands on at most three ideas of the round before, and may choose again', async () => {
    await cafe.untilRound(1)
    for (const text of ['One', 'Two', 'Three', 'Four']) await host.say(text)
    expect(problemOf(await handOn(host, [1])).code).toBe('round_not_over')
    await cafe.untilRound(2)
    const card = answerOf(await cardOf(host))
    expect(card.before?.ideas.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    expect(Date.parse(card.recapEndsAt ?? '') - Date.parse(card.serverNow)).toBeGreaterThan(60_000)
    answerOf(await handOn(host, [4, 2]))
    answerOf(await handOn(host, [3, 1]))
    expect((await recaps()).map(({ roundNumber, ideas }) => [roundNumber, ideas.map(({ text }) => text)])).toEqual([[1, ['Three', 'One']]])
    expect(answerOf(await cardOf(host)).before?.handedOn).toEqual([3, 1])
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
    const shown = async () => answerOf(await host.call('GET /gatherings/:gathering/table-news', { params: { gathering: cafe.id } })).recap
    const [three, one] = [
      { number: 3, text: 'Three' },
      { number: 1, text: 'One' },
    ]
    expect(await shown()).toEqual({ roundNumber: 1, ideas: [three, one] })
    await cafe.untilRound(3)
    expect(await shown()).toBeNull()
    answerOf(await handOn(host, []))
    expect(await recaps()).toEqual([])
  })
  it('is refused ideas of elsewhere, and others are refused', async () => {
    const other = await cafe.aSeat()
    await cafe.untilRound(1)
    await host.say('One')
    await cafe.untilRound(2)
    await host.say('Of the second round', { round: cafe.rounds[1] ?? '' })
    expect(problemOf(await handOn(host, [2])).detail).toContain('No. 2')
    expect(problemOf(await handOn(host, [9])).code).toBe('not_found')
    expect(problemOf(await handOn(host, [1, 1])).field).toBe('ideas')
    expect(problemOf(await handOn(host, [1], cafe.id)).code).toBe('not_found')
    expect(problemOf(await handOn(other, [1])).code).toBe('not_host')
    answerOf(await cafe.administrator.call('POST /gatherings/:gathering/close', { params: { gathering: cafe.id } }))
    expect(problemOf(await handOn(host, [1])).code).toBe('gathering_not_open')
  })
})

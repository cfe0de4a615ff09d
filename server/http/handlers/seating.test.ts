import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keepPlanned } from '../../seating-keeper.ts'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
beforeEach(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterEach(async () => await test.close())

async function fill(count: number): Promise<TestSeat[]> {
  const seats = []
  for (let taken = 0; taken < count; taken += 1) seats.push(await cafe.aSeat())
  return seats
}
async function viewOf() {
  return answerOf(await cafe.administrator.call('GET /gatherings/:gathering/seating', { params: { gathering: cafe.id } }))
}
async function plan() {
  return await cafe.administrator.call('POST /gatherings/:gathering/seating/plan', {
    params: { gathering: cafe.id },
    body: { seconds: 0.3 },
  })
}
async function undo(entry: number) {
  return await cafe.administrator.call('POST /gatherings/:gathering/seating/undo', { params: { gathering: cafe.id }, body: { entry } })
}
const placesOf = (view: Awaited<ReturnType<typeof viewOf>>) => view.rounds.map(({ seatsAt }) => seatsAt)

describe('the plan of seats', () => {
  it('mixes twenty people so that nobody meets twice, and takes itself back exactly', async () => {
    await fill(20)
    const before = await viewOf()
    const planned = answerOf(await plan())
    const after = await viewOf()
    expect(after.figures?.repeats).toBe(0)
    expect(placesOf(after)[0]).toEqual(placesOf(before)[0])
    expect(after.changes[0]).toMatchObject({ kind: 'seating_planned', moves: planned.moves, by: 'member', isUndoable: true })
    answerOf(await undo(planned.entry))
    expect(placesOf(await viewOf())).toEqual(placesOf(before))
    expect(problemOf(await undo(planned.entry)).code).toBe('nothing_to_undo')
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('frees the places of somebody who leaves, seats them again, and refuses to do either twice', async () => {
    const [first] = await fill(5)
    const act = async (what: 'leave' | 'return') =>
      await cafe.administrator.call(`POST /gatherings/:gathering/seats/:number/${what}`, { params: { gathering: cafe.id, number: 1 } })
    answerOf(await act('leave'))
    expect(placesOf(await viewOf()).flat(2)).not.toContain(1)
    expect(problemOf(await act('leave')).detail).toContain('seat 1 has left already')
    answerOf(await act('return'))
    expect(placesOf(await viewOf()).every((round) => round.flat().includes(1))).toBe(true)
    expect(problemOf(await act('return')).detail).toContain('seat 1 is here')
    answerOf(await (first?.call ?? test.call)('POST /gatherings/:gathering/seat/leave', { params: { gathering: cafe.id } }))
    expect((await viewOf()).changes[0]).toMatchObject({ kind: 'seat_left', by: 'seat', seat: 1 })
  })
  it('moves everybody away from a lost table and nobody back when it is found', async () => {
    await fill(20)
    await cafe.untilRound(1)
    await keepPlanned(test.house, cafe.id)
    const before = await viewOf()
    const table = before.tables[0]?.id ?? ''
    const lost = answerOf(
      await cafe.administrator.call('POST /gatherings/:gathering/tables/:table/close', { params: { gathering: cafe.id, table } }),
    )
    const after = await viewOf()
    expect(lost.moves).toBeGreaterThan(0)
    expect(after.rounds.map(({ seatsAt }) => seatsAt[0])).toEqual([[], [], []])
    expect(placesOf(after).map((round) => round.flat().length)).toEqual([20, 20, 20])
    answerOf(await undo(lost.entry))
    expect(placesOf(await viewOf())).toEqual(placesOf(before))
    expect((await viewOf()).tables[0]?.closedFrom).toBeNull()
  })
  it('moves and swaps by hand, and says why not', async () => {
    await fill(6)
    const view = await viewOf()
    const round = view.rounds[1]
    const at = (seat: number) => round?.seatsAt.findIndex((seats) => seats.includes(seat)) ?? -1
    const other = [2, 3, 4, 5, 6].find((seat) => at(seat) !== at(1)) ?? 2
    const move = async (body: { seat: number; table: string; swapWith?: number; round?: string }) =>
      await cafe.administrator.call('POST /gatherings/:gathering/seating/moves', {
        params: { gathering: cafe.id },
        body: { round: round?.id ?? '', ...body },
      })
    answerOf(await move({ seat: 1, table: view.tables[at(other)]?.id ?? '', swapWith: other }))
    const after = await viewOf()
    expect(after.rounds[1]?.seatsAt[at(other)]).toContain(1)
    expect(after.rounds[1]?.seatsAt[at(1)]).toContain(other)
    const online = view.tables.find(({ modality }) => modality === 'online')?.id ?? ''
    expect(problemOf(await move({ seat: 1, table: online })).detail).toContain('is online and seat 1 is not')
    expect(problemOf(await move({ seat: 99, table: online })).code).toBe('not_found')
  })
  it('keeps wished pairs together and others apart, and refuses wishes that contradict', async () => {
    await fill(20)
    const wish = async (together: [number, number][], apart: [number, number][]) =>
      await cafe.administrator.call('PUT /gatherings/:gathering/seating/wishes', {
        params: { gathering: cafe.id },
        body: { together, apart },
      })
    expect(problemOf(await wish([[1, 2]], [[2, 1]])).field).toBe('apart.0')
    expect(problemOf(await wish([[1, 99]], [])).field).toBe('together.0')
    answerOf(await wish([[1, 2]], [[3, 4]]))
    answerOf(await plan())
    const { rounds } = await viewOf()
    for (const { seatsAt } of rounds.slice(1)) {
      expect(seatsAt.some((seats) => seats.includes(1) && seats.includes(2))).toBe(true)
      expect(seatsAt.some((seats) => seats.includes(3) && seats.includes(4))).toBe(false)
    }
  })
  it('keeps a host at the table in every round to come, named or offered, and one for each table', async () => {
    const seats = await fill(20)
    const view = await viewOf()
    const [first, second] = view.tables.map(({ id }) => id)
    const name = async (table = '', seat: number | null = null) =>
      await cafe.administrator.call('PUT /gatherings/:gathering/tables/:table/host', {
        params: { gathering: cafe.id, table },
        body: { seat },
      })
    const offer = async (seat: TestSeat | undefined, table = '') =>
      await (seat?.call ?? test.call)('POST /gatherings/:gathering/tables/:table/host/offer', { params: { gathering: cafe.id, table } })
    answerOf(await name(first, 3))
    expect(problemOf(await name(second, 3)).detail).toContain('seat 3 hosts table 1')
    answerOf(await offer(seats[4], second))
    expect(problemOf(await offer(seats[5], second)).detail).toContain('table 2 has a host')
    answerOf(await plan())
    for (const { seatsAt } of (await viewOf()).rounds.slice(1)) {
      expect(seatsAt[0]).toContain(3)
      expect(seatsAt[1]).toContain(5)
    }
    const reasons = answerOf(
      await (seats[2]?.call ?? test.call)('GET /gatherings/:gathering/seat/reasons', { params: { gathering: cafe.id } }),
    )
    expect(reasons.isHost).toBe(true)
    answerOf(await name(first))
    expect((await viewOf()).tables[0]?.hostSeat).toBeNull()
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('tells a participant whom they meet and why', async () => {
    const seats = await fill(20)
    answerOf(await plan())
    const reasons = answerOf(
      await (seats[0]?.call ?? test.call)('GET /gatherings/:gathering/seat/reasons', { params: { gathering: cafe.id } }),
    )
    expect(reasons.rounds).toHaveLength(3)
    expect(reasons.newPeople).toBe(reasons.rounds.reduce((sum, round) => sum + round.newPeople, 0))
    expect(reasons.metTwice).toBe(0)
  })
  it('plans by itself when a round begins and people came, and not again when nothing changed', async () => {
    await fill(20)
    await cafe.untilRound(1)
    await keepPlanned(test.house, cafe.id)
    const after = await viewOf()
    expect(after.figures?.repeats).toBe(0)
    const plans = after.changes.filter(({ kind }) => kind === 'seating_planned').length
    expect(plans).toBe(1)
    await keepPlanned(test.house, cafe.id)
    expect((await viewOf()).changes.filter(({ kind }) => kind === 'seating_planned')).toHaveLength(plans)
  })
  it('refuses to plan when no round is to come', async () => {
    await fill(4)
    await cafe.untilRound(3)
    expect(problemOf(await plan()).code).toBe('nothing_to_plan')
  })
})

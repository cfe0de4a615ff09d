import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeHouse, type House } from '../house.ts'
import { aCafe, type TestCafe } from '../test-cafe.ts'
import { aHouse, answerOf, TEST_URL, type TestHouse } from '../test-house.ts'
import { countingQueries } from '../test-query-count.ts'
import { verifyHouse } from '../views/verify.ts'
import { takeSeat } from './take-seat.ts'

const CAPACITY = 6

let test: TestHouse
let cafe: TestCafe
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterAll(async () => await test.close())

let keys = 0
/** Somebody comes to a door of a house. */
async function come(house: Pick<House, 'arrivals'>, code: string, more: { token?: string } = {}) {
  keys += 1
  const one = { stakeholderGroup: null, regionalGroup: null, modality: 'room', languages: [] } as const
  return await takeSeat(house, { ...one, code, token: `token ${keys}`, key: `key ${keys}`, ...more })
}
async function crowd(house: Pick<House, 'arrivals'>, code: string, people: number) {
  return await Promise.all(Array.from({ length: people }, async () => await come(house, code)))
}
/** A hall with so many tables, its doors open. */
async function aHall(tables: number): Promise<{ id: string; code: string }> {
  keys += 1
  const { call } = cafe.administrator
  const questions = ['What?', 'Why?', 'How?'].map((text) => ({ text, goals: [] }))
  const plan = { template: 'world-cafe-2-hours', title: 'A rush', date: '2013-10-09', start: '18:15', timeZone: 'UTC', questions } as const
  const { id } = answerOf(
    await call('POST /forums/:forum/gatherings', { params: { forum: cafe.forum }, key: `prepare ${keys}`, body: plan }),
  )
  const body = { tables: Array.from({ length: tables }, () => ({ modality: 'room' as const, capacity: CAPACITY })) }
  answerOf(await call('PUT /gatherings/:gathering/tables', { params: { gathering: id }, body }))
  const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params: { gathering: id } }))
  return { id, code }
}
async function viewOf(gathering: string) {
  return answerOf(await cafe.administrator.call('GET /gatherings/:gathering', { params: { gathering } }))
}
async function anotherProcess(database = test.house.database): Promise<House> {
  return await makeHouse({ database, settings: test.house.settings, publicUrl: TEST_URL, now: test.house.now })
}

describe('taking seats in groups', () => {
  it('gives no seat twice when two processes of one house open their doors, and stays whole', async () => {
    const hall = await aHall(4)
    const other = await anotherProcess()
    const outcomes = (await Promise.all([0, 1, 2].flatMap(() => [crowd(test.house, hall.code, 5), crowd(other, hall.code, 5)]))).flat()
    await other.close()
    const taken = outcomes.flatMap((one) => (one.ok ? [one.value] : []))
    expect(taken.map(({ seat }) => seat?.number).toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 4 * CAPACITY }, (_, at) => at + 1),
    )
    expect(new Set(outcomes.flatMap((one) => (one.ok ? [] : [one.code])))).toEqual(new Set(['gathering_full']))
    const { tables } = await viewOf(hall.id)
    expect(tables.map(({ seated }) => seated.length)).toEqual([CAPACITY, CAPACITY, CAPACITY, CAPACITY])
    expect((await verifyHouse(test.house)).findings.map(({ sentence }) => sentence)).toEqual([])
  })
  it('answers with the seat as it is on record', async () => {
    const hall = await aHall(2)
    const taken = await come(test.house, hall.code, { token: 'a token to come back with' })
    const params = { code: hall.code }
    const answered = answerOf(
      await test.call('POST /join/:code/seats', { params, key: 'the key of somebody new', body: { modality: 'room' } }),
    )
    const seat = answerOf(
      await test.as({ authorization: `Bearer ${answered.token}` })('GET /gatherings/:gathering/seat', { params: { gathering: hall.id } }),
    )
    expect(taken.ok).toBe(true)
    expect(answered.seat).toEqual(seat)
  })
  it('seats people by what is true now, not by what the last group knew', async () => {
    const hall = await aHall(3)
    await crowd(test.house, hall.code, 3)
    const { tables } = await viewOf(hall.id)
    const lost = tables[0]?.id ?? ''
    answerOf(
      await cafe.administrator.call('POST /gatherings/:gathering/tables/:table/close', {
        params: { gathering: hall.id, table: lost },
      }),
    )
    const later = await crowd(test.house, hall.code, 2 * CAPACITY - 2)
    expect(later.flatMap((one) => (one.ok ? (one.value.seat?.tables.map(({ table }) => table) ?? []) : []))).not.toContain(lost)
    expect(later.map((one) => (one.ok ? one.value.seat?.number : one.code))).toEqual([
      ...Array.from({ length: 2 * CAPACITY - 3 }, (_, at) => at + 4),
      'gathering_full',
    ])
  })
  it('forgets people whose group failed: nobody sits on their chairs', async () => {
    const hall = await aHall(1)
    await come(test.house, hall.code)
    const twins = await Promise.allSettled([0, 1].map(async () => await come(test.house, hall.code, { token: 'one token for two' })))
    expect(twins.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const next = await crowd(test.house, hall.code, CAPACITY - 1)
    expect(next.map((one) => (one.ok ? one.value.seat?.number : one.code))).toEqual([2, 3, 4, 5, 6])
  })
  it('takes in one more with as many statements in a full hall as in an empty one', async () => {
    const hall = await aHall(8)
    const counting = countingQueries(test.house.database)
    const house = await anotherProcess(counting.database)
    const costOf = async (): Promise<number> => {
      const before = counting.count()
      expect((await come(house, hall.code)).ok).toBe(true)
      return counting.count() - before
    }
    await come(house, hall.code)
    const empty = await costOf()
    await crowd(house, hall.code, 40)
    const full = await costOf()
    await house.close()
    expect(full).toBe(empty)
    expect(empty).toBeLessThan(16)
  })
})

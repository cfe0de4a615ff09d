/** T8: a crowd at one moment: a hall that joins in the same second, more people than seats, and one thing pressed again and again. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeClient } from '../contract/client.ts'
import { makeHouse } from '../server/house.ts'
import { buildApp } from '../server/http/app.ts'
import { aCafe } from '../server/test-cafe.ts'
import { aHouse, answerOf, TEST_URL, type TestHouse } from '../server/test-house.ts'
import { aSeat, HouseProcess, ideasOnRecord } from './house-process.ts'
import { FAULT_MS_MAX, SIZES } from './sizes.ts'

/** The doors: everybody presses within this time. */
const SECOND_MS = 1_000
const CAPACITY = 8
const PEOPLE = 200

describe('a crowd', () => {
  let house: HouseProcess
  beforeAll(async () => {
    house = await HouseProcess.start({ LOG_LEVEL: 'error' })
  })
  afterAll(async () => await house.close())

  it(
    `of ${SIZES.hall} people who join in the same second all take a seat, each their own, and no table holds more than it can`,
    async () => {
      const cafe = await house.aCafe(1)
      const forum = answerOf(await house.operator('GET /house')).forum ?? ''
      const hall = await aHall(house, forum, Math.ceil(SIZES.hall / CAPACITY) + 1)
      expect(hall.code).not.toBe(cafe.code)
      const outcomes = await Promise.allSettled(
        Array.from({ length: SIZES.hall }, async (_, at) => {
          await new Promise((resolve) => setTimeout(resolve, (at / SIZES.hall) * SECOND_MS))
          return await aSeat(house.address, hall.code)
        }),
      )
      expect(outcomes.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([])
      expect(new Set(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : ''))).size).toBe(SIZES.hall)
      await expectSeated(house, hall.id, SIZES.hall)
      expect(house.said).not.toContain('"level":50')
    },
    FAULT_MS_MAX,
  )

  it(`of ${PEOPLE} people for ${CAPACITY} seats fills ${CAPACITY}, and the others are told so`, async () => {
    const forum = answerOf(await house.operator('GET /house')).forum ?? ''
    const hall = await aHall(house, forum, 1)
    const call = makeClient(fetch, house.address)
    const outcomes = await Promise.all(
      Array.from(
        { length: PEOPLE },
        async () =>
          await call('POST /join/:code/seats', { params: { code: hall.code }, key: crypto.randomUUID(), body: { modality: 'room' } }),
      ),
    )
    expect(outcomes.filter((one) => one.ok)).toHaveLength(CAPACITY)
    expect(new Set(outcomes.flatMap((one) => (one.ok ? [] : [one.problem.code])))).toEqual(new Set(['gathering_full']))
    await expectSeated(house, hall.id, CAPACITY)
  })

  it(`pressing one thing ${SIZES.identical} times says it once, and takes one seat`, async () => {
    const forum = answerOf(await house.operator('GET /house')).forum ?? ''
    const hall = await aHall(house, forum, 2)
    const params = { gathering: hall.id }
    const key = crypto.randomUUID()
    const join = async (): Promise<string> =>
      answerOf(
        await makeClient(fetch, house.address)('POST /join/:code/seats', { params: { code: hall.code }, key, body: { modality: 'room' } }),
      ).token
    const tokens = new Set(await Promise.all(Array.from({ length: SIZES.identical }, join)))
    expect(tokens.size).toBe(1)
    expect(answerOf(await house.operator('GET /gatherings/:gathering', { params })).seats.total).toBe(1)
    answerOf(await house.operator('POST /gatherings/:gathering/clock/start', { params }))
    const round = await house.firstRound(hall.id)
    const call = makeClient(fetch, house.address, { authorization: `Bearer ${[...tokens][0] ?? ''}` })
    const say = async (sayKey: string): Promise<string> =>
      answerOf(await call('POST /gatherings/:gathering/ideas', { params, key: sayKey, body: { round, text: 'Pressed often' } })).idea.id
    const ids = await Promise.all(Array.from({ length: SIZES.identical }, async () => await say('one key for them all')))
    expect(new Set(ids).size).toBe(1)
    expect(await ideasOnRecord(house.operator, hall.id)).toHaveLength(1)
    // Planted: a phone that makes a fresh key for each press is seen to say it many times.
    await Promise.all(Array.from({ length: 5 }, async () => await say(crypto.randomUUID())))
    expect(await ideasOnRecord(house.operator, hall.id)).toHaveLength(6)
  })
})

describe('a crowd in a house whose commands do not take turns (planted)', () => {
  let test: TestHouse
  beforeAll(async () => {
    test = await aHouse()
  })
  afterAll(async () => await test.close())

  it('would be seen to be turned away with faults', async () => {
    const cafe = await aCafe(test)
    // The same house, but nobody waits for the head of the ledger.
    const db = test.house.database.db.withPlugin({
      transformQuery: ({ node }) => {
        if (node.kind !== 'SelectQueryNode' || node.endModifiers === undefined) return node
        const { endModifiers: _lock, ...free } = node
        return free
      },
      transformResult: async ({ result }) => result,
    })
    const { settings, now } = test.house
    // Two processes: one alone takes people in by groups, which take turns anyhow.
    const careless = await Promise.all(
      [0, 1].map(async () => await makeHouse({ database: { ...test.house.database, db }, settings, publicUrl: TEST_URL, now })),
    )
    const doors = await Promise.all(careless.map(async (house) => await buildApp(house)))
    const statuses = await Promise.all(
      Array.from({ length: 20 }, () => doors)
        .flat()
        .map(async (door) => {
          const reply = await door.inject({
            method: 'POST',
            url: `/api/v1/join/${cafe.code}/seats`,
            headers: { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' },
            payload: JSON.stringify({ modality: 'room' }),
          })
          return reply.statusCode
        }),
    )
    expect(statuses.filter((status) => status >= 500)).not.toEqual([])
    for (const door of doors) await door.close()
    for (const house of careless) await house.close()
  })
})

/** A gathering with so many tables, its doors open. */
async function aHall(house: HouseProcess, forum: string, tables: number): Promise<{ id: string; code: string }> {
  const call = house.operator
  const questions = ['One?', 'Two?', 'Three?'].map((text) => ({ text, goals: [] }))
  const plan = { template: 'world-cafe-2-hours', title: 'A rush', date: '2026-10-08', start: '18:15', timeZone: 'UTC', questions } as const
  const { id } = answerOf(await call('POST /forums/:forum/gatherings', { params: { forum }, key: crypto.randomUUID(), body: plan }))
  const params = { gathering: id }
  const body = { tables: Array.from({ length: tables }, () => ({ modality: 'room' as const, capacity: CAPACITY })) }
  answerOf(await call('PUT /gatherings/:gathering/tables', { params, body }))
  const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params }))
  return { id, code }
}

/** So many people sit, and nowhere more than there are places. */
async function expectSeated(house: HouseProcess, gathering: string, people: number): Promise<void> {
  const view = answerOf(await house.operator('GET /gatherings/:gathering', { params: { gathering } }))
  expect(view.seats.total).toBe(people)
  expect(view.tables.filter((table) => table.seated.length > table.capacity)).toEqual([])
  expect(view.tables.reduce((sum, table) => sum + table.seated.length, 0)).toBe(people)
}

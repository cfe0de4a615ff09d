import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { leafOf, sealOf } from '../../../core/weighing/ratings-seal.ts'
import { aCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestCaller, type TestHouse } from '../../test-house.ts'
import { aWeighing, rate, type TestWeighing } from '../../test-weighing.ts'
import { verifyHouse } from '../../views/verify.ts'

const PEOPLE = 12

describe('what somebody who rates is shown of themselves alone', () => {
  let test: TestHouse
  let weighing: TestWeighing
  const people: TestCaller[] = []
  let beforeClosing: string

  beforeAll(async () => {
    test = await aHouse()
    const { forum, administrator: convener } = await aCafe(test)
    weighing = await aWeighing(test, forum, convener, { seeds: Array.from({ length: 8 }, (_, at) => `Statement ${at}`) })
    for (let at = 0; at < PEOPLE; at += 1) {
      const person = await weighing.aRater()
      people.push(person)
      const side = at < PEOPLE / 2 ? 1 : -1
      const ratings = Object.fromEntries(Array.from({ length: 8 }, (_, place) => [place + 1, place === 7 && at === 0 ? 0 : side] as const))
      answerOf(await rate(weighing, person, ratings))
    }
    beforeClosing = problemOf(await person(0).call('GET /weighings/:weighing/my-proof', weighing)).code
    answerOf(await convener.call('POST /weighings/:weighing/close', weighing))
  })
  afterAll(() => test.close())

  const person = (at: number): TestCaller => people[at] ?? fail()

  it('proves on any device that their ratings are in the seal, and no others', async () => {
    expect(beforeClosing).toBe('weighing_not_closed')
    const proof = answerOf(await person(0).call('GET /weighings/:weighing/my-proof', weighing))
    expect(proof.ratings.map(({ rating }) => rating)).toEqual([1, 1, 1, 1, 1, 1, 1, 0])
    expect(proof.leaves).toHaveLength(PEOPLE)
    expect(proof.leaves).toContain(leafOf(proof.salt, proof.ratings))
    expect(sealOf(proof.leaves)).toBe(proof.digest)
    const altered = proof.ratings.map((one) => ({ ...one, rating: one.rating === 0 ? 1 : one.rating }))
    expect(proof.leaves).not.toContain(leafOf(proof.salt, altered))
    const { entries } = answerOf(await test.call('GET /ledger', { query: { after: proof.entry - 1, limit: 1 } }))
    expect(entries[0]).toMatchObject({ kind: 'weighing_closed', body: { digest: proof.digest } })
    const other = answerOf(await person(1).call('GET /weighings/:weighing/my-proof', weighing))
    expect(other.salt).not.toBe(proof.salt)
  })

  it('tells where they stand on the map, and tells nobody else', async () => {
    const [mine, theirs] = [person(1), person(PEOPLE - 1)].map(async (one) =>
      answerOf(await one.call('GET /weighings/:weighing/my-place', weighing)),
    )
    const [first, last] = [await mine, await theirs]
    const { map } = answerOf(await test.call('GET /weighings/:weighing/results', { ...weighing, query: {} }))
    expect(map.dots).toContainEqual({ ...first?.place, declared: null })
    expect(first?.group).not.toBe(last?.group)
    expect(problemOf(await test.call('GET /weighings/:weighing/my-place', weighing)).code).toBe('no_rater')
    const shown = await test.app.inject({ method: 'GET', url: `/api/v1/weighings/${weighing.slug}/results` })
    expect(shown.body).not.toContain('"rater"')
  })

  it('is found out by whoever verifies the house when ratings are changed after the close', async () => {
    expect((await verifyHouse(test.house)).findings).toEqual([])
    const db = test.house.database.db
    await db.updateTable('ratings').set({ rating: -1 }).where('statement', '=', 8).where('rating', '=', 0).execute()
    expect((await verifyHouse(test.house)).findings).toMatchObject([{ kind: 'ratings_changed', table: 'ratings' }])
    await db.updateTable('ratings').set({ rating: 0 }).where('statement', '=', 8).where('rating', '=', 1).execute()
  })
})

function fail(): never {
  throw new Error('nobody rates there')
}

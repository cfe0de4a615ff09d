import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCafe } from '../test-cafe.ts'
import { aHouse, answerOf, type TestHouse } from '../test-house.ts'
import { countingQueries } from '../test-query-count.ts'
import { viewGathering } from './gathering.ts'
import { viewIdeas } from './ideas.ts'
import { viewBoards } from './themes.ts'

let test: TestHouse
beforeEach(async () => {
  test = await aHouse()
})
afterEach(async () => await test.close())

describe('the cost of opening a gathering', () => {
  it('is the same number of queries, and the same bytes of its first page, however many ideas it holds', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seats = await Promise.all(Array.from({ length: 5 }, async () => await cafe.aSeat()))
    const costs: { queries: number; bytes: number }[] = []
    for (const target of [110, 400]) {
      const { ideas } = answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
      await Promise.all(
        Array.from({ length: target - ideas }, async (_, index) => await seats[index % seats.length]?.say('An idea of one size')),
      )
      const counting = countingQueries(test.house.database)
      const house = { ...test.house, database: counting.database }
      const view = await viewGathering(house, cafe.id)
      const page = await viewIdeas(counting.database.db, cafe.id, {})
      await viewBoards(house, cafe.id, 0)
      expect(view).toMatchObject({ ok: true, value: { ideas: target } })
      costs.push({ queries: counting.count(), bytes: page.ideas.length })
    }
    expect(costs[1]).toEqual(costs[0])
  })
  it('shows sums that are the lengths of their lists', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seats = await Promise.all(Array.from({ length: 7 }, async () => await cafe.aSeat()))
    for (const [index, seat] of seats.entries()) for (let count = 0; count <= index; count += 1) await seat.say(`Idea ${index}-${count}`)
    const view = answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
    const { ideas } = answerOf(await test.call('GET /gatherings/:gathering/ideas', { params: { gathering: cafe.id }, query: {} }))
    expect(view.ideas).toBe(ideas.length)
    for (const table of view.tables) expect(table.ideasThisRound).toBe(ideas.filter((idea) => idea.table === table.id).length)
    for (const { group, ideas: sum } of view.seats.byGroup) expect(sum).toBe(ideas.filter((idea) => idea.stakeholderGroup === group).length)
    for (const question of view.questions) expect(question.ideas).toBe(ideas.filter((idea) => idea.question === question.id).length)
  })
})

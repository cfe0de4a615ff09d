/** What the front page makes of the list of gatherings. */
import { expect, it } from 'vitest'
import type { GatheringSummary } from '$contract/gatherings.ts'
import { calendarOf, latestWithIdeas } from './home-view.ts'

const NOW = new Date('2026-11-24T12:00:00Z')
function aGathering(slug: string, date: string, more: Partial<GatheringSummary> = {}): GatheringSummary {
  const times = { date, start: '18:15', end: '20:15', timeZone: 'UTC', startsAt: `${date}T18:15:00.000Z`, endsAt: `${date}T20:15:00.000Z` }
  return {
    id: slug,
    slug,
    title: slug,
    topic: null,
    venue: null,
    ...times,
    state: 'closed',
    ideas: 0,
    themes: 0,
    conversations: 3,
    participants: 0,
    isImported: false,
    ...more,
  }
}

it('lists coming gatherings with the next one first and past ones with the last one first', () => {
  const newestFirst = [
    aGathering('june', '2027-06-30', { state: 'draft' }),
    aGathering('december', '2026-12-01', { state: 'draft' }),
    aGathering('october', '2026-10-08'),
    aGathering('2013', '2013-10-08'),
  ]
  const { coming, past } = calendarOf(newestFirst, NOW)
  expect([coming.map(({ slug }) => slug), past.map(({ slug }) => slug)]).toEqual([
    ['december', 'june'],
    ['october', '2013'],
  ])
})
it('keeps a gathering that is still open among the coming ones, even after its planned end', () => {
  expect(calendarOf([aGathering('late', '2026-11-23', { state: 'open' })], NOW).coming).toHaveLength(1)
})
it('follows the newest gathering that has ideas, never one that is being prepared', () => {
  const list = [
    aGathering('draft', '2027-01-01', { state: 'draft', ideas: 3 }),
    aGathering('empty', '2026-11-01'),
    aGathering('full', '2026-10-01', { ideas: 105 }),
  ]
  expect(latestWithIdeas(list)?.slug).toBe('full')
  expect(latestWithIdeas([])).toBeNull()
})

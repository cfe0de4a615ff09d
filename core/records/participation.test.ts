import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { participationOf, type SeatCount } from './participation.ts'

const seat = (group: string | null, region: string | null, modality: 'room' | 'online', seats: number): SeatCount => ({
  group,
  region,
  modality,
  seats,
})

describe('who took part', () => {
  it('tells totals by group and region, and holds back in which room two people of a group sat', () => {
    const told = participationOf({
      groups: ['gov', 'civ', 'tech'],
      regions: ['africa'],
      seats: [
        seat('gov', 'africa', 'room', 10),
        seat('gov', null, 'online', 2),
        seat('civ', 'africa', 'room', 6),
        seat('civ', 'africa', 'online', 7),
      ],
      rounds: [
        { number: 1, group: 'gov', people: 12 },
        { number: 1, group: 'civ', people: 13 },
        { number: 2, group: 'gov', people: 11 },
        { number: 2, group: 'civ', people: 13 },
      ],
    })
    expect(told).toMatchObject({ total: 25, room: 16, online: 9 })
    expect(told.byGroup).toEqual([
      { id: 'gov', joined: 12, room: null, online: null },
      { id: 'civ', joined: 13, room: null, online: null },
      { id: 'tech', joined: 0, room: 0, online: 0 },
    ])
    expect(told.byRegion.map(({ id, joined }) => [id, joined])).toEqual([
      ['africa', 23],
      [null, 2],
    ])
    expect(told.rounds).toEqual([
      { number: 1, people: 25, byGroup: [12, 13, 0] },
      // One of the first group was away: of both groups it is not said in this round.
      { number: 2, people: 24, byGroup: [null, null, 0] },
    ])
  })

  it('gives totals that are the sums of what it counts, whatever the seats', () => {
    const ids = ['a', 'b', null] as const
    const counts = fc.array(
      fc.record({
        group: fc.constantFrom(...ids),
        region: fc.constantFrom(...ids),
        modality: fc.constantFrom('room' as const, 'online' as const),
        seats: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(counts, (seats) => {
        const told = participationOf({ seats, groups: ['a', 'b'], regions: ['a', 'b'], rounds: [] })
        expect(told.room + told.online).toBe(told.total)
        for (const rows of [told.byGroup, told.byRegion]) {
          expect(rows.reduce((sum, { joined }) => sum + joined, 0)).toBe(told.total)
          // One cell of a row alone is never held back: the total of the row would tell it.
          for (const { room, online, joined } of rows)
            expect(room === null ? online : online === null ? 0 : joined - room - online).toBe(room === null ? null : 0)
        }
      }),
    )
  })
})

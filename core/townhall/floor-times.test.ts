import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountSeconds, groupTimes, type Speech } from './floor-times.ts'

const speech = (group: string | null, spokenMs: number, slotMs = 120_000): Speech => ({ group, spokenMs, slotMs })
const speeches = fc.array(
  fc.record({
    group: fc.constantFrom('G', 'P', 'C', 'T', null),
    spokenMs: fc.integer({ min: 0, max: 900_000 }),
    slotMs: fc.integer({ min: 15_000, max: 300_000 }),
  }),
  { maxLength: 30 },
)

describe('time per group', () => {
  it('shares what goes beyond a slot out to the other groups, worked by hand', () => {
    // 2:00 is the slot. G speaks 3:30: 1:30 over, 0:30 each for P, C and T. P then speaks 1:00.
    const times = groupTimes(['G', 'P', 'C', 'T'], [speech('G', 210_000), speech('P', 60_000)])
    expect(times).toEqual([
      { group: 'G', speeches: 1, spokenMs: 210_000, overMs: 90_000, gainedMs: 0 },
      { group: 'P', speeches: 1, spokenMs: 60_000, overMs: 0, gainedMs: 30_000 },
      { group: 'C', speeches: 0, spokenMs: 0, overMs: 0, gainedMs: 30_000 },
      { group: 'T', speeches: 0, spokenMs: 0, overMs: 0, gainedMs: 30_000 },
    ])
    expect(times.map(accountSeconds)).toEqual([210, 30, -30, -30])
  })
  it('gives what does not divide to the first groups, one millisecond each', () => {
    expect(groupTimes(['G', 'P', 'C', 'T'], [speech('G', 120_002)]).map(({ gainedMs }) => gainedMs)).toEqual([0, 1, 1, 0])
  })
  it('shares nothing out where no other group is here', () => {
    expect(groupTimes(['G'], [speech('G', 300_000)])).toEqual([
      { group: 'G', speeches: 1, spokenMs: 300_000, overMs: 180_000, gainedMs: 0 },
    ])
  })
  it('never loses or makes time: what is gained is what was taken, and every speech is counted once', () => {
    fc.assert(
      fc.property(speeches, (said) => {
        const times = groupTimes(['G', 'P'], said)
        const sum = (of: 'spokenMs' | 'overMs' | 'gainedMs' | 'speeches') => times.reduce((all, time) => all + time[of], 0)
        expect(sum('gainedMs')).toBe(sum('overMs'))
        expect(sum('spokenMs')).toBe(said.reduce((all, { spokenMs }) => all + spokenMs, 0))
        expect(sum('speeches')).toBe(said.length)
      }),
    )
  })
})

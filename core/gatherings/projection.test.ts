import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { projectRest, SQUEEZED_MIN_MS, type PlannedItem } from './projection.ts'

const MINUTE = 60_000
const programme = fc
  .array(fc.record({ gap: fc.nat(20), length: fc.nat(60), isSkipped: fc.boolean() }), { minLength: 1, maxLength: 8 })
  .map((items) => {
    let at = 0
    return items.map(({ gap, length, isSkipped }, index): PlannedItem => {
      const startMs = at + gap * MINUTE
      at = startMs + length * MINUTE
      return { id: String(index), startMs, endMs: at, isSkipped }
    })
  })
const delay = fc.integer({ min: -30, max: 90 }).map((minutes) => minutes * MINUTE)

describe('the rest of a programme', () => {
  it('keeps its order, never overlaps, never starts before the running item ends, and leaves skipped items out', () => {
    fc.assert(
      fc.property(programme, delay, fc.constantFrom('shift', 'keep_end'), (items, late, rest) => {
        const projected = projectRest(items, late, 0, rest)
        expect(projected.map(({ id }) => id)).toEqual(items.filter(({ isSkipped }) => !isSkipped).map(({ id }) => id))
        let reached = late
        for (const { startMs, endMs } of projected) {
          expect(startMs).toBeGreaterThanOrEqual(reached)
          expect(endMs).toBeGreaterThanOrEqual(startMs)
          reached = endMs
        }
      }),
    )
  })
  it('moves by the delay and keeps every length when it shifts', () => {
    fc.assert(
      fc.property(programme, delay, (items, late) => {
        const kept = items.map((item) => ({ ...item, isSkipped: false }))
        for (const [at, { startMs, endMs }] of projectRest(kept, late, 0, 'shift').entries()) {
          expect(startMs).toBe((kept[at]?.startMs ?? 0) + late)
          expect(endMs).toBe((kept[at]?.endMs ?? 0) + late)
        }
      }),
    )
  })
  it('keeps the end where the least lengths fit, and squeezes nothing below its least', () => {
    fc.assert(
      fc.property(programme, delay, (items, late) => {
        const kept = items.map((item) => ({ ...item, isSkipped: false }))
        const projected = projectRest(kept, late, 0, 'keep_end')
        const least = kept.reduce((sum, { startMs, endMs }) => sum + Math.min(endMs - startMs, SQUEEZED_MIN_MS), 0)
        const plannedEnd = kept.at(-1)?.endMs ?? 0
        if (plannedEnd - late >= least) expect(projected.at(-1)?.endMs).toBeLessThanOrEqual(plannedEnd)
        for (const [at, { startMs, endMs }] of projected.entries()) {
          const planned = (kept[at]?.endMs ?? 0) - (kept[at]?.startMs ?? 0)
          expect(endMs - startMs).toBeGreaterThanOrEqual(Math.min(planned, SQUEEZED_MIN_MS))
          expect(endMs - startMs).toBeLessThanOrEqual(planned)
        }
      }),
    )
  })
  it('takes from gaps first, then from all in proportion', () => {
    const items = [
      { id: 'a', startMs: 10 * MINUTE, endMs: 30 * MINUTE, isSkipped: false },
      { id: 'b', startMs: 30 * MINUTE, endMs: 70 * MINUTE, isSkipped: false },
    ]
    const lengths = (late: number) =>
      projectRest(items, late * MINUTE, 0, 'keep_end').map(({ startMs, endMs }) => (endMs - startMs) / MINUTE)
    expect(lengths(10)).toEqual([20, 40])
    expect(lengths(40)).toEqual([10, 20])
  })
})

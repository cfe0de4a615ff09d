import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lastStretch, quietTables, WRITING_TABLES_MIN } from './quiet-tables.ts'

const MINUTE_MS = 60_000
const STRETCH_MS = 5 * MINUTE_MS

it.each([
  { minute: 6.9, stretch: null },
  { minute: 7, stretch: [2, 7] },
  { minute: 11.9, stretch: [2, 7] },
  { minute: 12, stretch: [7, 12] },
])('tells at minute $minute of a round with two minutes of walking the stretch $stretch', ({ minute, stretch }) => {
  const told = lastStretch({ startedMs: 0, walkMs: 2 * MINUTE_MS }, minute * MINUTE_MS, STRETCH_MS)
  expect(told === null ? null : [told.fromMs / MINUTE_MS, told.untilMs / MINUTE_MS]).toEqual(stretch)
})

it('names quiet tables only where every idea could be of three tables or more, and never one that wrote', () => {
  const tables = ['a', 'b', 'c', 'd', 'e', 'f']
  fc.assert(
    fc.property(fc.subarray(tables), fc.subarray(tables), (seated, writing) => {
      const quiet = quietTables(seated, new Set(writing))
      if (writing.length < WRITING_TABLES_MIN) expect(quiet).toBeNull()
      else expect(quiet).toEqual(seated.filter((table) => !writing.includes(table)))
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingGroups } from './coverage.ts'

const GROUPS = ['government', 'business', 'civil', 'technical']
const tables = fc
  .array(fc.array(fc.option(fc.constantFrom(...GROUPS)), { maxLength: 6 }), { maxLength: 12 })
  .map((seated) => seated.map((groups, at) => ({ number: at + 1, groups })))

describe('groups that are missing at tables', () => {
  it('names the tables without a group, the ones that could be mended first', () => {
    const seated = [
      { number: 1, groups: ['government', 'government', 'civil'] },
      { number: 2, groups: ['civil'] },
      { number: 3, groups: ['civil', null] },
      { number: 4, groups: [] },
    ]
    expect(missingGroups(seated, ['business', 'civil', 'government'])).toEqual([
      { group: 'government', tables: [2, 3], avoidable: 1 },
      { group: 'business', tables: [1, 2, 3], avoidable: 0 },
    ])
  })

  it('names a table exactly when somebody sits there and nobody of the group', () => {
    fc.assert(
      fc.property(tables, (seated) => {
        const missing = new Map(missingGroups(seated, GROUPS).map((row) => [row.group, row.tables]))
        for (const table of seated)
          for (const group of GROUPS)
            expect(missing.get(group)?.includes(table.number) ?? false).toBe(table.groups.length > 0 && !table.groups.includes(group))
      }),
    )
  })

  it('calls avoidable as many as have two of the group sitting together, never more than are missing', () => {
    fc.assert(
      fc.property(tables, (seated) => {
        for (const { group, tables: without, avoidable } of missingGroups(seated, GROUPS)) {
          const doubled = seated.reduce((sum, table) => sum + Math.max(0, table.groups.filter((one) => one === group).length - 1), 0)
          expect(avoidable).toBe(Math.min(without.length, doubled))
        }
      }),
    )
  })
})

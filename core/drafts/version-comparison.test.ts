import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareVersions, countChanges } from './version-comparison.ts'

const clause = (id: string, label: string, text = `Words of ${id}.`) => ({ id, label, text })
const numbered = (ids: readonly string[]) => ids.map((id, at) => clause(id, String(at + 1)))

describe('two versions', () => {
  it('stand clause beside clause, with what changed in each', () => {
    const rows = compareVersions(numbered(['a', 'b', 'c']), [clause('a', '1'), clause('n', '1 bis'), clause('c', '3', 'Other words of c.')])
    expect(rows.map((row) => [row.clause, row.before?.label ?? null, row.after?.label ?? null, row.isReworded])).toEqual([
      ['a', '1', '1', false],
      ['b', '2', null, false],
      ['n', null, '1 bis', false],
      ['c', '3', '3', true],
    ])
    expect(countChanges(rows)).toEqual({ added: 1, gone: 1, reworded: 1, renumbered: 0, moved: 0 })
  })
  it('tell a clause that moved from those that made room for it', () => {
    const rows = compareVersions(numbered(['a', 'b', 'c', 'd']), numbered(['d', 'a', 'b', 'c']))
    expect(rows.filter(({ isMoved }) => isMoved).map(({ clause: id }) => id)).toEqual(['d'])
    expect(countChanges(rows)).toMatchObject({ renumbered: 4, moved: 1 })
  })
  it('have every clause of either once, the later one in its order, and both can be read out of the rows', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const rows = compareVersions(numbered(one), numbered(other))
        expect(rows.map(({ clause: id }) => id).toSorted()).toEqual([...new Set([...one, ...other])].toSorted())
        expect(rows.filter(({ after }) => after !== null).map(({ clause: id }) => id)).toEqual(other)
        for (const { before, after, runs } of rows) {
          expect(runs.flatMap(({ kind, text }) => (kind === 'added' ? [] : [text])).join('')).toBe(before?.text ?? '')
          expect(runs.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [text])).join('')).toBe(after?.text ?? '')
        }
      }),
    )
  })
})

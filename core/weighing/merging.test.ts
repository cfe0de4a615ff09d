import { describe, expect, it } from 'vitest'
import { statementsToMerge } from './merging.ts'

const four = [
  { number: 1, mergedInto: null },
  { number: 2, mergedInto: null },
  { number: 3, mergedInto: 2 },
  { number: 4, mergedInto: null },
]

describe('merging statements', () => {
  it('takes along what had gone into them before', () => {
    expect(statementsToMerge(four, 1, [2])).toEqual({ ok: true, value: [2, 3] })
  })
  it('refuses what is not there, what has gone already, and a statement into itself', () => {
    expect(statementsToMerge(four, 1, [9])).toMatchObject({ ok: false, code: 'statement_unknown' })
    expect(statementsToMerge(four, 3, [1])).toMatchObject({ ok: false, code: 'changed_since' })
    expect(statementsToMerge(four, 2, [3])).toMatchObject({ ok: false, code: 'changed_since' })
    expect(statementsToMerge(four, 1, [1, 2])).toMatchObject({ ok: false, code: 'invalid' })
  })
})

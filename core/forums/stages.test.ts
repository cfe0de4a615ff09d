import { describe, expect, it } from 'vitest'
import { mayMove, moveOf, STAGES } from './stages.ts'

describe('the road of an issue', () => {
  it('tells moves back, and what a move forward leaves out', () => {
    expect(moveOf('raised', 'drafting')).toEqual({ isBack: false, leftOut: ['conversing', 'weighing'] })
    expect(moveOf('with_governments', 'drafting')).toEqual({ isBack: true, leftOut: [] })
    expect(moveOf('with_governments', 'not_adopted')).toEqual({ isBack: false, leftOut: [] })
    expect(moveOf('adopted', 'not_adopted')).toEqual({ isBack: false, leftOut: [] })
    expect(moveOf('drafting', 'not_adopted')).toEqual({ isBack: false, leftOut: ['with_governments'] })
  })
  it('leaves its first stage only with a charter', () => {
    for (const to of STAGES.slice(1)) expect(mayMove('raised', to, false)).toMatchObject({ ok: false, code: 'charter_missing' })
    expect(mayMove('raised', 'conversing', true).ok).toBe(true)
    expect(mayMove('conversing', 'raised', false).ok).toBe(true)
  })
  it('stands still nowhere, and follows up only what has an outcome', () => {
    for (const stage of STAGES) expect(mayMove(stage, stage, true)).toMatchObject({ code: 'issue_there_already' })
    expect(mayMove('drafting', 'followed_up', true)).toMatchObject({ code: 'issue_without_outcome' })
    expect(mayMove('not_adopted', 'followed_up', true).ok).toBe(true)
  })
})

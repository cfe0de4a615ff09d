import { describe, expect, it } from 'vitest'
import { checkSteps, STEP_KEYS, stepState, type IssueRecord } from './process-steps.ts'

const NOTHING: IssueRecord = {
  isDescribed: false,
  parties: 0,
  hasCharter: false,
  hasCall: false,
  gatherings: 0,
  weighings: 0,
  drafts: 0,
  outcome: false,
  isFollowedUp: false,
}
const ALL: IssueRecord = {
  isDescribed: true,
  parties: 1,
  hasCharter: true,
  hasCall: true,
  gatherings: 1,
  weighings: 1,
  drafts: 1,
  outcome: true,
  isFollowedUp: true,
}
const step = (key: string | null, more = {}) => ({ key, pages: [], entries: [], isLeftOut: false, ...more })

describe('the steps of a process', () => {
  it('are twelve, open while the record holds nothing, and shown by what it holds', () => {
    expect(STEP_KEYS).toHaveLength(12)
    expect(STEP_KEYS.map((key) => stepState(step(key), NOTHING))).not.toContain('shown')
    expect(STEP_KEYS.filter((key) => stepState(step(key), ALL) !== 'shown')).toEqual(['inform', 'access', 'review'])
  })
  it('are shown by what is named, and left out with a reason only while nothing shows them', () => {
    expect(stepState(step(null, { pages: ['/g/a'] }), NOTHING)).toBe('shown')
    expect(stepState(step('access', { entries: [3] }), NOTHING)).toBe('shown')
    expect(stepState(step('weigh', { isLeftOut: true }), NOTHING)).toBe('left_out')
    expect(stepState(step('weigh', { isLeftOut: true }), ALL)).toBe('shown')
  })
  it.each([
    [[step('weigh'), step(null, { pages: ['/g/our-evening'], entries: [9] })], null],
    [[step('weigh'), step('weigh')], 'steps.1.key'],
    [[step('dance')], 'steps.0.key'],
    [[step(null, { pages: ['https://example.org'] })], 'steps.0.pages'],
    [[step(null, { pages: ['//example.org'] })], 'steps.0.pages'],
    [[step(null, { pages: ['javascript:alert(1)'] })], 'steps.0.pages'],
    [[step(null, { entries: [11] })], 'steps.0.entries'],
  ])('as %j: %s', (steps, field) => {
    const checked = checkSteps(steps, 10)
    expect(checked.ok ? null : checked.facts['field']).toBe(field)
  })
})

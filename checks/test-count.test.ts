import { describe, expect, it } from 'vitest'
import { closingLine, countTests } from './test-count.ts'

const result = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((test) => ({ status: test })) })

describe('the line that closes the tests', () => {
  it('counts tests by outcome over all files', () => {
    expect(closingLine(countTests({ testResults: [result('passed', 'passed', 'passed'), result('failed', 'passed', 'failed')] }))).toBe(
      '3 passed, 1 failed',
    )
  })
  it('names the skipped only when there are some', () => {
    expect(closingLine(countTests({ testResults: [result('passed', 'passed', 'skipped', 'todo')] }))).toBe('1 passed, 0 failed, 2 skipped')
  })
  it('counts a file that could not be loaded, and a run without a report, as failed', () => {
    expect(countTests({ testResults: [result('failed')] })).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(countTests(null).failed).toBe(1)
  })
})

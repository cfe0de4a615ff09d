/** Counts tests in the report of the test runner. */

/** What is read of the report. A file that could not be loaded is failed and has no tests. */
export interface TestReport {
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[]
}
/** Tests by outcome. */
export interface TestCount {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** Counts the tests of a report; a file that failed without a failed test counts as one, and no report at all as one. */
export function countTests(report: TestReport | null): TestCount {
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  const outcomes = report.testResults.flatMap(({ status, assertionResults }) => {
    const statuses = assertionResults.map((result) => result.status)
    return status === 'failed' && !statuses.includes('failed') ? [...statuses, 'failed'] : statuses
  })
  const count = (wanted: (status: string) => boolean): number => outcomes.filter((status) => wanted(status)).length
  return {
    passed: count((status) => status === 'passed'),
    failed: count((status) => status === 'failed'),
    skipped: count((status) => status !== 'passed' && status !== 'failed'),
  }
}

/** The line that closes `npm test`. */
export function closingLine({ passed, failed, skipped }: TestCount): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

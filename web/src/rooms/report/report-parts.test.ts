/** Numbers of the sections of a report. */
import { expect, it } from 'vitest'
import type { ReportView } from '$contract/records.ts'
import { minutesOfTalk, remarksSection, resultSections, symbolOf } from './report-parts.ts'

function reportOf(conversations: number): ReportView {
  // Only what the functions read; a whole report stands in the tests of core/records.
  return {
    date: '2013-10-08',
    version: 208,
    conversations: Array.from({ length: conversations }, (_, index) => ({ number: index + 1 })),
    structure: {
      programme: [
        { kind: 'opening', minutes: 15 },
        { kind: 'conversation', minutes: 25 },
        { kind: 'conversation', minutes: 20 },
      ],
    },
  } as unknown as ReportView
}

it('puts three conversations into sections 5 to 7 and the town halls into 8, as the summary of 2013 does', () => {
  expect(resultSections(reportOf(3))).toEqual({ first: 5, last: 7 })
  expect(remarksSection(reportOf(3))).toBe(8)
})
it('counts the minutes of conversations alone', () => {
  expect(minutesOfTalk(reportOf(1))).toBe(45)
})
it('names a report by the day of its gathering and the entry it is true at', () => {
  expect(symbolOf(reportOf(1))).toBe('SUM/2013-10-08/208')
})

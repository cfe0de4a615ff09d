/** Names, numbers and addresses of the parts of a report, so that every figure can lead to the list it counts. */
import type { ReportView } from '$contract/records.ts'

/** Sections before the results of the first conversation: structure, purpose, figures, visual summary. */
const SECTIONS_BEFORE_RESULTS = 4

/** Number of the section that holds the results of a conversation, by its place in the list. */
export function resultsSection(index: number): number {
  return SECTIONS_BEFORE_RESULTS + 1 + index
}

/** First and last section that hold ideas; the same when there is one conversation. */
export function resultSections(report: ReportView): { readonly first: number; readonly last: number } {
  return { first: resultsSection(0), last: resultsSection(Math.max(0, report.conversations.length - 1)) }
}

/** Number of the section with the remarks of the town halls. */
export function remarksSection(report: ReportView): number {
  return resultsSection(report.conversations.length)
}

/** Whether the gathering weighed or decided anything that is over. */
export function hasOutcomes({ decisions, weighings }: ReportView): boolean {
  return decisions.length + weighings.length > 0
}

/** Number of the section with the next step: after what was weighed and decided, where there is anything. */
export function nextSection(report: ReportView): number {
  return remarksSection(report) + (hasOutcomes(report) ? 2 : 1)
}

/** Where the results of a conversation stand on the page. */
export function resultsAnchor(number: number): string {
  return `conversation-${number}`
}

/** Minutes of all conversations together. */
export function minutesOfTalk(report: ReportView): number {
  return report.structure.programme.reduce((sum, item) => sum + (item.kind === 'conversation' ? item.minutes : 0), 0)
}

/** The symbol that a paper of this kind carries: kind, date of the gathering, entry, as `SUM/2013-10-08/208`. */
export function symbolOf(report: ReportView): string {
  return `SUM/${report.date}/${report.version}`
}

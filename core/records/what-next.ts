/** What happens next with what was said, for participants who ask: the stage in which a gathering stands. */

/** Ideas are still coming in; they are being sorted into themes; the report says what happens with them. */
export type NextStage = 'talking' | 'sorting' | 'reported'

/**
 * The stage of a gathering.
 * @param facts whether its doors are closed, and whether its report has a summary or a next step in somebody's words
 */
export function nextStage(facts: { readonly isClosed: boolean; readonly hasReportTexts: boolean }): NextStage {
  if (!facts.isClosed) return 'talking'
  return facts.hasReportTexts ? 'reported' : 'sorting'
}

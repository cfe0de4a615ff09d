/** Somebody who rates reports a statement to those who moderate. */
import { STATEMENT_REPORTS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readStatementReports } from '../sql/statements.ts'
import { readStatement, readWeighing } from '../sql/weighings.ts'
import { authorOfRater } from '../weighing/rater-ids.ts'
import { tooLate } from './acting.ts'
import { perform, type Acting, type Done } from './command.ts'

/** A statement that somebody reports. */
export interface ReportStatement {
  readonly weighing: string
  readonly number: number
  readonly rater: string
  readonly reason: HidingReason
}

/** Reports it, from one person once. */
export async function reportStatement(
  house: HouseBase,
  acting: Acting,
  { weighing, number, rater, reason }: ReportStatement,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const [row, statement] = [await readWeighing(act.tx, weighing), await readStatement(act.tx, weighing, number)]
    if (row?.state !== 'open') return refuse('weighing_not_open')
    if (statement === undefined) return refuse('not_found', { what: `statement No. ${number} in this weighing` })
    if (statement.hidden_reason !== null) return tooLate(`statement No. ${number} is hidden already`, null)
    const reporter = authorOfRater(house.secret, rater)
    const mine = (await readStatementReports(act.tx, weighing)).filter((one) => one.reporter_id === reporter)
    if (mine.some((one) => one.number === number)) return tooLate(`you have reported statement No. ${number} already`, null)
    if (mine.length >= STATEMENT_REPORTS_MAX) return refuse('too_many_reports', { limit: STATEMENT_REPORTS_MAX })
    const body = { weighing, number, reporter, reason }
    return accept({
      drafts: [{ kind: 'statement_reported', forum: row.forum_id, gathering: row.gathering_id, body }],
      result: { id: weighing },
    })
  })
}

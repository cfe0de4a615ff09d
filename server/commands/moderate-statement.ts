/** Hides a statement with a public reason, shows it again, or lets it stay after its reports were looked at. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readStatement, readWeighing, type StatementRow } from '../sql/weighings.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'

/** What is done to which statement. */
export interface ModerateStatement {
  readonly weighing: string
  readonly number: number
  readonly act: { readonly kind: 'hide'; readonly reason: HidingReason } | { readonly kind: 'restore' } | { readonly kind: 'keep' }
}

/** Does it. Whoever comes second is told what was done and in which role. */
export async function moderateStatement(
  house: HouseBase,
  acting: ActingInRole,
  asked: ModerateStatement,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async ({ tx }) => {
    const [row, statement] = [await readWeighing(tx, asked.weighing), await readStatement(tx, asked.weighing, asked.number)]
    if (row === undefined || statement === undefined) return refuse('not_found', { what: `statement No. ${asked.number} in this weighing` })
    const draft = draftOf(asked, statement, acting, { forum: row.forum_id, gathering: row.gathering_id })
    return draft.ok ? accept({ drafts: [draft.value], result: { id: asked.weighing } }) : draft
  })
}

function draftOf(
  { weighing, number, act }: ModerateStatement,
  statement: StatementRow,
  { role }: ActingInRole,
  place: { readonly forum: string; readonly gathering: string | null },
): Outcome<Draft, RefusalCode> {
  // Words of an idea or a theme are hidden where they are; here only the statement goes.
  const words = statement.source === 'own' || statement.source === 'seed' ? [statement.text_words] : []
  const isHidden = statement.hidden_reason !== null
  switch (act.kind) {
    case 'hide':
      return isHidden
        ? tooLate(`statement No. ${number} was hidden`, statement.hidden_role)
        : accept({ kind: 'statement_hidden', ...place, body: { weighing, number, reason: act.reason, role, words } })
    case 'restore':
      return isHidden
        ? accept({ kind: 'statement_restored', ...place, body: { weighing, number, role, words } })
        : tooLate(`statement No. ${number} is not hidden`, null)
    case 'keep':
      return accept({ kind: 'statement_kept', ...place, body: { weighing, number, role } })
  }
}

/** Loads a draft for a command about its wording: its row, whether its text still takes words, and whether somebody has a seat in its team. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { takesWords } from '../../core/drafts/draft-state.ts'
import type { Hand } from '../../core/drafts/text-suggestion.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { readDraft, type DraftRow } from '../sql/drafts.ts'
import type { Tx } from '../sql/ledger.ts'
import { findTeamSeat } from '../sql/teams.ts'

/** A draft with its place. */
export interface DraftAtHand {
  readonly row: DraftRow
  readonly place: { readonly forum: string; readonly gathering: null }
}

/** The draft, whatever its state. */
export async function draftAtHand(tx: Tx, draft: string): Promise<Outcome<DraftAtHand, RefusalCode>> {
  const row = await readDraft(tx, draft)
  if (row === undefined) return refuse('not_found', { what: 'draft' })
  return accept({ row, place: { forum: row.forum_id, gathering: null } })
}

/** The draft while its text takes words. */
export async function writableDraft(tx: Tx, draft: string): Promise<Outcome<DraftAtHand, RefusalCode>> {
  const found = await draftAtHand(tx, draft)
  return !found.ok || takesWords(found.value.row.state) ? found : refuse('draft_frozen')
}

/** A member with their seat in the team of this very draft, as it is in this moment: somebody who has just left it settles nothing any more. */
export async function handOf(tx: Tx, row: Pick<DraftRow, 'team_id'>, member: string): Promise<Hand> {
  return { member, hasSeat: row.team_id !== null && (await findTeamSeat(tx, row.team_id, member)) !== null }
}

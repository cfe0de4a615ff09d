/** Loads a draft for a command of its readings: its row, the seat of whoever acts, and the clauses as they are typed now. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Clause } from '../../core/drafts/clause.ts'
import { takesWords } from '../../core/drafts/draft-state.ts'
import { seenDigest } from '../../core/drafts/seen-words.ts'
import type { WordsRef } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { readDraft, type DraftRow } from '../sql/drafts.ts'
import { findWordsOfClause } from '../sql/readings.ts'
import { findTeamSeat, type TeamSeat } from '../sql/teams.ts'
import { clausesSpokenOf } from '../views/clause-standing.ts'
import type { Act, Acting } from './command.ts'

/** Somebody of a team who acts on a draft. */
export interface Drafting extends Acting {
  readonly member: string
  readonly draft: string
}
/** A draft that still changes, with the seat of whoever acts. */
export interface ReadingAtHand {
  readonly draft: DraftRow
  readonly place: { readonly forum: string; readonly gathering: null }
  readonly seat: TeamSeat
}
/** A clause of it, and the reference to its words as they stand. */
export interface ClauseAtHand {
  readonly clause: Clause
  readonly of: WordsRef
}

/** The draft and the seat. Whoever left the seat a moment ago is refused; so is everything once the text is frozen. */
export async function readingAtHand(act: Act, { draft, member }: Drafting): Promise<Outcome<ReadingAtHand, RefusalCode>> {
  const row = await readDraft(act.tx, draft)
  if (row === undefined) return refuse('not_found', { what: 'draft' })
  const seat = row.team_id === null ? null : await findTeamSeat(act.tx, row.team_id, member)
  if (seat === null) return refuse('no_team_seat')
  if (!takesWords(row.state)) return refuse('draft_frozen')
  return accept({ draft: row, place: { forum: row.forum_id, gathering: null }, seat })
}
/** The same for what chairs alone do. */
export async function chairing(act: Act, drafting: Drafting): Promise<Outcome<ReadingAtHand, RefusalCode>> {
  const found = await readingAtHand(act, drafting)
  return !found.ok || found.value.seat.isChair ? found : refuse('not_chair')
}

/**
 * The clause as it is typed now. Refuses when its words are not those that whoever acts has seen.
 * @param seen digest of the words that were seen; null where nothing hangs on them
 */
export async function clauseAtHand(
  act: Act,
  draft: DraftRow,
  asked: { readonly clause: string; readonly seen: string | null },
): Promise<Outcome<ClauseAtHand, RefusalCode>> {
  const clause = (await clausesSpokenOf(act.tx, draft)).find(({ id }) => id === asked.clause)
  if (clause === undefined) return refuse('not_found', { what: 'clause of this id in the text' })
  if (asked.seen !== null && asked.seen !== seenDigest(clause.text)) return refuse('clause_changed', { clause: clause.label })
  const kept = await findWordsOfClause(act.tx, draft.id, clause.id, clause.text)
  return accept({ clause, of: kept ?? act.keep(clause.text, draft.language) })
}

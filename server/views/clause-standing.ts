/** Where the groups of a team stand on clauses: what their seats said last, and whether of the words as they read now. */
import type { Kysely } from 'kysely'
import { CLAUSE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { Clause } from '../../core/drafts/clause.ts'
import { wordsAsKept } from '../../core/drafts/seen-words.ts'
import { standingOf, type GroupStanding, type SpeakingSeat } from '../../core/drafts/stances.ts'
import { clausesNow } from '../drafting/live-text.ts'
import { readClauses, type DraftRow } from '../sql/drafts.ts'
import { readStances, type StanceRow } from '../sql/readings.ts'
import type { Tables } from '../sql/tables.ts'
import { readTeamSeats } from '../sql/teams.ts'
import { readWords, type WordsById } from '../sql/words.ts'

type Db = Kysely<Tables>

/** What is needed to say where groups stand on any clause of a draft. */
export interface SaidOfDraft {
  readonly seats: readonly SpeakingSeat[]
  readonly stances: readonly StanceRow[]
  readonly words: WordsById
}

/** The clauses that are spoken of: as they are typed now, in the words that a kept version would have; of a frozen text, the frozen ones. */
export async function clausesSpokenOf(db: Db, draft: Pick<DraftRow, 'id' | 'frozen_version'>): Promise<readonly Clause[]> {
  if (draft.frozen_version === null)
    return (await clausesNow(db, draft.id)).map((clause) => ({ ...clause, text: wordsAsKept(clause.text, CLAUSE_CHARACTERS_MAX) }))
  const rows = await readClauses(db, draft.id, draft.frozen_version)
  const words = await readWords(
    db,
    rows.map(({ text_words }) => text_words),
  )
  return rows.map(({ clause_id, kind, depth, label, text_words }) => ({
    id: clause_id,
    kind,
    depth,
    label,
    text: words.of(text_words) ?? '',
  }))
}

/** Seats of the team and what they said. Three queries. */
export async function readSaid(db: Db, draft: Pick<DraftRow, 'id' | 'team_id'>): Promise<SaidOfDraft> {
  const rows = draft.team_id === null ? [] : await readTeamSeats(db, draft.team_id)
  const seats = rows.map((row) => ({ number: row.number, group: row.stakeholder_group_id, isHeld: row.member_id !== null }))
  const stances = await readStances(db, draft.id)
  const words = await readWords(
    db,
    stances.flatMap(({ of_words, reason_words }) => [of_words, reason_words]),
  )
  return { seats, stances, words }
}

/** Where each group stands on a clause as it reads now. A stance is the seat's and of its group: of a seat that was given to another group it does not count. */
export function standingsOn({ seats, stances, words }: SaidOfDraft, clause: Pick<Clause, 'id' | 'text'>): readonly GroupStanding[] {
  const groupOf = new Map(seats.map(({ number, group }) => [number, group]))
  const said = stances.filter((one) => one.clause_id === clause.id && groupOf.get(one.seat) === one.stakeholder_group_id)
  return standingOf(
    seats,
    said.map(({ seat, stance, of_words }) => ({ seat, stance, isOfTheseWords: words.of(of_words) === clause.text })),
  )
}

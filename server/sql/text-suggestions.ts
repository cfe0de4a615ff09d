/** Questions about suggestions on the text of a draft. */
import type { Kysely, Selectable } from 'kysely'
import { SUGGESTIONS_LISTED_MAX } from '../../contract/limits.ts'
import type { RecordedSuggestionState } from '../../core/ledger/wording-kinds.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** A suggestion. */
export type TextSuggestionRow = Selectable<Tables['text_suggestions']>

/** Suggestions of a draft, of one clause or in one state: the open ones first in the order of their numbers, then the newest. */
export async function listTextSuggestions(
  db: Db,
  draft: string,
  asked: { readonly clause?: string | undefined; readonly state?: RecordedSuggestionState | undefined } = {},
): Promise<TextSuggestionRow[]> {
  let query = db.selectFrom('text_suggestions').selectAll().where('draft_id', '=', draft)
  if (asked.clause !== undefined) query = query.where('clause_id', '=', asked.clause)
  if (asked.state !== undefined) query = query.where('state', '=', asked.state)
  return await query
    .orderBy((eb) => eb('state', '=', 'open'), 'desc')
    .orderBy((eb) => eb.case().when('state', '=', 'open').then(eb.ref('number')).else(0).end())
    .orderBy('number', 'desc')
    .limit(SUGGESTIONS_LISTED_MAX)
    .execute()
}
/** One suggestion of a draft by its number; of another draft it is none. */
export async function readTextSuggestion(db: Db, draft: string, number: number): Promise<TextSuggestionRow | undefined> {
  return await db.selectFrom('text_suggestions').selectAll().where('draft_id', '=', draft).where('number', '=', number).executeTakeFirst()
}
/** How many suggestions a draft has, and how many of them are open. */
export async function countTextSuggestions(db: Db, draft: string): Promise<{ readonly all: number; readonly open: number }> {
  return await db
    .selectFrom('text_suggestions')
    .select((eb) => [eb.fn.countAll<number>().as('all'), eb.fn.countAll<number>().filterWhere('state', '=', 'open').as('open')])
    .where('draft_id', '=', draft)
    .executeTakeFirstOrThrow()
}

/** What a gathering is asked right now besides its question: weighings and decisions that are open. */
import { sql, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** One of them; `ref` is the short name of a weighing or the number of a decision. */
export interface AskRow {
  readonly kind: 'weighing' | 'decision'
  readonly ref: string
  readonly title_words: string
}
/** A hall that is asked more at once answers nothing. */
const ASKS_MAX = 10

/** Those that are open, newest first. One query. */
export async function listAsks(db: Kysely<Tables>, gathering: string): Promise<AskRow[]> {
  const { rows } = await sql<AskRow>`
    select kind, ref, title_words from (
      select 'weighing' as kind, slug as ref, name_words as title_words, opened_at from weighings where gathering_id = ${gathering} and state = 'open'
      union all
      select 'decision', number::text, question_words, opened_at from decisions where gathering_id = ${gathering} and state = 'open'
    ) asked order by opened_at desc, kind, ref limit ${ASKS_MAX}`.execute(db)
  return rows
}

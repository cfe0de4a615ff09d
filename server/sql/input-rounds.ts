/** Questions about readings and rounds of input, remarks with their outcomes, and what was frozen. */
import type { Kysely } from 'kysely'
import type { InputRound } from '../../core/drafts/readings.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Readings of a draft with their rounds, in their order. */
export async function readReadings(db: Db, draft: string) {
  return await db
    .selectFrom('readings')
    .innerJoin('input_rounds', (join) =>
      join.onRef('input_rounds.draft_id', '=', 'readings.draft_id').onRef('input_rounds.number', '=', 'readings.number'),
    )
    .select([
      'readings.number',
      'readings.version',
      'readings.opened_at',
      'readings.entry',
      'input_rounds.working_days',
      'input_rounds.ends_at',
    ])
    .where('readings.draft_id', '=', draft)
    .orderBy('readings.number')
    .execute()
}
/** Rounds of a draft in their order, as the rule of remarks needs them. */
export async function readInputRounds(db: Db, draft: string): Promise<InputRound[]> {
  return await db
    .selectFrom('input_rounds')
    .select(['number', 'ends_at as endsAt'])
    .where('draft_id', '=', draft)
    .orderBy('number')
    .execute()
}
/** Remarks of a draft with their outcomes, in their order; hidden ones are nobody's to answer and are left out. */
export async function readRoundRemarks(db: Db, draft: string) {
  return await db
    .selectFrom('paragraph_remarks')
    .leftJoin('remark_outcomes', 'remark_outcomes.remark_id', 'paragraph_remarks.id')
    .leftJoin('draft_clauses', (join) =>
      join
        .onRef('draft_clauses.draft_id', '=', 'paragraph_remarks.draft_id')
        .onRef('draft_clauses.version', '=', 'paragraph_remarks.version')
        .onRef('draft_clauses.clause_id', '=', 'paragraph_remarks.clause_id'),
    )
    .select([
      'paragraph_remarks.id',
      'paragraph_remarks.number',
      'paragraph_remarks.clause_id',
      'paragraph_remarks.version',
      'paragraph_remarks.stakeholder_group_id',
      'paragraph_remarks.text_words',
      'paragraph_remarks.made_at',
      'draft_clauses.label',
      'remark_outcomes.outcome',
      'remark_outcomes.why_words',
      'remark_outcomes.given_at',
    ])
    .where('paragraph_remarks.draft_id', '=', draft)
    .where('paragraph_remarks.state', '=', 'shown')
    .orderBy('paragraph_remarks.number')
    .execute()
}
/** What was frozen of a draft. */
export async function readFrozen(db: Db, draft: string) {
  return await db.selectFrom('frozen_drafts').selectAll().where('draft_id', '=', draft).executeTakeFirst()
}
/** What the clauses of a draft stand on, in the order in which it was cited. */
export async function readStandingSources(db: Db, draft: string) {
  return await db
    .selectFrom('clause_sources')
    .select(['clause_id', 'kind', 'idea_id', 'theme_id', 'weighing_id', 'statement'])
    .where('draft_id', '=', draft)
    .where('withdrawn_entry', 'is', null)
    .orderBy('entry')
    .orderBy('id')
    .execute()
}
/** Words by id with salt and digest, for whoever checks a digest; of erased and hidden ones the digest alone. */
export async function readSealedWords(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('words')
    .leftJoin('hidden_words', 'hidden_words.words_id', 'words.id')
    .select((eb) => [
      'words.id',
      'words.digest',
      eb.case().when('hidden_words.words_id', 'is', null).then(eb.ref('words.salt')).else(null).end().as('salt'),
      eb.case().when('hidden_words.words_id', 'is', null).then(eb.ref('words.text')).else(null).end().as('text'),
    ])
    .where((eb) => eb('words.id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
}

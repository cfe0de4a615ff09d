/** What was found beside the themes: ideas that count as one, the lists of the town hall, and what tables handed on. */
import type { Kysely } from 'kysely'
import type { RecordHoldings } from '../../core/records/holdings.ts'
import type { Tables } from './tables.ts'
import { readTies } from './themes.ts'

type Db = Kysely<Tables>

/** Queries of one reading. */
export const FINDINGS_QUERIES = 3

/** Findings of a gathering by the numbers of its ideas; `ideas` are all of them. */
export async function readFindings(
  db: Db,
  gathering: string,
  ideas: readonly { readonly id: string; readonly number: number }[],
): Promise<Pick<RecordHoldings, 'ties' | 'listed' | 'recaps'>> {
  const numberOf = new Map(ideas.map(({ id, number }) => [id, number]))
  const ties = await readTies(db, gathering)
  const listed = await db
    .selectFrom('listed_ideas')
    .select(['list', 'idea_id', 'other_idea_id'])
    .where('gathering_id', '=', gathering)
    .where('is_removed', '=', false)
    .orderBy('entry')
    .execute()
  const recaps = await db
    .selectFrom('recaps')
    .innerJoin('cafe_tables', 'cafe_tables.id', 'recaps.table_id')
    .innerJoin('programme_items', 'programme_items.id', 'recaps.round_id')
    .select(['cafe_tables.number', 'programme_items.round_number', 'recaps.ideas'])
    .where('recaps.gathering_id', '=', gathering)
    .orderBy('programme_items.round_number')
    .orderBy('cafe_tables.number')
    .execute()
  const tied = Map.groupBy(
    ties.filter((tie) => tie.tie_id !== null),
    (tie) => tie.tie_id,
  )
  return {
    ties: [...tied.values()].map((group) => ({ question: group[0]?.question_id ?? '', ideas: group.map(({ number }) => number) })),
    listed: listed.flatMap((row) => {
      const idea = numberOf.get(row.idea_id)
      const other = row.other_idea_id === null ? null : (numberOf.get(row.other_idea_id) ?? null)
      return idea === undefined ? [] : [{ list: row.list, idea, other }]
    }),
    // Written by the applier alone, as ids of ideas.
    recaps: recaps.map((row) => ({
      table: row.number,
      round: row.round_number ?? 0,
      ideas: (row.ideas as string[]).flatMap((id) => numberOf.get(id) ?? []),
    })),
  }
}

/** Ideas as anybody may see them: no name and no seat, only the stakeholder group and the table. */
import type { Kysely } from 'kysely'
import type { IdeaView } from '../../contract/ideas.ts'
import { PAGE_MAX } from '../../contract/limits.ts'
import { Fault } from '../fault.ts'
import { listIdeas, readIdea, readPoints, type IdeaRow } from '../sql/ideas.ts'
import type { Tables } from '../sql/tables.ts'
import { readWords } from '../sql/words.ts'

/** Rows with their words and nested points: two queries for a whole page. Authors alone are read with `readWordsEvenHidden`. */
export async function ideasOf(db: Kysely<Tables>, rows: readonly IdeaRow[], read = readWords): Promise<IdeaView[]> {
  const points = Map.groupBy(
    await readPoints(
      db,
      rows.filter((row) => row.entered === 'imported').map((row) => row.id),
    ),
    (point) => point.idea_id,
  )
  const words = await read(db, [...rows.map((row) => row.text_words), ...[...points.values()].flat().map((point) => point.text_words)])
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    gathering: row.gathering_id,
    question: row.question_id,
    round: row.round_id,
    table: row.table_id,
    tableNumber: row.table_number,
    text: words.of(row.text_words),
    language: row.language,
    points: (points.get(row.id) ?? []).map((point) => words.of(point.text_words)),
    stakeholderGroup: row.stakeholder_group_id,
    modality: row.modality,
    entered: row.entered,
    buildsOn: row.builds_on,
    theme: row.theme_id,
    writtenAt: row.written_at,
    recordedAt: row.recorded_at,
    isLate: row.is_late,
    ...(row.sheet_line === null ? {} : { line: row.sheet_line }),
    ...(row.hidden_reason === null ? {} : { hidden: row.hidden_reason }),
    entry: row.entry,
  }))
}

/** One idea that is known to be on record. */
export async function ideaOf(db: Kysely<Tables>, id: string): Promise<IdeaView> {
  const row = await readIdea(db, id)
  const [view] = row === undefined ? [] : await ideasOf(db, [row])
  if (view === undefined) throw new Fault(`idea ${id} was recorded and is not there`)
  return view
}

/** What a list of ideas is asked for. */
export interface IdeasAsked {
  readonly question?: string
  readonly table?: string
  readonly round?: string
  readonly after?: number
  readonly newest?: boolean
  readonly limit?: number
}

/** One page of ideas of a gathering, in three queries. */
export async function viewIdeas(
  db: Kysely<Tables>,
  gathering: string,
  asked: IdeasAsked,
): Promise<{ ideas: IdeaView[]; next: number | null }> {
  const limit = asked.limit ?? PAGE_MAX
  const rows = await listIdeas(db, gathering, {
    question: asked.question,
    table: asked.table,
    round: asked.round,
    after: asked.after ?? 0,
    newest: asked.newest ?? false,
    limit,
  })
  return { ideas: await ideasOf(db, rows), next: rows.length === limit ? (rows.at(-1)?.number ?? null) : null }
}

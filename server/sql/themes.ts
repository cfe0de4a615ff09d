/** Questions about themes and where ideas stand. */
import { sql, type Kysely } from 'kysely'
import type { Entry } from '../../core/ledger/entry.ts'
import type { RecordedPlacement, RecordedTheme, RecordedTie } from '../../core/ledger/entry-kinds.ts'
import { Fault } from '../fault.ts'
import { entryOf } from './ledger.ts'
import type { Tables } from './tables.ts'
import { readWordsRefs } from './words.ts'

type Db = Kysely<Tables>

/** Kinds of entries that change a board. */
export const BOARD_KINDS = [
  'theme_created',
  'theme_renamed',
  'themes_ordered',
  'ideas_placed',
  'themes_merged',
  'theme_split',
  'theme_removed',
  'theme_change_undone',
  'ideas_joined',
  'ideas_parted',
] as const
type EntryOfKind<K extends Entry['kind']> = Extract<Entry, { kind: K }>
/** An entry that changes a board. */
export type BoardEntry = EntryOfKind<(typeof BOARD_KINDS)[number]>

/** Whether an entry changes a board. */
export function isBoardEntry(entry: Entry): entry is BoardEntry {
  return BOARD_KINDS.some((kind) => kind === entry.kind)
}

/** A theme with the id of the words of its title. */
export interface ThemeRow {
  id: string
  question_id: string
  position: number
  letter: string
  title_words: string
  is_retired: boolean
  merged_into: string | null
}

/** Themes of a gathering in order, retired ones too. */
export async function readThemes(db: Db, gathering: string): Promise<ThemeRow[]> {
  return await db
    .selectFrom('themes')
    .select(['id', 'question_id', 'position', 'letter', 'title_words', 'is_retired', 'merged_into'])
    .where('gathering_id', '=', gathering)
    .orderBy('question_id')
    .orderBy('position')
    .orderBy('id')
    .execute()
}
/** Ideas of a gathering with their number, question and place: four small columns for each idea. */
export async function readPlaces(
  db: Db,
  gathering: string,
  question?: string,
): Promise<{ id: string; number: number; question_id: string; theme_id: string | null; position: number | null }[]> {
  let query = db
    .selectFrom('ideas')
    .leftJoin('idea_placements', 'idea_placements.idea_id', 'ideas.id')
    .select(['ideas.id', 'ideas.number', 'ideas.question_id', 'idea_placements.theme_id', 'idea_placements.position'])
    .where('ideas.gathering_id', '=', gathering)
  if (question !== undefined) query = query.where('ideas.question_id', '=', question)
  return await query.orderBy('idea_placements.position').orderBy('ideas.number').execute()
}
/** Ideas by the theme under which they stand. */
export async function countPlaces(db: Db, gathering: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('idea_placements')
    .select(['theme_id', (eb) => eb.fn.countAll<number>().as('ideas')])
    .where('gathering_id', '=', gathering)
    .where('theme_id', 'is not', null)
    .groupBy('theme_id')
    .execute()
  return new Map(rows.flatMap((row) => (row.theme_id === null ? [] : [[row.theme_id, row.ideas]])))
}
/** The question of a theme. */
export async function readQuestionOfTheme(db: Db, gathering: string, theme: string): Promise<string | undefined> {
  return (
    await db.selectFrom('themes').select('question_id').where('gathering_id', '=', gathering).where('id', '=', theme).executeTakeFirst()
  )?.question_id
}
/** The newest entries that changed boards of a gathering, newest first: of one question, after or before an entry where given. */
export async function readBoardEntries(
  db: Db,
  gathering: string,
  limit: number,
  asked: { readonly question?: string; readonly after?: number; readonly before?: number } = {},
): Promise<BoardEntry[]> {
  // Kinds were just asked for; bodies were written by the rules of the board.
  return (await entriesOfKinds(db, gathering, BOARD_KINDS, limit, asked)) as BoardEntry[]
}
/** The newest suggestions that were declined on a board, newest first. */
export async function readDeclines(
  db: Db,
  gathering: string,
  limit: number,
  asked: { readonly question?: string; readonly before?: number },
): Promise<EntryOfKind<'suggestion_declined'>[]> {
  return (await entriesOfKinds(db, gathering, ['suggestion_declined'], limit, asked)) as EntryOfKind<'suggestion_declined'>[]
}
/** One entry about a board, or undefined when there is none of that number. */
export async function readBoardEntry(db: Db, gathering: string, question: string, seq: number): Promise<BoardEntry | undefined> {
  return (await readBoardEntries(db, gathering, 1, { question, after: seq - 1, before: seq + 1 }))[0]
}

async function entriesOfKinds(
  db: Db,
  gathering: string,
  kinds: readonly Entry['kind'][],
  limit: number,
  asked: { readonly question?: string; readonly after?: number; readonly before?: number },
): Promise<Entry[]> {
  let query = db
    .selectFrom('ledger')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where('kind', 'in', [...kinds])
  if (asked.question !== undefined) query = query.where(sql<boolean>`body ->> 'question' = ${asked.question}`)
  if (asked.after !== undefined) query = query.where('seq', '>', asked.after)
  if (asked.before !== undefined) query = query.where('seq', '<', asked.before)
  return (await query.orderBy('seq', 'desc').limit(limit).execute()).map(entryOf)
}

/** A board as rules see it, with the digests of the titles. */
export async function readBoard(
  db: Db,
  gathering: string,
  question: string,
): Promise<{ themes: RecordedTheme[]; placements: RecordedPlacement[]; ties: RecordedTie[] }> {
  const rows = await db
    .selectFrom('themes')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where('question_id', '=', question)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const placed = await db
    .selectFrom('idea_placements')
    .innerJoin('ideas', 'ideas.id', 'idea_placements.idea_id')
    .select(['idea_placements.idea_id', 'idea_placements.theme_id', 'idea_placements.position'])
    .where('idea_placements.gathering_id', '=', gathering)
    .where('ideas.question_id', '=', question)
    .orderBy('idea_placements.position')
    .orderBy('ideas.number')
    .execute()
  const ties = await readTies(db, gathering, question)
  const titles = await readWordsRefs(
    db,
    rows.map((row) => row.title_words),
  )
  const themes = rows.map((row) => {
    const title = titles.get(row.title_words)
    if (title === undefined) throw new Fault(`the title of theme ${row.id} has no row`)
    return { id: row.id, letter: row.letter, title, position: row.position, isRetired: row.is_retired, mergedInto: row.merged_into }
  })
  return {
    themes,
    placements: placed.map((row) => ({ idea: row.idea_id, theme: row.theme_id, position: row.position })),
    ties: ties.map((row) => ({ idea: row.idea_id, tie: row.tie_id })),
  }
}

/** Ideas that count, or once counted, as one with others: of a gathering, or of one question. */
export async function readTies(
  db: Db,
  gathering: string,
  question?: string,
): Promise<{ idea_id: string; number: number; question_id: string; tie_id: string | null }[]> {
  let query = db
    .selectFrom('idea_ties')
    .innerJoin('ideas', 'ideas.id', 'idea_ties.idea_id')
    .select(['idea_ties.idea_id', 'ideas.number', 'ideas.question_id', 'idea_ties.tie_id'])
    .where('idea_ties.gathering_id', '=', gathering)
  if (question !== undefined) query = query.where('ideas.question_id', '=', question)
  return await query.orderBy('ideas.number').execute()
}

/** What clauses stand on, what they could stand on, and what no clause has taken up, as pages and records show it. */
import type { CitableView, SourceView, SupportedView } from '../../contract/clause-sources.ts'
import { PAGE_MAX } from '../../contract/limits.ts'
import { needsReason, resultOfSource, takenUp } from '../../core/drafts/sources.ts'
import type { RecordedSource } from '../../core/ledger/wording-kinds.ts'
import { weighedStatements, type WeighedRow } from '../drafting/weighed-statements.ts'
import type { House } from '../house.ts'
import { listLeftOut, listSources, readCitables, searchCitables, type CitableRow, type SourceRow } from '../sql/clause-sources.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { readIdeaNumbers } from '../sql/ideas.ts'
import { readWords, type WordsById } from '../sql/words.ts'

/** Citations of a draft that stand. Five queries and those of the weighings. */
export async function viewSources(house: House, draft: DraftRow): Promise<SourceView[]> {
  const { db } = house.database
  const rows = await listSources(db, draft.id)
  const sources = rows.map(sourceOfRow)
  const [citables, { statements }] = [await readCitables(db, draft.forum_id, sources), await weighedStatements(house, draft)]
  const words = await readWords(db, [...rows.map(({ reason_words }) => reason_words), ...citables.map(({ text_words }) => text_words)])
  const byKey = new Map(citables.map((one) => [keyOfCitable(one), one]))
  return rows.flatMap((row, at) => {
    const source = sources[at]
    const citable = source === undefined ? undefined : byKey.get(keyOfSource(source))
    if (source === undefined || citable === undefined) return []
    const result = resultOfSource(statements, source)
    const reason = words.of(row.reason_words)
    return [
      {
        ...citableOf(citable, words, result),
        id: row.id,
        clause: row.clause_id,
        citedAt: row.cited_at,
        reason,
        asksReason: row.reason_words === null && needsReason(result),
        entry: row.entry,
      },
    ]
  })
}

/** What a clause could cite, by number or by words; exact numbers first. Four queries and those of the weighings. */
export async function viewCitables(house: House, draft: DraftRow, asked: string): Promise<CitableView[]> {
  const { db } = house.database
  const term = asked.replace(/^\s*(no\.?|n°|№|#)\s*/i, '').trim()
  if (term === '') return []
  const rows = await searchCitables(db, draft.forum_id, term, SEARCH_EACH_MAX)
  const { statements } = await weighedStatements(house, draft)
  const words = await readWords(
    db,
    rows.map(({ text_words }) => text_words),
  )
  return rows
    .toSorted((a, b) => Number(String(b.number) === term) - Number(String(a.number) === term))
    .map((row) => citableOf(row, words, resultOfSource(statements, sourceOfCitable(row))))
    .slice(0, PAGE_MAX)
}

/** Of each kind: more is no help to whoever looks for one. */
const SEARCH_EACH_MAX = 20

/** What much of the room supported: taken up, left out with a reason, or not yet taken up. Four queries and those of the weighings. */
export async function viewTakenUp(
  house: House,
  draft: DraftRow,
): Promise<{ taken: number; leftOut: SupportedView[]; notYet: SupportedView[]; weighings: number; running: number }> {
  const { db } = house.database
  const { statements, weighings, running } = await weighedStatements(house, draft)
  const [cited, out] = [(await listSources(db, draft.id)).map(sourceOfRow), await listLeftOut(db, draft.id)]
  const parted = takenUp(statements, { cited, leftOut: out.map(({ weighing_id, statement }) => ({ weighing: weighing_id, statement })) })
  const listed = [...parted.leftOut, ...parted.notYet]
  const numbers = await readIdeaNumbers(db, [...new Set(listed.flatMap(({ ideas }) => ideas))])
  const words = await readWords(db, [...listed.map(({ row }) => row.text_words), ...out.map(({ reason_words }) => reason_words)])
  const reasonOf = (one: WeighedRow): string | null =>
    words.of(out.find(({ weighing_id, statement }) => weighing_id === one.weighing && statement === one.number)?.reason_words)
  const shown = (some: readonly WeighedRow[]) => some.map((one) => supportedOf(one, numbers, words, reasonOf(one)))
  return { taken: parted.taken.length, leftOut: shown(parted.leftOut), notYet: shown(parted.notYet), weighings, running }
}

function supportedOf(one: WeighedRow, numbers: ReadonlyMap<string, number>, words: WordsById, reason: string | null): SupportedView {
  return {
    weighing: one.weighing,
    weighingSlug: one.slug,
    statement: one.number,
    text: one.row.hidden_reason === null ? words.of(one.row.text_words) : null,
    ideas: one.ideas.flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b),
    class: one.class,
    balanced: one.balanced,
    reason,
  }
}

function citableOf(row: CitableRow, words: WordsById, result: WeighedRow | null): CitableView {
  const { kind, idea_id: idea, theme_id: theme, weighing_id: weighing, number, letter, text_words, place } = row
  return {
    kind,
    idea,
    theme,
    weighing,
    number: kind === 'theme' ? null : number,
    letter: kind === 'theme' ? `${number}${letter ?? ''}` : null,
    text: words.of(text_words),
    place,
    result: result === null ? null : { weighing: result.slug, statement: result.number, class: result.class, balanced: result.balanced },
  }
}

function sourceOfRow({ kind, idea_id, theme_id, weighing_id, statement }: SourceRow): RecordedSource {
  return { kind, idea: idea_id, theme: theme_id, weighing: weighing_id, statement }
}
function sourceOfCitable({ kind, idea_id, theme_id, weighing_id, number }: CitableRow): RecordedSource {
  return { kind, idea: idea_id, theme: theme_id, weighing: weighing_id, statement: kind === 'statement' ? number : null }
}
function keyOfSource({ kind, idea, theme, weighing, statement }: RecordedSource): string {
  return kind === 'statement' ? `${weighing}:${statement}` : (idea ?? theme ?? '')
}
const keyOfCitable = (row: CitableRow): string => keyOfSource(sourceOfCitable(row))

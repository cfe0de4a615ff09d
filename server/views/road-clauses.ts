/** The clauses that an idea reached, with their wordings, and the teams that left it out. */
import type { LeftOutView, RoadAnswerView, RoadClauseView } from '../../contract/roads.ts'
import { diffWords } from '../../core/drafts/word-diff.ts'
import type { ReachedClause, RoadIdea, RoadIndex } from '../../core/records/road.ts'
import type { RoadClauseRow, RoadSourceRow } from '../sql/road.ts'
import type { WordsById } from '../sql/words.ts'
import { answerState, type HeldRoads } from './road-facts.ts'

/** Clauses that stand, then those that were dropped. */
export function clausesView(idea: RoadIdea, index: RoadIndex, held: HeldRoads, words: WordsById): RoadClauseView[] {
  const { standing, dropped } = index.clausesOf(idea)
  return [
    ...standing.flatMap((one) => clauseView(idea, { ...one, isStanding: true }, held, words) ?? []),
    ...dropped.flatMap((one) => clauseView(idea, { ...one, isStanding: false }, held, words) ?? []),
  ]
}

/** Teams that left the idea out. */
export function leftOutView(idea: RoadIdea, { leftOut, drafts }: HeldRoads, words: WordsById): LeftOutView[] {
  return leftOut.flatMap((row) => {
    const draft = drafts.get(row.draft)
    if (draft === undefined || row.idea !== idea.id) return []
    return [
      {
        draft: { slug: draft.slug, title: words.of(draft.title_words) },
        reason: words.of(row.reason_words),
        at: row.left_out_at,
        entry: row.entry,
      },
    ]
  })
}

/** What bodies said of the clauses that stand on the idea. */
export function answersView(idea: RoadIdea, index: RoadIndex, held: HeldRoads, words: WordsById): RoadAnswerView[] {
  const reached = new Set(index.clausesOf(idea).standing.map(({ draft, clause }) => `${draft} ${clause}`))
  return held.answers.flatMap((row) => {
    const draft = held.drafts.get(row.draft)
    if (draft === undefined || !reached.has(`${row.draft} ${row.clause}`)) return []
    const label = held.clauses.find((one) => one.draft === row.draft && one.clause === row.clause && one.version === draft.shown)?.label
    return [
      {
        draft: draft.slug,
        label: label ?? null,
        body: { id: row.body, name: words.of(row.name_words) },
        state: answerState({ state: row.state, dueAt: row.due_at }, held.now),
        answer: row.answer,
        reason: words.of(row.reason_words),
        department: words.of(row.department_words),
        at: row.answered_at,
        dueAt: row.due_at,
        entry: row.entry,
      },
    ]
  })
}

/** Ids of the words that the clauses and reasons need. */
export function wordsOfClauses({ drafts, clauses, leftOut, answers }: HeldRoads): readonly (string | null)[] {
  return [
    ...[...drafts.values()].map((draft) => draft.title_words),
    ...clauses.map((clause) => clause.text_words),
    ...leftOut.map((row) => row.reason_words),
    ...answers.flatMap((row) => [row.name_words, row.reason_words, row.department_words]),
  ]
}

function clauseView(
  idea: RoadIdea,
  reached: ReachedClause & { readonly isStanding: boolean },
  held: HeldRoads,
  words: WordsById,
): RoadClauseView | null {
  const draft = held.drafts.get(reached.draft)
  const source = held.sources.find(
    (one) => one.draft === reached.draft && one.clause === reached.clause && isReachedBy(one, idea, reached.by),
  )
  if (draft === undefined || source === undefined) return null
  const versions = held.clauses.filter(({ draft: of, clause }) => of === reached.draft && clause === reached.clause)
  return {
    draft: { slug: draft.slug, title: words.of(draft.title_words), state: draft.state },
    clause: reached.clause,
    label: versions.find(({ version }) => version === draft.shown)?.label ?? null,
    by: reached.by,
    isStanding: reached.isStanding,
    citedAt: source.cited_at,
    entry: source.entry,
    wordings: wordingsOf(versions.filter(isChanged), words),
  }
}

/** A clause may cite much else besides; told is the citation that leads to this idea. */
function isReachedBy(source: RoadSourceRow, idea: RoadIdea, by: ReachedClause['by']): boolean {
  switch (by) {
    case 'idea':
      return source.idea === idea.id
    case 'theme':
      return source.theme === idea.theme
    case 'statement':
      return source.statement !== null
  }
}

function wordingsOf(rows: readonly RoadClauseRow[], words: WordsById): RoadClauseView['wordings'] {
  return rows.map((row, at) => {
    const [before, text] = [words.of(rows[at - 1]?.text_words), words.of(row.text_words)]
    return {
      version: row.version,
      label: row.label,
      text,
      runs: before === null || text === null ? null : diffWords(before, text).map((run) => ({ ...run })),
      keptAt: row.kept_at,
      entry: row.entry,
    }
  })
}

/** Words keep their reference from version to version until they change. */
const isChanged = (row: RoadClauseRow, at: number, all: readonly RoadClauseRow[]): boolean => all[at - 1]?.text_words !== row.text_words

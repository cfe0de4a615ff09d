/** Theme boards of a gathering: five queries and three small columns for each idea, whatever the number of themes. */
import type { ThemeBoardView } from '../../contract/themes.ts'
import { UNDO_ENTRIES_MAX } from '../commands/undo-theme-change.ts'
import { lastUndoable } from '../../core/themes/undo.ts'
import type { HouseBase } from '../house-base.ts'
import { readQuestions } from '../sql/gatherings.ts'
import { readBoardEntries, readPlaces, readThemes, readTies, type BoardEntry } from '../sql/themes.ts'
import { readWords } from '../sql/words.ts'

/** Who changed a board so recently is at it now. */
const AT_IT_MS = 10 * 60 * 1000

/** Boards of every question of a gathering, or of one. `version` is the entry that the caller knows them to be true at. */
export async function viewBoards(
  house: Pick<HouseBase, 'database' | 'now'>,
  gathering: string,
  version: number,
  only?: string,
): Promise<ThemeBoardView[]> {
  const { db } = house.database
  const [questions, themes, places, ties, entries] = await Promise.all([
    readQuestions(db, gathering),
    readThemes(db, gathering),
    readPlaces(db, gathering, only),
    readTies(db, gathering, only),
    readBoardEntries(db, gathering, UNDO_ENTRIES_MAX),
  ])
  const words = await readWords(db, [...questions.map((question) => question.text_words), ...themes.map((theme) => theme.title_words)])
  const live = new Set(themes.filter((theme) => !theme.is_retired).map((theme) => theme.id))
  const byTheme = Map.groupBy(places, (place) => (place.theme_id !== null && live.has(place.theme_id) ? place.theme_id : null))
  return questions
    .filter((question) => only === undefined || question.id === only)
    .map((question) => {
      const last = lastUndoable(entries, question.id)
      return {
        question: question.id,
        questionNumber: question.number,
        questionText: words.of(question.text_words),
        themes: themes
          .filter((theme) => theme.question_id === question.id && !theme.is_retired)
          .map((theme) => ({
            id: theme.id,
            question: question.id,
            letter: theme.letter,
            title: words.of(theme.title_words),
            position: theme.position,
            ideas: (byTheme.get(theme.id) ?? []).map((place) => place.number),
          })),
        unplaced: (byTheme.get(null) ?? [])
          .filter((place) => place.question_id === question.id)
          .map((place) => place.number)
          .toSorted((a, b) => a - b),
        ties: tiesOf(ties.filter((tie) => tie.question_id === question.id)),
        hands: handsOf(
          entries.filter((entry) => entry.body.question === question.id),
          house.now(),
        ),
        lastChange: last === null ? null : { entry: last.seq, kind: last.kind, at: last.at },
        version,
      }
    })
}

function tiesOf(rows: readonly { readonly number: number; readonly tie_id: string | null }[]): number[][] {
  const byTie = Map.groupBy(
    rows.filter((row) => row.tie_id !== null),
    (row) => row.tie_id,
  )
  return [...byTie.values()].map((tied) => tied.map((row) => row.number)).filter((tied) => tied.length > 1)
}

function handsOf(newestFirst: readonly BoardEntry[], now: Date): { actor: string; at: string }[] {
  const hands = new Map<string, string>()
  for (const { actor, at } of newestFirst) if (now.getTime() - Date.parse(at) < AT_IT_MS && !hands.has(actor)) hands.set(actor, at)
  return [...hands].map(([actor, at]) => ({ actor, at }))
}

/** Theme boards of a gathering: four queries and three small columns for each idea, whatever the number of themes. */
import type { ThemeBoardView } from '../../contract/themes.ts'
import { UNDO_ENTRIES_MAX } from '../commands/undo-theme-change.ts'
import { lastUndoable } from '../../core/themes/undo.ts'
import type { HouseBase } from '../house-base.ts'
import { readQuestions } from '../sql/gatherings.ts'
import { readBoardEntries, readPlaces, readThemes } from '../sql/themes.ts'
import { readWords } from '../sql/words.ts'

/** Boards of every question of a gathering, or of one. `version` is the entry that the caller knows them to be true at. */
export async function viewBoards(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  version: number,
  only?: string,
): Promise<ThemeBoardView[]> {
  const { db } = house.database
  const [questions, themes, places, entries] = await Promise.all([
    readQuestions(db, gathering),
    readThemes(db, gathering),
    readPlaces(db, gathering, only),
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
        lastChange: last === null ? null : { entry: last.seq, kind: last.kind, at: last.at },
        version,
      }
    })
}

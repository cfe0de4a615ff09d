/** What the town hall shows: the questions talked about since the last town hall, their themes, and what has none. */
import type { GatheringView, QuestionView } from '../../../../contract/gatherings.ts'
import type { ThemeBoardView } from '../../../../contract/themes.ts'
import { runningItem } from '../gathering/programme-stops.ts'
import { themePages, type WallIdea, type WallTheme } from './theme-pages.ts'

export type HallPages = readonly { readonly question: QuestionView; readonly rows: readonly WallTheme[] }[]

/**
 * Questions of the conversations between this town hall and the one before it; outside a town hall, of the newest
 * conversation that has begun; before any, the first question.
 */
export function hallQuestions(gathering: Pick<GatheringView, 'programme' | 'clock' | 'questions'>): QuestionView[] {
  const item = runningItem(gathering)
  const here = item === null ? gathering.programme.length : gathering.programme.indexOf(item)
  const before = gathering.programme.slice(0, item?.kind === 'conversation' ? here + 1 : here)
  const since = item?.kind === 'townhall' ? before.slice(before.findLastIndex((one) => one.kind === 'townhall') + 1) : before
  const ids = since.flatMap((one) => (one.question === null ? [] : [one.question]))
  const wanted = item?.kind === 'townhall' ? ids : ids.slice(-1)
  const found = gathering.questions.filter((question) => wanted.includes(question.id))
  return found.length > 0 ? found : gathering.questions.slice(0, 1)
}

/** Pages for those questions, in their order. */
export function hallPages(
  gathering: Pick<GatheringView, 'programme' | 'clock' | 'questions'>,
  boards: readonly ThemeBoardView[],
  texts: ReadonlyMap<number, string>,
  erased: string,
): HallPages {
  return hallQuestions(gathering).flatMap((question) => {
    const board = boards.find((one) => one.question === question.id)
    return board === undefined ? [] : themePages(rowsOf(board, texts, erased)).map((rows) => ({ question, rows }))
  })
}

function rowsOf(board: ThemeBoardView, texts: ReadonlyMap<number, string>, erased: string): WallTheme[] {
  const ideas = (numbers: readonly number[]): WallIdea[] => numbers.map((number) => ({ number, text: texts.get(number) ?? erased }))
  const themes = board.themes
    .filter((theme) => theme.ideas.length > 0)
    .map((theme): WallTheme => ({ key: theme.id, letter: theme.letter, title: theme.title, ideas: ideas(theme.ideas), isContinued: false }))
  if (board.unplaced.length === 0) return themes
  return [...themes, { key: `${board.question}-unplaced`, letter: null, title: null, ideas: ideas(board.unplaced), isContinued: false }]
}

/** What every change to a theme board shares: load the board, ask the rule, append the change. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { BoardChange } from '../../core/ledger/entry-kinds.ts'
import type { Board } from '../../core/themes/board.ts'
import { changedMeanwhile, type Asked } from '../../core/themes/meanwhile.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering, readQuestions } from '../sql/gatherings.ts'
import { readIdeaIds, readIdeaNumbers } from '../sql/ideas.ts'
import type { Tx } from '../sql/ledger.ts'
import { readBoard, readBoardEntries, readQuestionOfTheme, type BoardEntry } from '../sql/themes.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'

/** Changes made since somebody looked that are looked through; who is further behind looks again. */
const MEANWHILE_MAX = 500

/** Which board: by its question, or by one of its themes. */
export type BoardOf = { readonly gathering: string } & ({ readonly question: string } | { readonly theme: string })
/** What a rule makes of a board. */
export interface BoardDecision<T> {
  readonly kind: Exclude<BoardEntry['kind'], 'theme_change_undone'>
  readonly change: BoardChange
  readonly result: T
  /** What is asked, when it must not overwrite what somebody else changed since. */ readonly asked?: Asked
}
/** How a change came about: the entry at which its maker saw the board, and whether they accept a suggestion. */
export interface Seen {
  readonly seen?: number | undefined
  readonly isSuggested?: boolean | undefined
}
/** Finds the ids of ideas of this board by their numbers. */
export type IdeaFinder = (numbers: readonly number[]) => Promise<Outcome<string[], RefusalCode>>

/** Changes one board. `decide` gets the board as it stands under the head of the ledger. */
export async function changeBoard<T extends object>(
  house: HouseBase,
  acting: Acting,
  of: BoardOf & Seen,
  decide: (board: Board, act: Act, find: IdeaFinder) => Promise<Outcome<BoardDecision<T>, RefusalCode>>,
): Promise<Outcome<Done<T>, RefusalCode>> {
  return await perform<T>(house, acting, async (act) => {
    const found = await loadBoard(act.tx, of)
    if (!found.ok) return found
    const { board, forum } = found.value
    const decided = await decide(board, act, async (numbers) => await findIdeas(act.tx, of.gathering, board.question, numbers))
    if (!decided.ok) return decided
    const { kind, change, result, asked } = decided.value
    const { seen, isSuggested } = of
    const overwritten = asked === undefined || seen === undefined ? null : await overwrites(act, of.gathering, asked, { ...board, seen })
    if (overwritten !== null) return overwritten
    const body = isSuggested === true ? { ...change, isSuggested } : change
    return accept({ drafts: [{ kind, forum, gathering: of.gathering, body }], result })
  })
}

/** A refusal when somebody else changed since what is asked now; null when it touches other things, and both stand. */
async function overwrites(
  act: Act,
  gathering: string,
  asked: Asked,
  { seen, themes, placements, question }: Board & { readonly seen: number },
): Promise<Outcome<never, RefusalCode> | null> {
  const later = await readBoardEntries(act.tx, gathering, MEANWHILE_MAX, { after: seen, question })
  const found = changedMeanwhile(asked, later, act.actor)
  if (found === null) return null
  if (found.what === 'order') return refuse('changed_since', { what: 'the order of the themes' })
  if (found.what === 'theme') {
    const letter = themes.find((theme) => theme.id === found.id)?.letter ?? ''
    return refuse('changed_since', { what: `the title of theme ${letter})` })
  }
  const number = (await readIdeaNumbers(act.tx, [found.id])).get(found.id) ?? 0
  const home = placements.find((place) => place.idea === found.id)?.theme ?? null
  const letter = themes.find((theme) => theme.id === home)?.letter
  return refuse('changed_since', {
    what: letter === undefined ? `No. ${number} has no theme now` : `No. ${number} is under ${letter}) now`,
  })
}

/** A board with its forum; refuses a gathering, question or theme that is not there. */
export async function loadBoard(tx: Tx, of: BoardOf): Promise<Outcome<{ board: Board; forum: string }, RefusalCode>> {
  const gathering = await readGathering(tx, of.gathering)
  if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
  const question = 'question' in of ? of.question : await readQuestionOfTheme(tx, of.gathering, of.theme)
  if (question === undefined) return refuse('not_found', { what: 'theme' })
  if (!(await readQuestions(tx, of.gathering)).some((one) => one.id === question)) return refuse('not_found', { what: 'question' })
  return accept({ board: { question, ...(await readBoard(tx, of.gathering, question)) }, forum: gathering.forum_id })
}

/** Ids of ideas of a board by their numbers; refuses one that is not there, or of another question. */
export async function findIdeas(
  tx: Tx,
  gathering: string,
  question: string,
  numbers: readonly number[],
): Promise<Outcome<string[], RefusalCode>> {
  const known = await readIdeaIds(tx, gathering, numbers)
  const ids: string[] = []
  for (const number of numbers) {
    const idea = known.get(number)
    if (idea === undefined) return refuse('not_found', { what: `idea ${number}`, field: 'ideas' })
    if (idea.question !== question) return refuse('themes_of_two_questions', { field: 'ideas' })
    ids.push(idea.id)
  }
  return accept(ids)
}

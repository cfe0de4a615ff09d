/** The road of an issue: its stages, and what a move from one to another means. */
import type { RecordedStage } from '../ledger/issue-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Stages in their order. A text is adopted or it is not: both stand at the same place. */
export const STAGES = [
  'raised',
  'conversing',
  'weighing',
  'drafting',
  'with_governments',
  'adopted',
  'not_adopted',
  'followed_up',
] as const satisfies readonly RecordedStage[]
/** See the list of the same name. */
export type Stage = (typeof STAGES)[number]

const PLACES: Readonly<Record<Stage, number>> = {
  raised: 0,
  conversing: 1,
  weighing: 2,
  drafting: 3,
  with_governments: 4,
  adopted: 5,
  not_adopted: 5,
  followed_up: 6,
}

/** What a move is: back, or forward over stages that are left out. */
export interface Move {
  readonly isBack: boolean
  /** Stages that it passes over, in their order; none when it goes back. */
  readonly leftOut: readonly Stage[]
}

/** What a move from one stage to another means. */
export function moveOf(from: Stage, to: Stage): Move {
  const isBack = PLACES[to] < PLACES[from]
  // Whether it was adopted or not is one place, and neither is left out by the other.
  const leftOut = isBack
    ? []
    : STAGES.filter((stage) => stage !== 'not_adopted' && PLACES[stage] > PLACES[from] && PLACES[stage] < PLACES[to])
  return { isBack, leftOut }
}

/**
 * Whether an issue may move. It leaves its first stage only with a charter: who may do what is known before the process starts.
 * What follows an outcome needs one.
 */
export function mayMove(
  from: Stage,
  to: Stage,
  hasCharter: boolean,
): Outcome<Move, 'issue_there_already' | 'charter_missing' | 'issue_without_outcome'> {
  if (from === to) return refuse('issue_there_already')
  if (from === 'raised' && !hasCharter) return refuse('charter_missing')
  if (to === 'followed_up' && from !== 'adopted' && from !== 'not_adopted') return refuse('issue_without_outcome')
  return accept(moveOf(from, to))
}

/** What the thread of results is asked, and how it answers: it holds running weighings, so that new ratings alone are told to it. */
import type { RatedRows, WeighingResults } from '../../core/weighing/results.ts'
import { RunningResults, weighingResults, type RaterRow } from '../../core/weighing/running-results.ts'

/** A task. `count` holds nothing; `begin` holds the weighing until `forget`, `goOn` and `refresh` are about what is held. */
export type ResultsTask =
  | { readonly kind: 'count'; readonly rows: RatedRows }
  | { readonly kind: 'begin'; readonly weighing: string; readonly rows: RatedRows }
  | { readonly kind: 'goOn'; readonly weighing: string; readonly changed: readonly RaterRow[]; readonly numbers: readonly number[] }
  | { readonly kind: 'refresh'; readonly weighing: string }
  | { readonly kind: 'forget'; readonly weighing: string }

/** Results, null where nothing is held of the weighing; `isDue`: groups and the map are to be found anew. */
export interface ResultsAnswer {
  readonly results: WeighingResults | null
  readonly isDue: boolean
}

/** Weighings up to so many ratings are found anew with each count: it takes well below a second. */
const RATINGS_AT_ONCE = 100_000

export class ResultsCounter {
  readonly #held = new Map<string, RunningResults>()

  answer(task: ResultsTask): ResultsAnswer {
    if (task.kind === 'count') return { results: weighingResults(task.rows), isDue: false }
    if (task.kind === 'forget') this.#held.delete(task.weighing)
    if (task.kind === 'begin') this.#held.set(task.weighing, new RunningResults(task.rows))
    const running = this.#held.get(task.weighing)
    if (running === undefined) return { results: null, isDue: false }
    if (task.kind === 'goOn') running.take(task.changed, task.numbers)
    if (task.kind === 'refresh' || running.ratings <= RATINGS_AT_ONCE) running.refresh()
    return { results: running.results(), isDue: running.isDue }
  }
}

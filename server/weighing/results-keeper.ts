/** Counts results when somebody asks for them: once for a closed weighing, and going on from the last count while one is open that shows its sums. */
import { countWeighing } from '../commands/count-weighing.ts'
import { Fault } from '../fault.ts'
import type { HouseBase } from '../house-base.ts'
import { readRatedRows, readResults } from '../sql/results.ts'
import type { WeighingRow } from '../sql/weighings.ts'
import { Thread } from '../threads/thread.ts'
import { LiveResults, type CountedResults } from './live-results.ts'
import type { ResultsAnswer, ResultsTask } from './results-task.ts'

export class ResultsKeeper {
  readonly #house: HouseBase
  readonly #thread = new Thread<ResultsTask, ResultsAnswer>(new URL('results-worker.ts', import.meta.url), 'results')
  readonly #live: LiveResults
  readonly #counting = new Map<string, Promise<CountedResults>>()

  constructor(house: HouseBase) {
    this.#house = house
    this.#live = new LiveResults(house, this.#thread)
  }

  /** Results of a closed or open weighing. Those who ask while it is counted wait for the same count. */
  async resultsOf(row: WeighingRow): Promise<CountedResults> {
    const key = `${row.id} ${row.state} ${row.sealed_digest ?? ''}`
    const running = this.#counting.get(key)
    if (running !== undefined) return await running
    const counting = (row.state === 'closed' ? this.#closed(row) : this.#live.resultsOf(row.id)).finally(() => this.#counting.delete(key))
    this.#counting.set(key, counting)
    return await counting
  }

  /** These people have rated: the next count of this weighing looks at their ratings. */
  rated(weighing: string, rater: string): void {
    this.#live.rated(weighing, rater)
  }

  async close(): Promise<void> {
    await this.#thread.close()
  }

  async #closed(row: WeighingRow): Promise<CountedResults> {
    const { db } = this.#house.database
    if (row.sealed_digest === null) throw new Fault(`weighing ${row.id} was closed without a digest`)
    const kept = await readResults(db, row.id, row.sealed_digest)
    if (kept !== undefined) return kept
    const { results } = await this.#thread.ask({ kind: 'count', rows: await readRatedRows(db, row.id) })
    if (results === null) throw new Fault(`weighing ${row.id} was counted without results`)
    const countedAt = this.#house.now().toISOString()
    const told = await countWeighing(this.#house, { actor: 'house' }, { weighing: row.id, ratings: row.sealed_digest, results, countedAt })
    if (!told.ok && told.code !== 'weighing_not_closed') throw new Fault(`results could not be kept: ${told.code}`)
    return { results, countedAt }
  }
}

/** Counts results when somebody asks for them: once for a closed weighing, and at a calm pace while one is open that shows its sums. */
import { countWeighing } from '../commands/count-weighing.ts'
import type { RatedRows, WeighingResults } from '../../core/weighing/results.ts'
import { Fault } from '../fault.ts'
import type { HouseBase } from '../house-base.ts'
import { countRatings, readRatedRows, readResults } from '../sql/results.ts'
import type { WeighingRow } from '../sql/weighings.ts'
import { Thread } from '../threads/thread.ts'

/** A running weighing is counted again no sooner. */
const LIVE_EVERY_MS = 60_000
/** And not before so many more ratings came: the difference between two counts must not show what one person rated. */
const LIVE_RATINGS_MIN = 20
/** Running weighings whose last count is remembered. */
const LIVE_MAX = 50

/** Results with when they were counted. */
export interface CountedResults {
  readonly results: WeighingResults
  readonly countedAt: string
}

export class ResultsKeeper {
  readonly #house: HouseBase
  readonly #thread = new Thread<RatedRows, WeighingResults>(new URL('results-worker.ts', import.meta.url), 'results')
  readonly #live = new Map<string, CountedResults>()
  readonly #counting = new Map<string, Promise<CountedResults>>()

  constructor(house: HouseBase) {
    this.#house = house
  }

  /** Results of a closed or open weighing. Those who ask while it is counted wait for the same count. */
  async resultsOf(row: WeighingRow): Promise<CountedResults> {
    const key = `${row.id} ${row.state} ${row.sealed_digest ?? ''}`
    const running = this.#counting.get(key)
    if (running !== undefined) return await running
    const counting = (row.state === 'closed' ? this.#closed(row) : this.#open(row)).finally(() => this.#counting.delete(key))
    this.#counting.set(key, counting)
    return await counting
  }

  async close(): Promise<void> {
    await this.#thread.close()
  }

  async #closed(row: WeighingRow): Promise<CountedResults> {
    const { db } = this.#house.database
    if (row.sealed_digest === null) throw new Fault(`weighing ${row.id} was closed without a digest`)
    const kept = await readResults(db, row.id, row.sealed_digest)
    if (kept !== undefined) return kept
    const results = await this.#thread.ask(await readRatedRows(db, row.id))
    const countedAt = this.#house.now().toISOString()
    const told = await countWeighing(this.#house, { actor: 'house' }, { weighing: row.id, ratings: row.sealed_digest, results, countedAt })
    if (!told.ok && told.code !== 'weighing_not_closed') throw new Fault(`results could not be kept: ${told.code}`)
    return { results, countedAt }
  }

  async #open(row: WeighingRow): Promise<CountedResults> {
    const { db } = this.#house.database
    const now = this.#house.now()
    const held = this.#live.get(row.id)
    const isFresh = held !== undefined && now.getTime() - Date.parse(held.countedAt) < LIVE_EVERY_MS
    if (held !== undefined && (isFresh || (await countRatings(db, row.id)) - held.results.ratings < LIVE_RATINGS_MIN)) return held
    const counted = { results: await this.#thread.ask(await readRatedRows(db, row.id)), countedAt: now.toISOString() }
    this.#live.delete(row.id)
    this.#live.set(row.id, counted)
    const [oldest] = this.#live.keys()
    if (this.#live.size > LIVE_MAX && oldest !== undefined) this.#live.delete(oldest)
    return counted
  }
}

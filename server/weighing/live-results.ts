/**
 * Results of open weighings that show their sums: begun with all ratings once, then gone on with the rows of those who rated since. What other
 * processes or an import wrote shows in the number of ratings; what it may hide is caught by beginning anew now and then.
 */
import type { WeighingResults } from '../../core/weighing/results.ts'
import type { HouseBase } from '../house-base.ts'
import { countRatings, readColumns, readRatedRows, readRatingsOf } from '../sql/results.ts'
import type { Thread } from '../threads/thread.ts'
import type { ResultsAnswer, ResultsTask } from './results-task.ts'

/** A running weighing is counted again no sooner. */
const LIVE_EVERY_MS = 60_000
/** And not before so many more ratings came: the difference between two counts must not show what one person rated. */
const LIVE_RATINGS_MIN = 20
/** Running weighings whose last count is remembered. */
const LIVE_MAX = 50
/** Ratings that are held at once, four bytes each with their places; beyond this the weighing not asked for longest goes first. */
const RATINGS_MAX = 50_000_000
/** Counts go on from the same beginning no longer. */
const BEGIN_EVERY_MS = 10 * 60_000

/** Results with when they were counted. */
export interface CountedResults {
  readonly results: WeighingResults
  readonly countedAt: string
}
interface Live {
  readonly begunMs: number
  readonly merges: string
  /** Ratings in the database when the last count was asked for. */
  readonly rows: number
  counted: CountedResults
}

export class LiveResults {
  readonly #house: HouseBase
  readonly #thread: Thread<ResultsTask, ResultsAnswer>
  readonly #live = new Map<string, Live>()
  /** Who rated since the last count, by weighing; kept for weighings that are held. */
  readonly #changed = new Map<string, Set<string>>()

  constructor(house: HouseBase, thread: Thread<ResultsTask, ResultsAnswer>) {
    this.#house = house
    this.#thread = thread
  }

  rated(weighing: string, rater: string): void {
    this.#changed.get(weighing)?.add(rater)
  }

  /** Results of an open weighing, no newer than the pace allows. */
  async resultsOf(weighing: string): Promise<CountedResults> {
    const now = this.#house.now()
    const held = this.#live.get(weighing)
    const isFresh = held !== undefined && now.getTime() - Date.parse(held.counted.countedAt) < LIVE_EVERY_MS
    if (isFresh) return held.counted
    const rows = await countRatings(this.#house.database.db, weighing)
    if (held !== undefined && rows - held.rows < LIVE_RATINGS_MIN) return held.counted
    const counted = (held === undefined ? null : await this.#goOn(weighing, held, rows, now)) ?? (await this.#begin(weighing, rows, now))
    this.#forgetMany()
    return counted
  }

  async #begin(weighing: string, rows: number, now: Date): Promise<CountedResults> {
    const { db } = this.#house.database
    // Who rates while all is read may be in it or not: they are looked at again with the next count.
    this.#changed.set(weighing, new Set())
    const { merges } = await readColumns(db, weighing)
    const told = await this.#thread.ask({ kind: 'begin', weighing, rows: await readRatedRows(db, weighing) })
    return this.#hold(weighing, { begunMs: now.getTime(), merges, rows }, told, now)
  }

  /** Null where it has to be begun anew. */
  async #goOn(weighing: string, held: Live, rows: number, now: Date): Promise<CountedResults | null> {
    const { db } = this.#house.database
    const changed = this.#changed.get(weighing)
    if (changed === undefined || now.getTime() - held.begunMs >= BEGIN_EVERY_MS) return null
    this.#changed.set(weighing, new Set())
    const { numbers, merges } = await readColumns(db, weighing)
    if (merges !== held.merges) return null
    const told = await this.#thread.ask({ kind: 'goOn', weighing, numbers, changed: await readRatingsOf(db, weighing, [...changed]) })
    const isWhole = told.results !== null && (merges !== '' || told.results.ratings >= rows)
    return isWhole ? this.#hold(weighing, { ...held, rows }, told, now) : null
  }

  #hold(weighing: string, live: Omit<Live, 'counted'>, { results, isDue }: ResultsAnswer, now: Date): CountedResults {
    if (results === null) throw new TypeError(`the weighing ${weighing} was counted and not held`)
    const counted = { results, countedAt: now.toISOString() }
    this.#live.delete(weighing)
    this.#live.set(weighing, { ...live, counted })
    if (isDue) void this.#refresh(weighing, counted)
    return counted
  }

  /** Groups and the map follow when they are found; whoever asks meanwhile sees those found before. */
  async #refresh(weighing: string, { countedAt }: CountedResults): Promise<void> {
    const told = await this.#thread.ask({ kind: 'refresh', weighing }).catch(() => null)
    const live = this.#live.get(weighing)
    if (told !== null && told.results !== null && live?.counted.countedAt === countedAt) live.counted = { results: told.results, countedAt }
  }

  #forgetMany(): void {
    let ratings = [...this.#live.values()].reduce((sum, { rows }) => sum + rows, 0)
    for (const [weighing, { rows }] of this.#live) {
      if (this.#live.size <= LIVE_MAX && ratings <= RATINGS_MAX) break
      ratings -= rows
      this.#live.delete(weighing)
      this.#changed.delete(weighing)
      void this.#thread.ask({ kind: 'forget', weighing }).catch(() => undefined)
    }
  }
}

/** Tends weighings while nobody looks: opens and closes them at their times, counts what closed, and puts digests of what was rated on record. */
import { closeWeighing } from '../commands/close-weighing.ts'
import { openWeighing } from '../commands/open-weighing.ts'
import { sealRatings } from '../commands/seal-ratings.ts'
import type { HouseBase } from '../house-base.ts'
import { listUncounted, listWeighingsToTend, type WeighingRow } from '../sql/weighings.ts'
import type { ResultsKeeper } from './results-keeper.ts'

/** How often the house looks: a weighing closes at most so late. */
const LOOK_EVERY_MS = 15_000
/** An open weighing that is being rated is sealed so often: what stood at that time can be proved afterwards. */
const SEAL_EVERY_MS = 10 * 60 * 1000

export class WeighingKeeper {
  readonly #house: HouseBase
  readonly #results: ResultsKeeper
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void> | null = null

  constructor(house: HouseBase, results: ResultsKeeper) {
    this.#house = house
    this.#results = results
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS)
    this.#timer.unref()
  }

  /** Tends every weighing once. */
  async tend(): Promise<void> {
    const now = this.#house.now().getTime()
    for (const row of await listWeighingsToTend(this.#house.database.db)) await this.#tendOne(row, now)
    // So that reports tell what came of it, whether anybody asked for the results or not.
    for (const row of await listUncounted(this.#house.database.db)) await this.#results.resultsOf(row)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  #look(): void {
    // When the database is away it is tended at a later look.
    this.#looking ??= this.tend()
      .catch(() => undefined)
      .finally(() => (this.#looking = null))
  }

  async #tendOne(row: WeighingRow, now: number): Promise<void> {
    const acting = { actor: 'house' }
    if (row.state === 'draft') {
      if (row.opens_at !== null && Date.parse(row.opens_at) <= now) await openWeighing(this.#house, acting, row.id)
    } else if (row.closes_at !== null && Date.parse(row.closes_at) <= now) await closeWeighing(this.#house, acting, row.id)
    else if (now - Date.parse(row.sealed_at ?? row.opened_at ?? '') >= SEAL_EVERY_MS) await sealRatings(this.#house, acting, row.id)
  }
}

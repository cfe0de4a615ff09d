/**
 * Writes ratings in groups: while one group is written, the ratings that arrive wait together and go with the next, in one statement. Ratings are
 * private and therefore no entries of the ledger each; what proves them are the digests that `seal-ratings.ts` and closing put on record.
 */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { keepRatings, type NewRating } from '../sql/ratings.ts'

/** Ratings of one statement: enough to share a commit among a full hall, small enough to stay a matter of milliseconds. */
const GROUP_MAX = 500
/** Ratings that may wait; beyond this the house says that it is busy, and phones try again. */
const WAITING_MAX = 20_000

interface Waiting {
  readonly ratings: readonly NewRating[]
  readonly resolve: (outcome: Outcome<Kept, RefusalCode>) => void
  readonly reject: (error: unknown) => void
}
/** Which of the ratings stand; those that do not belong to no open weighing, statement or rater. */
export interface Kept {
  readonly stands: readonly boolean[]
}

/** Takes ratings and writes them in groups, in the order of their arrival. */
export class RatingTrain {
  readonly #house: Pick<HouseBase, 'database'>
  readonly #waiting: Waiting[] = []
  #count = 0
  #running: Promise<void> | null = null

  constructor(house: Pick<HouseBase, 'database'>) {
    this.#house = house
  }

  /** Gives the ratings of one person their place; answers when they are kept or passed over. */
  async board(ratings: readonly NewRating[]): Promise<Outcome<Kept, RefusalCode>> {
    if (this.#count + ratings.length > WAITING_MAX) return refuse('house_busy')
    this.#count += ratings.length
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ ratings, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Waits until every rating taken so far is kept or passed over. */
  async drain(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    // One turn of the loop first, so that ratings that arrived together go together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup()
      try {
        const stands = await this.#write(group.flatMap((one) => one.ratings))
        for (const { ratings, resolve } of group) resolve(accept({ stands: ratings.map((one) => stands.has(placeOf(one))) }))
      } catch (error) {
        for (const one of group) one.reject(error)
      }
    }
    this.#running = null
  }

  #nextGroup(): Waiting[] {
    let size = 0
    const end = this.#waiting.findIndex((one) => (size += one.ratings.length) > GROUP_MAX)
    const group = this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end))
    for (const one of group) this.#count -= one.ratings.length
    return group
  }

  /** One row can be written once in a statement: of two ratings of one person and statement the later pressed goes. */
  async #write(ratings: readonly NewRating[]): Promise<ReadonlySet<string>> {
    const last = new Map<string, NewRating>()
    for (const rating of ratings) {
      const held = last.get(placeOf(rating))
      if (held === undefined || held.ratedAt <= rating.ratedAt) last.set(placeOf(rating), rating)
    }
    const sent = [...last.values()]
    const kept = await keepRatings(this.#house.database.db, sent)
    return new Set(sent.filter((_, place) => kept.has(place)).map(placeOf))
  }
}

function placeOf({ weighing, rater, statement }: NewRating): string {
  return `${weighing} ${rater} ${statement}`
}

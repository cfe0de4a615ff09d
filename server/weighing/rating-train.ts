/**
 * Writes ratings in groups: while one group is written, the ratings that arrive wait together and go with the next, in one statement. Ratings are
 * private and therefore no entries of the ledger each; what proves them are the digests that `seal-ratings.ts` and closing put on record.
 */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { Train } from '../commands/train.ts'
import type { HouseBase } from '../house-base.ts'
import { keepRatings, type NewRating } from '../sql/ratings.ts'

/** Ratings of one statement: enough to share a commit among a full hall, small enough to stay a matter of milliseconds. */
const GROUP_MAX = 500
/** Ratings that may wait; beyond this the house says that it is busy, and phones try again. */
const WAITING_MAX = 20_000

/** Which of the ratings stand; those that do not belong to no open weighing, statement or rater. */
export interface Kept {
  readonly stands: readonly boolean[]
}

/** Takes ratings and writes them in groups, in the order of their arrival. */
export class RatingTrain {
  readonly #house: Pick<HouseBase, 'database'>
  readonly #onKept: (rating: NewRating) => void
  readonly #train: Train<readonly NewRating[], Kept>

  /** `onKept` hears of every rating that stands. */
  constructor(house: Pick<HouseBase, 'database'>, onKept: (rating: NewRating) => void = () => undefined) {
    this.#house = house
    this.#onKept = onKept
    this.#train = new Train<readonly NewRating[], Kept>({
      groupMax: GROUP_MAX,
      waitingMax: WAITING_MAX,
      sizeOf: (ratings) => ratings.length,
      write: async (group) => {
        const stands = await this.#write(group.flat())
        return group.map((ratings) => accept({ stands: ratings.map((one) => stands.has(placeOf(one))) }))
      },
    })
  }

  /** Gives the ratings of one person their place; answers when they are kept or passed over. */
  async board(ratings: readonly NewRating[]): Promise<Outcome<Kept, RefusalCode>> {
    return await this.#train.board(ratings)
  }

  /** Waits until every rating taken so far is kept or passed over. */
  async drain(): Promise<void> {
    await this.#train.drain()
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
    const stand = sent.filter((_, place) => kept.has(place))
    stand.forEach(this.#onKept)
    return new Set(stand.map(placeOf))
  }
}

function placeOf({ weighing, rater, statement }: NewRating): string {
  return `${weighing} ${rater} ${statement}`
}

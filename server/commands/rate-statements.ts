/** Rates statements. The writing itself goes by the rating train; who rates for the first time joins the weighing on the way. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { parseInstant } from '../../core/ledger/instant.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readRater, type NewRating } from '../sql/ratings.ts'
import { readWeighing } from '../sql/weighings.ts'
import { joinWeighing } from './join-weighing.ts'

/** Ratings as one person sent them. */
export interface RateStatements {
  readonly weighing: string
  readonly rater: string
  readonly seat: string | null
  readonly ratings: readonly {
    readonly statement: number
    readonly rating: 1 | 0 | -1
    readonly isImportant: boolean
    readonly ratedAt?: string
  }[]
}

/** Keeps them, each once for each person and statement. Refuses what no open weighing has, and keeps the others. */
export async function rateStatements(house: House, asked: RateStatements): Promise<Outcome<{ kept: number }, RefusalCode>> {
  const now = house.now().toISOString()
  const ratings: NewRating[] = []
  for (const { ratedAt: given, ...one } of asked.ratings) {
    const ratedAt = given === undefined ? now : parseInstant(given)
    if (ratedAt === null) return refuse('invalid', { field: 'ratedAt', detail: 'this instant does not exist.' })
    // A phone whose clock runs ahead would else win over everything it says later.
    ratings.push({ ...one, weighing: asked.weighing, rater: asked.rater, ratedAt: ratedAt < now ? ratedAt : now })
  }
  let written = await house.ratings.board(ratings)
  if (!written.ok) return written
  if (written.value.stands.includes(false)) {
    const reason = await whyNot(house, asked)
    if (reason === 'joined') written = await house.ratings.board(ratings)
    else if (reason !== null) return reason
  }
  if (!written.ok) return written
  const handed = house.shares.handed(asked.weighing)
  for (const { statement } of ratings) handed.rated(asked.rater, statement)
  const unknown = ratings.find((_, at) => written.ok && written.value.stands[at] === false)
  return unknown === undefined
    ? accept({ kept: ratings.length })
    : refuse('statement_unknown', { field: 'statement', statement: unknown.statement })
}

/** Why ratings were passed over: the weighing is not open, or this person has not joined and does so now; null for a statement that is not there. */
async function whyNot(house: House, { weighing, rater, seat }: RateStatements): Promise<Outcome<never, RefusalCode> | 'joined' | null> {
  const row = await readWeighing(house.database.db, weighing)
  if (row?.state !== 'open') return refuse('weighing_not_open')
  if ((await readRater(house.database.db, weighing, rater)) !== undefined) return null
  if (seat === null) return refuse('no_rater')
  const joined = await joinWeighing(house, { actor: 'house' }, { weighing, seat, rater })
  return joined.ok ? 'joined' : joined
}

/** Who somebody is in a weighing: another name for a seat, led back to it by nobody who has not the secret of the house. */
import { aliasOfSeat } from '../people/alias-of-seat.ts'

/** The id of a seat in one weighing; in another it has another one. */
export function raterOfSeat(secret: string, weighing: string, seat: string): string {
  return aliasOfSeat(secret, `${weighing}:${seat}`)
}

/** The id under which somebody writes statements and reports: it is not the one they rate by, so that words lead to no ratings. */
export function authorOfRater(secret: string, rater: string): string {
  return aliasOfSeat(secret, `author:${rater}`)
}

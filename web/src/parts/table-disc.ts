/** Where the seats of a table stand around its disc, on a square of 120 units. */

export interface SeatPlace {
  readonly x: number
  readonly y: number
  readonly size: number
}

/** Distance of a seat's middle from the middle of the table, as drawn for up to six seats. */
const RADIUS = 47
/** Side of a mark while there is room. */
const MARK_SIZE_MAX = 30

/** Places of `seats` seats, the first at the top, then with the clock. */
export function placesOf(seats: number): readonly SeatPlace[] {
  // Beyond seven seats marks shrink until neighbours no longer touch.
  const room = seats < 2 ? MARK_SIZE_MAX : 2 * RADIUS * Math.sin(Math.PI / seats) * 0.92
  const size = Math.min(MARK_SIZE_MAX, room)
  return Array.from({ length: seats }, (_, index) => {
    const turn = (index / seats) * 2 * Math.PI
    return { x: round(60 + RADIUS * Math.sin(turn)), y: round(60 - RADIUS * Math.cos(turn)), size: round(size) }
  })
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

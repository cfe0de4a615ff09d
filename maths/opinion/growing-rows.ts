/** Rows of ratings that grow: one more rating costs the length of its row, packing them into a matrix costs one look at each. */
import { cellCode, type Rating, type RatingMatrix } from './matrix.ts'

/** Room that a row is given when it outgrows its place: so many ratings at least, and so many times what it holds. */
const ROOM_LEAST = 8
const ROOM_TIMES = 1.5
/** All rows together: growing copies everything, and is to stay a matter of milliseconds at millions of ratings. */
const SPARE_TIMES = 1.125

/** Rows in which every rating can be set at any time. Codes are those of `RatingMatrix`, ascending inside a row. */
export class GrowingRows {
  statements: number
  participants: number
  ratings: number
  #starts: Uint32Array
  #lengths: Uint16Array
  #rooms: Uint16Array
  #cells: Uint16Array
  #end: number

  /** Copies a matrix. */
  constructor({ participants, statements, starts, cells }: RatingMatrix) {
    this.statements = statements
    this.participants = participants
    this.ratings = cells.length
    this.#starts = starts.slice(0, Math.max(1, participants))
    this.#lengths = Uint16Array.from({ length: Math.max(1, participants) }, (_, row) => (starts[row + 1] ?? 0) - (starts[row] ?? 0))
    this.#rooms = this.#lengths.slice()
    this.#cells = grown(cells, Math.ceil(SPARE_TIMES * cells.length))
    this.#end = cells.length
  }

  /** One more row, empty. @returns its number */
  addPerson(): number {
    const row = this.participants
    if (row >= this.#starts.length) {
      this.#starts = grown(this.#starts, 2 * row)
      this.#lengths = grown(this.#lengths, 2 * row)
      this.#rooms = grown(this.#rooms, 2 * row)
    }
    this.participants += 1
    return row
  }

  /** Sets a rating. @returns the code that stood there for the same column, or -1 */
  set(row: number, column: number, rating: Rating): number {
    const code = cellCode(column, rating)
    const [start, length] = [this.#starts[row] ?? 0, this.#lengths[row] ?? 0]
    const place = this.#placeOf(start, length, 3 * column)
    const there = place < length ? (this.#cells[start + place] ?? 0) : -1
    if (there >= 3 * column && there < 3 * column + 3) {
      this.#cells[start + place] = code
      return there
    }
    const at = length < (this.#rooms[row] ?? 0) ? start : this.#move(row)
    this.#cells.copyWithin(at + place + 1, at + place, at + length)
    this.#cells[at + place] = code
    this.#lengths[row] = length + 1
    this.ratings += 1
    return -1
  }

  /** The rating that stands in a row for a column; null where there is none. */
  ratingOf(row: number, column: number): Rating | null {
    const [start, length] = [this.#starts[row] ?? 0, this.#lengths[row] ?? 0]
    const place = this.#placeOf(start, length, 3 * column)
    const there = place < length ? (this.#cells[start + place] ?? 0) - 3 * column : 3
    return there > 2 ? null : there === 2 ? 1 : there === 1 ? 0 : -1
  }

  /** The codes of a row; they stand until the next change. */
  row(row: number): Uint16Array {
    const start = this.#starts[row] ?? 0
    return this.#cells.subarray(start, start + (this.#lengths[row] ?? 0))
  }

  /** All rows as a matrix of its own. */
  pack(): RatingMatrix {
    const starts = new Uint32Array(this.participants + 1)
    const cells = new Uint16Array(this.ratings)
    let filled = 0
    for (let row = 0; row < this.participants; row += 1) {
      cells.set(this.row(row), filled)
      filled += this.#lengths[row] ?? 0
      starts[row + 1] = filled
    }
    return { participants: this.participants, statements: this.statements, starts, cells }
  }

  /** Where the first code not below this one stands in a row. */
  #placeOf(start: number, length: number, code: number): number {
    let [low, high] = [0, length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#cells[start + middle] ?? 0) < code) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Gives a row more room, behind all others. */
  #move(row: number): number {
    const [start, length] = [this.#starts[row] ?? 0, this.#lengths[row] ?? 0]
    const room = Math.max(ROOM_LEAST, Math.ceil(ROOM_TIMES * length))
    if (this.#end + room > this.#cells.length) this.#cells = grown(this.#cells, Math.ceil(SPARE_TIMES * this.#cells.length) + room)
    this.#cells.copyWithin(this.#end, start, start + length)
    this.#starts[row] = this.#end
    this.#rooms[row] = room
    this.#end += room
    return this.#end - room
  }
}

/** A longer array that begins with the same numbers. */
export function grown<A extends Uint32Array | Uint16Array | Uint8Array | Int8Array | Float64Array>(array: A, length: number): A {
  // Arrays of one class make arrays of the same class; the language cannot say so.
  const longer = new (array.constructor as new (length: number) => A)(length)
  longer.set(array)
  return longer
}

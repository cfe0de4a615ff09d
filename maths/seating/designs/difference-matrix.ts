/**
 * Difference matrices over the numbers modulo T: row j of column r says by how much seat row j shifts in round r. When the
 * differences of any two rows are different in every column, nobody meets twice.
 */
import { seededRandom, shuffle } from '../../seeded-random.ts'

/** Steps of one search: a few milliseconds. */
const STEPS_PER_TRY = 60_000
/** Steps of the search for one variant, which may fail: the next is as good. */
const STEPS_PER_VARIANT = 10_000
/** Tries before the search gives up: under half a second in all. */
const TRIES_MAX = 8
/** Modulus up to which differences fit in one machine word. */
const MODULUS_MAX = 31

/**
 * Columns of a matrix with `rows` rows, its first row and column zero; null when none was found in the time allowed. Always
 * the same for the same numbers.
 * @param variant above 0, another matrix: tables mirror the room better in one than in the next, and nobody can tell before
 */
export function differenceMatrix(modulus: number, rows: number, columns: number, variant = 0): readonly (readonly number[])[] | null {
  if (modulus > MODULUS_MAX || columns > modulus) return null
  if (variant > 0) return new Search(modulus, rows, columns, TRIES_MAX + variant, STEPS_PER_VARIANT).run()
  for (let seed = 1; seed <= TRIES_MAX; seed += 1) {
    const found = new Search(modulus, rows, columns, seed).run()
    if (found !== null) return found
  }
  return null
}

class Search {
  readonly #modulus: number
  readonly #rows: number
  readonly #columns: number
  readonly #random: ReturnType<typeof seededRandom>
  readonly #found: number[][]
  /** Differences that two rows have had, as bits. */
  readonly #used: Int32Array
  #stepsLeft: number

  constructor(modulus: number, rows: number, columns: number, seed: number, steps = STEPS_PER_TRY) {
    this.#stepsLeft = steps
    this.#modulus = modulus
    this.#rows = rows
    this.#columns = columns
    this.#random = seededRandom(seed)
    this.#used = new Int32Array(rows * rows).fill(1)
    this.#found = [Array.from({ length: rows }, () => 0)]
  }

  run(): number[][] | null {
    return this.#addColumn() ? this.#found : null
  }

  #addColumn(): boolean {
    if (this.#found.length === this.#columns) return true
    return this.#fill([0])
  }

  #fill(column: number[]): boolean {
    this.#stepsLeft -= 1
    if (this.#stepsLeft < 0) return false
    if (column.length === this.#rows) return this.#take([...column])
    const order = shuffle(
      Array.from({ length: this.#modulus }, (_, value) => value),
      this.#random,
    )
    for (const value of order) {
      if (!this.#fits(column, value)) continue
      column.push(value)
      if (this.#fill(column)) return true
      column.pop()
    }
    return false
  }

  #take(column: number[]): boolean {
    this.#mark(column)
    this.#found.push(column)
    if (this.#addColumn()) return true
    this.#found.pop()
    this.#mark(column)
    return false
  }

  /** Marks the differences of a column, or takes the marks away again. */
  #mark(column: readonly number[]): void {
    for (const [a, x] of column.entries())
      for (const [b, y] of column.entries())
        if (a < b) this.#used[a * this.#rows + b] = (this.#used[a * this.#rows + b] ?? 0) ^ this.#bit(y - x)
  }

  #fits(column: readonly number[], value: number): boolean {
    const row = column.length
    return column.every((earlier, at) => ((this.#used[at * this.#rows + row] ?? 0) & this.#bit(value - earlier)) === 0)
  }

  #bit(difference: number): number {
    return 1 << ((difference + this.#modulus) % this.#modulus)
  }
}

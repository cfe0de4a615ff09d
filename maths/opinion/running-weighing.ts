/**
 * A weighing while it runs: one more rating costs in proportion to its own row. Counts are exact at once; a person who rates is placed anew on the axes
 * that were computed last; axes and groups are computed again when the rule of {@link RunningWeighing.isDue} says so.
 */
import { placeOfCells } from './axes.ts'
import { GrowingRows, grown } from './growing-rows.ts'
import { cellCode, countByGroup, countCells, countOf, type Rating, type RatingMatrix, type StatementCount } from './matrix.ts'
import { weigh, type Weighed, type WeighSettings } from './weigh.ts'

/** Axes and groups are due after so many new or changed ratings, as a share of those that they were computed from … */
export const DUE_SHARE = 1 / 50
/** … or when new means alone can have moved a person with a row of usual length by more than this share of the map's radius. */
export const DUE_DRIFT = 1 / 4

/** Mutable; holds the ratings itself. Rows are numbered in the order in which people came. */
export class RunningWeighing {
  readonly #rows: GrowingRows
  #zeroed: Uint8Array
  #counts: Float64Array
  #places: Float64Array
  #groups: Int8Array
  #byGroup: readonly Float64Array[] = []
  #weighed: Weighed
  #ratingsThen = 0
  #changes = 0
  /** The most by which one column alone can have moved anybody, before the scale of their row, since axes were computed. */
  #stepMost = 0
  #radius = 0

  constructor(matrix: RatingMatrix, zeroed: Uint8Array, now: WeighSettings['now']) {
    this.#rows = new GrowingRows(matrix)
    this.#zeroed = zeroed.slice()
    this.#counts = countCells(matrix)
    this.#weighed = this.#weigh(matrix, now)
    this.#places = this.#weighed.places
    this.#groups = this.#weighed.groupOf
    this.#settle(matrix)
  }

  get participants(): number {
    return this.#rows.participants
  }
  get ratings(): number {
    return this.#rows.ratings
  }
  /** What was computed last of all ratings that were there then. */
  get weighed(): Weighed {
    return this.#weighed
  }

  /** One more person, who has rated nothing. @returns their row */
  addPerson(): number {
    const row = this.#rows.addPerson()
    if (row >= this.#groups.length) {
      this.#groups = grown(this.#groups, Math.max(8, 2 * row))
      this.#places = grown(this.#places, Math.max(16, 4 * row))
    }
    this.#groups[row] = -1
    return row
  }

  /** One more statement. It is on no axis until these are computed again. @returns its column */
  addStatement(): number {
    const column = this.#rows.statements
    this.#rows.statements = column + 1
    this.#zeroed = grown(this.#zeroed, column + 1)
    this.#counts = grown(this.#counts, 3 * column + 3)
    this.#byGroup = this.#byGroup.map((counts) => grown(counts, 3 * column + 3))
    return column
  }

  /** Sets one rating: counts and the place of the person are right at once. Cost: the length of their row. */
  rate(row: number, column: number, rating: Rating): void {
    const [code, before] = [cellCode(column, rating), this.#rows.set(row, column, rating)]
    if (before === code) return
    for (const counts of [this.#counts, this.#byGroup[this.#groups[row] ?? -1]]) {
      if (counts === undefined) continue
      counts[code] = (counts[code] ?? 0) + 1
      if (before >= 0) counts[before] = (counts[before] ?? 0) - 1
    }
    this.#changes += 1
    this.#stepMost = Math.max(this.#stepMost, this.#stepOf(column))
    const { x, y } = placeOfCells(this.#rows.row(row), this.#weighed.frame)
    this.#places[2 * row] = x
    this.#places[2 * row + 1] = y
  }

  /** What somebody rated; null where they have not. */
  ratingOf(row: number, column: number): Rating | null {
    return this.#rows.ratingOf(row, column)
  }

  /** The counts of one statement, of everybody or of one of the groups that were computed last; exact at every time. */
  count(column: number, group?: number): StatementCount {
    return countOf((group === undefined ? this.#counts : this.#byGroup[group]) ?? new Float64Array(), column)
  }

  /** Where somebody stands on the axes and by the means that were computed last, and their group then; -1 for nobody's. */
  person(row: number): { readonly x: number; readonly y: number; readonly group: number } {
    return { x: this.#places[2 * row] ?? 0, y: this.#places[2 * row + 1] ?? 0, group: this.#groups[row] ?? -1 }
  }

  /** How far somebody can stand at most from where the means of now, on the same axes, would place them. */
  driftOf(row: number): number {
    const { present, scale } = placeOfCells(this.#rows.row(row), this.#weighed.frame)
    return scale * present * this.#stepMost
  }

  /** Whether axes and groups are to be computed again: enough has been rated since, or means have moved enough. */
  get isDue(): boolean {
    const usual = this.ratings / Math.max(1, this.participants)
    return (
      this.#changes >= Math.max(1, DUE_SHARE * this.#ratingsThen) ||
      (this.#changes > 0 && usual * this.#stepMost > DUE_DRIFT * this.#radius)
    )
  }

  /** All ratings as they stand, packed. */
  matrix(): RatingMatrix {
    return this.#rows.pack()
  }

  /** Computes everything again. The same as a weighing of all ratings from the beginning. */
  refresh(now: WeighSettings['now']): Weighed {
    const matrix = this.#rows.pack()
    this.#weighed = this.#weigh(matrix, now)
    this.#places = this.#weighed.places
    this.#groups = this.#weighed.groupOf
    this.#settle(matrix)
    return this.#weighed
  }

  #weigh(matrix: RatingMatrix, now: WeighSettings['now']): Weighed {
    return weigh({ matrix, zeroed: this.#zeroed, meta: new Uint8Array(matrix.statements) }, { mode: 'entente', published: null, now })
  }

  #settle(matrix: RatingMatrix): void {
    this.#byGroup = countByGroup(matrix, this.#groups, this.#weighed.groups.length)
    this.#ratingsThen = matrix.cells.length
    this.#changes = 0
    this.#stepMost = 0
    this.#radius = this.#radiusOf()
  }

  /** The usual distance from the middle, before the scale of each row. */
  #radiusOf(): number {
    let squares = 0
    for (let row = 0; row < this.participants; row += 1) {
      const { scale } = placeOfCells(this.#rows.row(row), this.#weighed.frame)
      squares += ((this.#places[2 * row] ?? 0) ** 2 + (this.#places[2 * row + 1] ?? 0) ** 2) / scale ** 2
    }
    return Math.sqrt(squares / Math.max(1, this.participants))
  }

  #stepOf(column: number): number {
    const { means, axes } = this.#weighed.frame
    if (this.#zeroed[column] === 1 || column >= means.length) return 0
    const { agrees, disagrees, seen } = this.count(column)
    const moved = Math.abs((agrees - disagrees) / Math.max(1, seen) - (means[column] ?? 0))
    return moved * Math.hypot(axes.first[column] ?? 0, axes.second[column] ?? 0)
  }
}

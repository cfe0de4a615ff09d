/** Results of a weighing that go on from what was counted before: new ratings cost in proportion to the rows of those who rated. */
import { matrixOfRows, type Rating } from '../../maths/opinion/matrix.ts'
import { RunningWeighing } from '../../maths/opinion/running-weighing.ts'
import { judgeStatement } from './result-classes.ts'
import { resultsOf, type RatedRows, type ResultOfStatement, type WeighingResults } from './results.ts'

/** The ratings of one person as they stand now, all of them. `numbers`: of the statements; one place for each rating in all three. */
export interface RaterRow {
  readonly rater: string
  readonly declared: string | null
  readonly numbers: readonly number[]
  readonly ratings: readonly number[]
  readonly important: readonly boolean[]
}

/** Counts and judges. The same rows give the same results. Cost: that of `weigh`, and one look at each rating. */
export function weighingResults(rows: RatedRows): WeighingResults {
  return new RunningResults(rows).results()
}

const now = (): number => 0

/** Numbers kept of one stakeholder group and statement: agrees, passes, disagrees, marks of importance. */
const KINDS = 4

/** Mutable. Holds every rating of one weighing. */
export class RunningResults {
  readonly #numbers: number[]
  readonly #columnOf: Map<number, number>
  readonly #declared: (string | null)[]
  readonly #rowOf: Map<string, number>
  readonly #running: RunningWeighing
  /** Columns that somebody marked as important, by row. */
  readonly #marked: (Set<number> | undefined)[] = []
  /** Of each stakeholder group {@link KINDS} numbers for each column. */
  readonly #counts = new Map<string | null, number[]>()

  constructor(rows: RatedRows) {
    const { numbers, declared, raters, starts, columns, ratings, important } = rows
    this.#numbers = [...numbers]
    this.#columnOf = new Map(numbers.map((number, column) => [number, column]))
    this.#declared = [...declared]
    this.#rowOf = new Map(raters.map((rater, row) => [rater, row]))
    declared.forEach((group, row) => {
      for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
        this.#add(group, columns[at] ?? 0, kindOf(ratings[at] ?? 0), 1)
        if (important[at] === 1) this.#mark(row, columns[at] ?? 0, true)
      }
    })
    const matrix = matrixOfRows(starts, Uint16Array.from(columns), ratings, numbers.length)
    this.#running = new RunningWeighing(matrix, new Uint8Array(numbers.length), now)
  }

  /** Ratings that are held. */
  get ratings(): number {
    return this.#running.ratings
  }

  /** Whether groups and the map are to be found anew. */
  get isDue(): boolean {
    return this.#running.isDue
  }

  /** Takes what people have rated since, and statements that came since. Cost: the rows of these people. */
  take(changed: readonly RaterRow[], numbers: readonly number[]): void {
    for (const number of numbers) {
      if (this.#columnOf.has(number)) continue
      this.#columnOf.set(number, this.#running.addStatement())
      this.#numbers.push(number)
    }
    for (const row of changed) this.#takeRow(row)
  }

  /** Finds groups and the map anew, by all ratings that are held. */
  refresh(): void {
    this.#running.refresh(now)
  }

  /** Results: counts are those of now, groups and the map those found last. */
  results(): WeighingResults {
    return resultsOf({
      numbers: this.#numbers,
      raters: [...this.#rowOf.keys()],
      declared: this.#declared,
      ratings: this.#running.ratings,
      statements: this.#judged(),
      weighed: this.#running.weighed,
      person: (row) => this.#running.person(row),
      count: (column, group) => this.#running.count(column, group),
    })
  }

  #takeRow({ rater, declared, numbers, ratings, important }: RaterRow): void {
    const row = this.#rowOf.get(rater) ?? this.#running.addPerson()
    this.#rowOf.set(rater, row)
    this.#declared[row] ??= declared
    const group = this.#declared[row] ?? null
    numbers.forEach((number, place) => {
      const column = this.#columnOf.get(number)
      if (column === undefined) return
      const [rating, before] = [ratingOf(ratings[place] ?? 0), this.#running.ratingOf(row, column)]
      if (before !== null) this.#add(group, column, kindOf(before), -1)
      this.#add(group, column, kindOf(rating), 1)
      this.#running.rate(row, column, rating)
      this.#mark(row, column, important[place] === true)
    })
  }

  #add(group: string | null, column: number, kind: number, times: number): void {
    const counts = this.#counts.get(group) ?? []
    this.#counts.set(group, counts)
    for (let at = counts.length; at < KINDS * (column + 1); at += 1) counts.push(0)
    counts[KINDS * column + kind] = (counts[KINDS * column + kind] ?? 0) + times
  }

  #mark(row: number, column: number, isImportant: boolean): void {
    const marked = this.#marked[row] ?? new Set()
    if (marked.has(column) === isImportant) return
    this.#marked[row] = marked
    if (isImportant) marked.add(column)
    else marked.delete(column)
    this.#add(this.#declared[row] ?? null, column, KINDS - 1, isImportant ? 1 : -1)
  }

  /** Answers of every stakeholder group to every statement, judged. */
  #judged(): ResultOfStatement[] {
    return this.#numbers.map((number, column) => {
      const answers = Array.from(this.#counts, ([group, counts]) => {
        const [agrees = 0, passes = 0, disagrees = 0, important = 0] = counts.slice(KINDS * column, KINDS * (column + 1))
        return { group, agrees, passes, disagrees, important }
      })
      return { number, ...judgeStatement(answers, this.#declared.length) }
    })
  }
}

function kindOf(rating: number): number {
  return 1 - rating
}

function ratingOf(value: number): Rating {
  return value > 0 ? 1 : value < 0 ? -1 : 0
}

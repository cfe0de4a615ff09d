/**
 * Keeps what the next statements are chosen by: sums of each open weighing, read anew after a moment, and what was handed out since and is still on
 * its way. Several processes keep their own; each sees what the others' people rated at its next reading.
 */
import type { StatementCount } from '../../maths/opinion/matrix.ts'
import type { HouseBase } from '../house-base.ts'
import { HandedOut } from './handed-out.ts'
import { sumRatings, type RatingSum } from '../sql/ratings.ts'
import { readStatements, type StatementRow } from '../sql/weighings.ts'

/** Sums are at least so fresh; reading them may take longer when a weighing is large, and then rests for so many times as long. */
const FRESH_MS = 1_000
const REST_TIMES = 20
/** Weighings remembered at once; the one not asked for longest goes first. */
const WEIGHINGS_MAX = 50

interface Book {
  readonly freshUntilMs: number
  readonly statements: readonly StatementRow[]
  readonly ofGroup: ReadonlyMap<string, number>
  readonly all: ReadonlyMap<number, StatementCount>
}
/** What the next statements are chosen by. */
export interface Counts {
  readonly statements: readonly StatementRow[]
  readonly ofGroup: (statement: number) => number
  readonly all: (statement: number) => StatementCount
}

export class ShareKeeper {
  readonly #house: Pick<HouseBase, 'database'>
  readonly #books = new Map<string, Promise<Book>>()
  readonly #handed = new Map<string, HandedOut>()

  constructor(house: Pick<HouseBase, 'database'>) {
    this.#house = house
  }

  /** Counts as one person is to see them: without what they themselves were handed before. */
  async counts(weighing: string, rater: string, group: string | null): Promise<Counts> {
    const book = await this.#bookOf(weighing)
    const handed = this.handed(weighing)
    handed.takeBack(rater)
    return {
      statements: book.statements,
      ofGroup: (statement) => (book.ofGroup.get(`${statement} ${group ?? ''}`) ?? 0) + handed.count(statement, group),
      all: (statement) => {
        const count = book.all.get(statement) ?? NOTHING
        return { ...count, seen: count.seen + handed.count(statement) }
      },
    }
  }

  /** What was handed out in a weighing. */
  handed(weighing: string): HandedOut {
    const handed = this.#handed.get(weighing) ?? new HandedOut()
    this.#handed.set(weighing, handed)
    return handed
  }

  /** The statements have changed: they are read anew at the next look. */
  forget(weighing: string): void {
    this.#books.delete(weighing)
  }

  async #bookOf(weighing: string): Promise<Book> {
    const held = this.#books.get(weighing)
    if (held !== undefined) {
      const book = await held
      if (Date.now() < book.freshUntilMs) return book
    }
    const read = this.#read(weighing)
    this.#books.delete(weighing)
    this.#books.set(weighing, read)
    read.catch(() => this.#books.delete(weighing))
    if (this.#books.size > WEIGHINGS_MAX) {
      const [oldest = ''] = this.#books.keys()
      this.#books.delete(oldest)
      this.#handed.delete(oldest)
    }
    return await read
  }

  async #read(weighing: string): Promise<Book> {
    const { db } = this.#house.database
    const begin = Date.now()
    const [statements, sums] = await Promise.all([readStatements(db, weighing), sumRatings(db, weighing)])
    const now = Date.now()
    return {
      freshUntilMs: now + Math.max(FRESH_MS, (now - begin) * REST_TIMES),
      statements,
      ofGroup: new Map(sums.map((sum) => [`${sum.statement} ${sum.group ?? ''}`, sum.agrees + sum.disagrees + sum.passes])),
      all: countsOf(sums),
    }
  }
}

const NOTHING: StatementCount = { agrees: 0, disagrees: 0, passes: 0, seen: 0 }

function countsOf(sums: readonly RatingSum[]): ReadonlyMap<number, StatementCount> {
  const counts = new Map<number, StatementCount>()
  for (const { statement, agrees, disagrees, passes } of sums) {
    const before = counts.get(statement) ?? NOTHING
    counts.set(statement, {
      agrees: before.agrees + agrees,
      disagrees: before.disagrees + disagrees,
      passes: before.passes + passes,
      seen: before.seen + agrees + disagrees + passes,
    })
  }
  return counts
}

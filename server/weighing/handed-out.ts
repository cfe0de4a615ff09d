/** Statements of one weighing that phones hold and that are not rated yet, counted as they come and go. */

/** People whose statements are remembered; beyond this the oldest are taken to have left. */
const PEOPLE_MAX = 20_000
/** Who has not come back for so long has stopped; what they held is handed to others. */
const HELD_MS = 10 * 60 * 1000
/** What is on its way counts as half a rating: some of it will never be rated, and of what all hold the least rated comes first. */
const WORTH = 0.5

export class HandedOut {
  /** Those who came last stand last. */
  readonly #held = new Map<string, { readonly group: string | null; readonly statements: Set<number>; readonly atMs: number }>()
  readonly #counts = new Map<string, number>()

  /** What the statement on its way is worth in ratings; of one stakeholder group, when it is given. */
  count(statement: number, group?: string | null): number {
    return WORTH * (this.#counts.get(keyOf(statement, group)) ?? 0)
  }

  /** A person holds these now, and nothing else. */
  hand(rater: string, group: string | null, statements: readonly number[], nowMs = Date.now()): void {
    this.takeBack(rater)
    if (statements.length === 0) return
    this.#held.set(rater, { group, statements: new Set(statements), atMs: nowMs })
    for (const statement of statements) this.#add(statement, group, 1)
    for (const [oldest, { atMs }] of this.#held) {
      if (this.#held.size <= PEOPLE_MAX && nowMs - atMs < HELD_MS) return
      this.takeBack(oldest)
    }
  }

  /** A person holds nothing any more. */
  takeBack(rater: string): void {
    const held = this.#held.get(rater)
    if (held === undefined) return
    for (const statement of held.statements) this.#add(statement, held.group, -1)
    this.#held.delete(rater)
  }

  /** A person has rated a statement: from now on the database counts it. */
  rated(rater: string, statement: number): void {
    const held = this.#held.get(rater)
    if (held?.statements.delete(statement) === true) this.#add(statement, held.group, -1)
  }

  #add(statement: number, group: string | null, by: 1 | -1): void {
    for (const key of [keyOf(statement), keyOf(statement, group)]) this.#counts.set(key, (this.#counts.get(key) ?? 0) + by)
  }
}

function keyOf(statement: number, group?: string | null): string {
  return group === undefined ? String(statement) : `${statement} ${group ?? ''}`
}

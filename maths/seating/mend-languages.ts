/** Mends one round of a plan in which somebody sits at a table whose language they do not speak: people move along until everybody fits. */
import type { PartProblem } from './plan-state.ts'

/**
 * Changes the plan of one round so that everybody who can sits where they may, and tables reach their least where that is
 * possible. Hosts stay. What stays wrong is found by the score.
 */
export function mendLanguages(problem: PartProblem, plan: Int32Array, round: number): void {
  if (problem.isAllowed !== null) new Mending(problem, plan, round, problem.isAllowed).run()
}

class Mending {
  readonly #problem: PartProblem
  readonly #plan: Int32Array
  readonly #round: number
  readonly #isAllowed: Uint8Array
  readonly #at: number[][]
  readonly #isFixed: Uint8Array

  constructor(problem: PartProblem, plan: Int32Array, round: number, isAllowed: Uint8Array) {
    const { people, tables, hostOf, clusters } = problem
    this.#problem = problem
    this.#plan = plan
    this.#round = round
    this.#isAllowed = isAllowed
    this.#isFixed = new Uint8Array(people)
    for (const host of hostOf) if (host >= 0) this.#isFixed[host] = 1
    for (const cluster of clusters) if (cluster.length > 1) for (const person of cluster) this.#isFixed[person] = 1
    this.#at = Array.from({ length: tables }, (): number[] => [])
    for (let person = 0; person < people; person += 1) this.#at[this.#tableOf(person)]?.push(person)
  }

  run(): void {
    const waiting: number[] = []
    for (const cluster of this.#problem.clusters) if (cluster.length > 1) waiting.push(...this.#mendCompanions(cluster))
    for (const [table, mates] of this.#at.entries())
      for (const person of [...mates])
        if (this.#isFixed[person] === 0 && !(this.#maySit(person, table) && this.#size(table) <= this.#most(table))) {
          this.#unseat(person)
          waiting.push(person)
        }
    for (const person of waiting) this.#seatAnywhere(person)
    for (const [table] of this.#at.entries()) while (this.#size(table) < this.#least(table) && this.#help(table));
  }

  /** Companions who sit at a wrong table go to one that all of them may sit at; gives those who make room for them. */
  #mendCompanions(cluster: readonly number[]): number[] {
    const there = cluster.filter((person) => this.#tableOf(person) >= 0)
    const isRight = there.every((person) => this.#maySit(person, this.#tableOf(person)))
    if (there.length === 0 || isRight || there.some((person) => this.#problem.hostOf.includes(person))) return []
    const roomAt = (table: number): number => this.#most(table) - (this.#at[table] ?? []).filter((one) => this.#isFixed[one] === 1).length
    const open = [...this.#at.keys()].filter((table) => there.every((person) => this.#maySit(person, table)))
    const best = open.filter((table) => roomAt(table) >= there.length).toSorted((a, b) => this.#size(a) - this.#size(b))[0]
    if (best === undefined) return []
    for (const person of there) this.#seat(person, best)
    const leaving = (this.#at[best] ?? [])
      .filter((person) => this.#isFixed[person] === 0)
      .slice(0, Math.max(0, this.#size(best) - this.#most(best)))
    for (const person of leaving) this.#unseat(person)
    return leaving
  }

  /** The emptiest table that somebody may sit at, or a full one from which others move along. */
  #seatAnywhere(person: number): void {
    const mine = [...this.#at.keys()].filter((table) => this.#maySit(person, table)).toSorted((a, b) => this.#size(a) - this.#size(b))
    const start = this.#moveAlong(mine, (table) => this.#size(table) < this.#most(table))
    // Where nothing makes room, they sit where it is least wrong; the score names it.
    this.#seat(person, start ?? mine[0] ?? 0)
  }

  #help(table: number): boolean {
    const spare = [...this.#at.keys()].filter((other) => this.#size(other) > this.#least(other))
    return this.#moveAlong(spare, (other) => other === table) !== null
  }

  /**
   * Finds a chain of tables from one of `starts` to one that `isEnd`, each next one reached by somebody who may sit there, and moves
   * those people along. Gives the start, which then has one place more; null where there is no such chain.
   */
  #moveAlong(starts: readonly number[], isEnd: (table: number) => boolean): number | null {
    const from = new Map<number, { readonly table: number; readonly person: number } | null>(starts.map((table) => [table, null]))
    for (const table of from.keys()) {
      if (isEnd(table)) return this.#shift(table, from)
      for (const other of this.#at.keys()) {
        if (from.has(other) || this.#most(other) === 0) continue
        const person = (this.#at[table] ?? []).find((one) => this.#isFixed[one] === 0 && this.#maySit(one, other))
        if (person !== undefined) from.set(other, { table, person })
      }
    }
    return null
  }

  #shift(end: number, from: ReadonlyMap<number, { readonly table: number; readonly person: number } | null>): number {
    let at = end
    for (let step = from.get(at) ?? null; step !== null; step = from.get(at) ?? null) {
      this.#seat(step.person, at)
      at = step.table
    }
    return at
  }

  #seat(person: number, table: number): void {
    this.#unseat(person)
    this.#at[table]?.push(person)
    this.#plan[this.#round * this.#problem.people + person] = table
  }
  #unseat(person: number): void {
    const table = this.#tableOf(person)
    if (table >= 0) this.#at[table] = (this.#at[table] ?? []).filter((one) => one !== person)
    this.#plan[this.#round * this.#problem.people + person] = -1
  }
  #tableOf(person: number): number {
    return this.#plan[this.#round * this.#problem.people + person] ?? -1
  }
  #maySit(person: number, table: number): boolean {
    return this.#most(table) > 0 && this.#isAllowed[person * this.#problem.tables + table] === 1
  }
  #size(table: number): number {
    return this.#at[table]?.length ?? 0
  }
  #least(table: number): number {
    return this.#problem.sizeMin[this.#round * this.#problem.tables + table] ?? 0
  }
  #most(table: number): number {
    return this.#problem.sizeMax[this.#round * this.#problem.tables + table] ?? 0
  }
}

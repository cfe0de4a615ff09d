/** A plan under search: who sits where, who has met whom, how each table mirrors the room, and what one swap would change. */
import type { MirrorAttribute } from './problem.ts'

/** One part of the room with people and tables counted anew from 0; see `SeatingProblem` for the fields. */
export interface PartProblem {
  readonly people: number
  readonly tables: number
  readonly rounds: number
  readonly attributes: readonly MirrorAttribute[]
  readonly hostOf: Int32Array
  /** Groups of people who always sit together; singles stand alone. */
  readonly clusters: readonly (readonly number[])[]
  readonly apart: readonly (readonly [number, number])[]
  readonly present: Uint8Array
  readonly sizeMin: Uint8Array
  readonly sizeMax: Uint8Array
  readonly fixedRounds: number
  readonly published: Int32Array | null
  /** 1 where a person may sit at a table by language (person * tables + table); null where all may sit anywhere. */
  readonly isAllowed: Uint8Array | null
}

/** What a search tries to make small, in the units of one repeated meeting. */
export interface Weights {
  readonly repeat: number
  readonly apart: number
  readonly mirror: readonly number[]
  readonly churn: number
}

/** A plan and its running counts. Every array is sized once; swaps allocate nothing. */
export class PlanState {
  readonly problem: PartProblem
  readonly weights: Weights
  readonly tableOf: Int32Array
  readonly size: Uint8Array
  /** Cluster of each person, and 1 for people who are never moved. */
  readonly clusterOf: Int32Array
  readonly isHost: Uint8Array
  cost = 0
  readonly #seatsMax: number
  readonly #members: Int32Array
  readonly #slot: Uint8Array
  readonly #met: Uint8Array
  /** People whom somebody meets more than once: nobody for most, so that they need no look at their tables. */
  readonly #again: Uint16Array
  readonly #apartOf: readonly (readonly number[])[]
  /** Counts of each value at each table, and the share of each value in the room, by attribute. */
  readonly #counts: readonly Int16Array[]
  readonly #shares: readonly Float64Array[]

  constructor(problem: PartProblem, plan: Int32Array, weights: Weights) {
    const { people, tables, rounds, attributes } = problem
    this.problem = problem
    this.weights = weights
    this.tableOf = plan.slice()
    this.size = new Uint8Array(rounds * tables)
    this.#seatsMax = Math.max(1, ...problem.sizeMax, ...sizesIn(problem, plan)) + 2
    this.#members = new Int32Array(rounds * tables * this.#seatsMax)
    this.#slot = new Uint8Array(rounds * people)
    this.#met = new Uint8Array(people * people)
    this.#again = new Uint16Array(people)
    this.clusterOf = new Int32Array(people)
    for (const [at, cluster] of problem.clusters.entries()) for (const person of cluster) this.clusterOf[person] = at
    this.isHost = new Uint8Array(people)
    for (const host of problem.hostOf) if (host >= 0) this.isHost[host] = 1
    const apartOf = Array.from({ length: people }, (): number[] => [])
    for (const [a, b] of problem.apart) {
      apartOf[a]?.push(b)
      apartOf[b]?.push(a)
    }
    this.#apartOf = apartOf
    this.#counts = attributes.map(({ values }) => new Int16Array(rounds * tables * values))
    this.#shares = attributes.map((attribute) => sharesOf(problem, attribute))
    for (let round = 0; round < rounds; round += 1)
      for (let person = 0; person < people; person += 1) {
        const table = plan[round * people + person] ?? -1
        if (table >= 0) this.#seat(round, person, table)
      }
    this.cost = this.fullCost()
  }

  /** Person in a place of a table; -1 when the place is empty. */
  at(round: number, table: number, place: number): number {
    const where = round * this.problem.tables + table
    return place < (this.size[where] ?? 0) ? (this.#members[where * this.#seatsMax + place] ?? -1) : -1
  }

  /** Whether a person may sit at a table by language. */
  maySit(person: number, table: number): boolean {
    const { isAllowed, tables } = this.problem
    return isAllowed === null || isAllowed[person * tables + table] === 1
  }

  /** What the cost would change by if two people at different tables of a round changed places. */
  swapDelta(round: number, a: number, b: number): number {
    const { people, tables } = this.problem
    const t = this.tableOf[round * people + a] ?? 0
    const u = this.tableOf[round * people + b] ?? 0
    const weights = this.weights
    let delta = weights.repeat * (this.#meetDelta(round, a, t, u, b) + this.#meetDelta(round, b, u, t, a))
    if (this.problem.apart.length > 0) delta += weights.apart * (this.#apartDelta(round, a, t, u) + this.#apartDelta(round, b, u, t))
    for (let at = 0; at < this.#counts.length; at += 1) {
      const weight = weights.mirror[at] ?? 0
      if (weight > 0) delta += weight * this.#mirrorSwap(at, round * tables + t, round * tables + u, a, b)
    }
    if (weights.churn > 0) delta += weights.churn * (this.#churnDelta(round, a, t, u) + this.#churnDelta(round, b, u, t))
    return delta
  }

  /** What the cost would change by if one person went to a table with a free place. */
  moveDelta(round: number, a: number, u: number): number {
    const { people, tables } = this.problem
    const t = this.tableOf[round * people + a] ?? 0
    const weights = this.weights
    let delta = weights.repeat * this.#meetDelta(round, a, t, u, -1)
    if (this.problem.apart.length > 0) delta += weights.apart * this.#apartDelta(round, a, t, u)
    for (let at = 0; at < this.#counts.length; at += 1) {
      const weight = weights.mirror[at] ?? 0
      if (weight > 0) delta += weight * this.#mirrorMove(at, round * tables + t, round * tables + u, a)
    }
    if (weights.churn > 0) delta += weights.churn * this.#churnDelta(round, a, t, u)
    return delta
  }

  /** Swaps two people; the caller adds the delta to `cost`. */
  swap(round: number, a: number, b: number): void {
    const { people } = this.problem
    const t = this.tableOf[round * people + a] ?? 0
    const u = this.tableOf[round * people + b] ?? 0
    this.#unseat(round, a, t)
    this.#unseat(round, b, u)
    this.#seat(round, a, u)
    this.#seat(round, b, t)
  }

  /** Moves one person; the caller adds the delta to `cost`. */
  move(round: number, a: number, u: number): void {
    this.#unseat(round, a, this.tableOf[round * this.problem.people + a] ?? 0)
    this.#seat(round, a, u)
  }

  /** The whole cost, counted anew. */
  fullCost(): number {
    const { people, rounds, tables, fixedRounds, published } = this.problem
    const { weights } = this
    let [repeats, apart, churn, mirror] = [0, 0, 0, 0]
    for (let a = 0; a < people; a += 1)
      for (let b = a + 1; b < people; b += 1) {
        const times = this.#met[a * people + b] ?? 0
        if (times > 1 && this.clusterOf[a] !== this.clusterOf[b]) repeats += times - 1
      }
    for (const [a, b] of this.problem.apart) apart += this.#met[a * people + b] ?? 0
    if (published !== null)
      for (let at = fixedRounds * people; at < rounds * people; at += 1)
        if ((published[at] ?? -1) >= 0 && (this.tableOf[at] ?? -1) >= 0 && published[at] !== this.tableOf[at]) churn += 1
    for (const [at, counts] of this.#counts.entries())
      for (let where = 0; where < rounds * tables; where += 1) mirror += (weights.mirror[at] ?? 0) * this.#mirrorAt(at, where, counts)
    return weights.repeat * repeats + weights.apart * apart + weights.churn * churn + mirror
  }

  /** The published table of somebody who sits elsewhere; -1 for everybody else. */
  homeOf(round: number, person: number): number {
    const { published, people } = this.problem
    if (published === null) return -1
    const at = round * people + person
    const home = published[at] ?? -1
    return home === this.tableOf[at] ? -1 : home
  }

  /** Repeated meetings that one person has at their table in a round: what makes them worth moving. */
  conflictsOf(round: number, person: number): number {
    if (this.#again[person] === 0) return 0
    const { people, tables } = this.problem
    const where = round * tables + (this.tableOf[round * people + person] ?? 0)
    let conflicts = 0
    for (let place = 0; place < (this.size[where] ?? 0); place += 1) {
      const mate = this.#members[where * this.#seatsMax + place] ?? 0
      if (mate !== person && (this.#met[person * people + mate] ?? 0) > 1) conflicts += 1
    }
    return conflicts
  }

  #seat(round: number, person: number, table: number): void {
    const { people, tables, attributes } = this.problem
    const where = round * tables + table
    const base = where * this.#seatsMax
    const size = this.size[where] ?? 0
    for (let place = 0; place < size; place += 1) {
      const mate = this.#members[base + place] ?? 0
      this.#meet(person, mate, 1)
    }
    this.#members[base + size] = person
    this.#slot[round * people + person] = size
    this.size[where] = size + 1
    this.tableOf[round * people + person] = table
    for (let at = 0; at < attributes.length; at += 1) this.#count(at, where, person, 1)
  }

  #unseat(round: number, person: number, table: number): void {
    const { people, tables, attributes } = this.problem
    const where = round * tables + table
    const base = where * this.#seatsMax
    const last = (this.size[where] ?? 1) - 1
    const slot = this.#slot[round * people + person] ?? 0
    const moved = this.#members[base + last] ?? 0
    this.#members[base + slot] = moved
    this.#slot[round * people + moved] = slot
    this.size[where] = last
    for (let place = 0; place < last; place += 1) {
      const mate = this.#members[base + place] ?? 0
      this.#meet(person, mate, -1)
    }
    for (let at = 0; at < attributes.length; at += 1) this.#count(at, where, person, -1)
  }

  #meet(a: number, b: number, by: 1 | -1): void {
    const { people } = this.problem
    const before = this.#met[a * people + b] ?? 0
    this.#met[a * people + b] = before + by
    this.#met[b * people + a] = before + by
    if (before + (by - 1) / 2 !== 1) return
    // The second meeting begins or ends.
    this.#again[a] = (this.#again[a] ?? 0) + by
    this.#again[b] = (this.#again[b] ?? 0) + by
  }

  #count(at: number, where: number, person: number, by: number): void {
    const attribute = this.problem.attributes[at]
    const counts = this.#counts[at]
    if (attribute === undefined || counts === undefined) return
    const key = where * attribute.values + (attribute.of[person] ?? 0)
    counts[key] = (counts[key] ?? 0) + by
  }

  /** Repeats gained less repeats lost when `person` goes from table t to u, where `leaving` goes away from u. */
  #meetDelta(round: number, person: number, t: number, u: number, leaving: number): number {
    const { people, tables } = this.problem
    const row = person * people
    let delta = 0
    const from = (round * tables + t) * this.#seatsMax
    const fromEnd = from + (this.size[round * tables + t] ?? 0)
    for (let at = from; at < fromEnd; at += 1) {
      const mate = this.#members[at] ?? 0
      if (mate !== person && (this.#met[row + mate] ?? 0) > 1) delta -= 1
    }
    const to = (round * tables + u) * this.#seatsMax
    const toEnd = to + (this.size[round * tables + u] ?? 0)
    for (let at = to; at < toEnd; at += 1) {
      const mate = this.#members[at] ?? 0
      if (mate !== leaving && (this.#met[row + mate] ?? 0) > 0) delta += 1
    }
    return delta
  }

  #apartDelta(round: number, person: number, t: number, u: number): number {
    let delta = 0
    for (const other of this.#apartOf[person] ?? []) {
      const table = this.tableOf[round * this.problem.people + other]
      if (table === t) delta -= 1
      else if (table === u) delta += 1
    }
    return delta
  }

  #churnDelta(round: number, person: number, t: number, u: number): number {
    const { published, people } = this.problem
    const before = published === null ? -1 : (published[round * people + person] ?? -1)
    if (before < 0) return 0
    return (u === before ? 0 : 1) - (t === before ? 0 : 1)
  }

  #mirrorSwap(at: number, from: number, to: number, a: number, b: number): number {
    const attribute = this.problem.attributes[at]
    const counts = this.#counts[at]
    const shares = this.#shares[at]
    if (attribute === undefined || counts === undefined || shares === undefined) return 0
    const { values, of } = attribute
    const x = of[a] ?? 0
    const y = of[b] ?? 0
    if (x === y) return 0
    const round = Math.floor(from / this.problem.tables)
    const shareX = shares[round * values + x] ?? 0
    const shareY = shares[round * values + y] ?? 0
    const sizeT = this.size[from] ?? 0
    const sizeU = this.size[to] ?? 0
    const over = (where: number, value: number, share: number, size: number): number => (counts[where * values + value] ?? 0) - size * share
    // One fewer of x and one more of y at the first table, the other way round at the second: the squares change by 1 -+ 2 d each.
    return 4 + 2 * (over(from, y, shareY, sizeT) - over(from, x, shareX, sizeT) + over(to, x, shareX, sizeU) - over(to, y, shareY, sizeU))
  }

  #mirrorMove(at: number, from: number, to: number, person: number): number {
    const counts = this.#counts[at]
    if (counts === undefined) return 0
    const before = this.#mirrorAt(at, from, counts) + this.#mirrorAt(at, to, counts)
    const sizeT = this.size[from] ?? 0
    const sizeU = this.size[to] ?? 0
    this.#count(at, from, person, -1)
    this.#count(at, to, person, 1)
    this.size[from] = sizeT - 1
    this.size[to] = sizeU + 1
    const after = this.#mirrorAt(at, from, counts) + this.#mirrorAt(at, to, counts)
    this.size[from] = sizeT
    this.size[to] = sizeU
    this.#count(at, from, person, 1)
    this.#count(at, to, person, -1)
    return after - before
  }

  #mirrorAt(at: number, where: number, counts: Int16Array): number {
    const values = this.problem.attributes[at]?.values ?? 0
    const shares = this.#shares[at] ?? new Float64Array()
    const round = Math.floor(where / this.problem.tables)
    let sum = 0
    for (let value = 0; value < values; value += 1)
      sum += ((counts[where * values + value] ?? 0) - (this.size[where] ?? 0) * (shares[round * values + value] ?? 0)) ** 2
    return sum
  }
}

function sharesOf({ people, rounds, present }: PartProblem, { values, of }: MirrorAttribute): Float64Array {
  const shares = new Float64Array(rounds * values)
  for (let round = 0; round < rounds; round += 1) {
    let there = 0
    for (let person = 0; person < people; person += 1) {
      if (present[round * people + person] !== 1) continue
      there += 1
      shares[round * values + (of[person] ?? 0)] = (shares[round * values + (of[person] ?? 0)] ?? 0) + 1
    }
    for (let value = 0; value < values; value += 1)
      shares[round * values + value] = (shares[round * values + value] ?? 0) / Math.max(1, there)
  }
  return shares
}

function sizesIn({ people, tables, rounds }: PartProblem, plan: Int32Array): Uint8Array {
  const sizes = new Uint8Array(rounds * tables)
  for (let round = 0; round < rounds; round += 1)
    for (let person = 0; person < people; person += 1) {
      const table = plan[round * people + person] ?? -1
      if (table >= 0) sizes[round * tables + table] = (sizes[round * tables + table] ?? 0) + 1
    }
  return sizes
}

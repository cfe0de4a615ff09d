/**
 * Chooses who takes which place of a plan, so that every table mirrors the room. Two people who change places in all rounds
 * change nothing about how often places meet: repeats stay as they are, whatever comes of it.
 */
import type { SeededRandom } from '../seeded-random.ts'
import type { PartProblem } from './plan-state.ts'

/** How one run goes; temperatures in units of the mirror (squared people). */
export interface RelabelRun {
  readonly steps: number
  readonly from: number
  readonly to: number
  /** Weight of each attribute, and of a pair that sits together and should not. */
  readonly weights: readonly number[]
  readonly apart: number
  readonly goal: number
}

/** Steps between two looks at the clock. */
const STEPS_PER_LOOK = 512

/** A plan whose people change places. Cost of one try: rounds times attributes. */
export class Relabelling {
  readonly problem: PartProblem
  readonly plan: Int32Array
  /** Mirror of each attribute and pairs to be apart that meet, kept up to date. */
  readonly mirror: Float64Array
  apartMeetings = 0
  readonly #counts: readonly Int32Array[]
  readonly #expected: readonly Float64Array[]
  readonly #apartOf: readonly (readonly number[])[]
  readonly #movable: Int32Array
  readonly #kind: Int32Array
  readonly #change: Float64Array

  constructor(problem: PartProblem, plan: Int32Array) {
    const { people, tables, rounds, attributes } = problem
    this.problem = problem
    this.plan = plan.slice()
    this.#counts = attributes.map(({ values }) => new Int32Array(rounds * tables * values))
    const size = new Int32Array(rounds * tables)
    for (let at = 0; at < rounds * people; at += 1) {
      const table = plan[at] ?? -1
      if (table < 0) continue
      const where = Math.floor(at / people) * tables + table
      size[where] = (size[where] ?? 0) + 1
      for (const [index, { of, values }] of attributes.entries()) bump(this.#counts[index], where * values + (of[at % people] ?? 0), 1)
    }
    this.#expected = attributes.map((attribute) => expectedCounts(problem, attribute, size))
    this.mirror = Float64Array.from(attributes, (_, index) => this.#mirrorOf(index))
    const apartOf = Array.from({ length: people }, (): number[] => [])
    for (const [a, b] of problem.apart) {
      apartOf[a]?.push(b)
      apartOf[b]?.push(a)
    }
    this.#apartOf = apartOf
    for (const [a, b] of problem.apart) this.apartMeetings += this.#together(a, b)
    const fixed = new Set([...problem.hostOf, ...problem.clusters.filter((cluster) => cluster.length > 1).flat()])
    this.#movable = Int32Array.from(Array.from({ length: people }, (_, person) => person).filter((person) => !fixed.has(person)))
    this.#kind = presenceKinds(problem)
    this.#change = new Float64Array(attributes.length)
  }

  /** Weighted cost as it stands. */
  cost(run: Pick<RelabelRun, 'weights' | 'apart'>): number {
    return this.mirror.reduce((sum, value, at) => sum + value * (run.weights[at] ?? 0), run.apart * this.apartMeetings)
  }

  /** Runs the search; worse states are taken at first and none in the end. */
  run(run: RelabelRun, random: SeededRandom, isOver: () => boolean): void {
    const movable = this.#movable
    if (movable.length < 2) return
    const cooling = (run.to / run.from) ** (STEPS_PER_LOOK / Math.max(STEPS_PER_LOOK, run.steps))
    let temperature = run.from
    let cost = this.cost(run)
    for (let step = 0; step < run.steps && cost > run.goal + 1e-6; step += 1) {
      if (step % STEPS_PER_LOOK === 0) {
        if (step > 0) temperature *= cooling
        if (isOver()) return
      }
      const a = movable[random.below(movable.length)] ?? 0
      const b = movable[random.below(movable.length)] ?? 0
      if (a === b || this.#kind[a] !== this.#kind[b] || this.#isAlike(a, b)) continue
      const { delta, apart } = this.#delta(a, b, run)
      if (delta > 0 && random.next() >= Math.exp(-delta / temperature)) continue
      this.#swap(a, b)
      this.apartMeetings += apart
      for (let at = 0; at < this.mirror.length; at += 1) this.mirror[at] = (this.mirror[at] ?? 0) + (this.#change[at] ?? 0)
      cost += delta
    }
  }

  #isAlike(a: number, b: number): boolean {
    if (this.problem.apart.length > 0) return false
    for (const { of } of this.problem.attributes) if (of[a] !== of[b]) return false
    return true
  }

  #delta(a: number, b: number, run: RelabelRun): { delta: number; apart: number } {
    const { people, tables, rounds, attributes } = this.problem
    let delta = 0
    for (let index = 0; index < attributes.length; index += 1) {
      const attribute = attributes[index]
      const counts = this.#counts[index]
      const expected = this.#expected[index]
      if (attribute === undefined || counts === undefined || expected === undefined) continue
      const { values, of } = attribute
      const [x, y] = [of[a] ?? 0, of[b] ?? 0]
      let change = 0
      if (x !== y)
        for (let round = 0; round < rounds; round += 1) {
          const [t, u] = [this.plan[round * people + a] ?? -1, this.plan[round * people + b] ?? -1]
          if (t === u || t < 0 || u < 0) continue
          const from = (round * tables + t) * values
          const to = (round * tables + u) * values
          const over = (key: number): number => (counts[key] ?? 0) - (expected[key] ?? 0)
          change += 4 + 2 * (over(from + y) - over(from + x) + over(to + x) - over(to + y))
        }
      this.#change[index] = change
      delta += change * (run.weights[index] ?? 0)
    }
    if (this.problem.apart.length === 0) return { delta, apart: 0 }
    const apart = this.#apartChange(a, b)
    return { delta: delta + run.apart * apart, apart }
  }

  #apartChange(a: number, b: number): number {
    const { people, rounds } = this.problem
    let change = 0
    for (const [person, place] of [
      [a, b],
      [b, a],
    ] as const)
      for (const other of this.#apartOf[person] ?? []) {
        if (other === place) continue
        for (let round = 0; round < rounds; round += 1) {
          const table = this.plan[round * people + other] ?? -1
          if (table < 0) continue
          if (this.plan[round * people + person] === table) change -= 1
          if (this.plan[round * people + place] === table) change += 1
        }
      }
    return change
  }

  #swap(a: number, b: number): void {
    const { people, tables, rounds, attributes } = this.problem
    for (let round = 0; round < rounds; round += 1) {
      const [t, u] = [this.plan[round * people + a] ?? -1, this.plan[round * people + b] ?? -1]
      if (t === u) continue
      this.plan[round * people + a] = u
      this.plan[round * people + b] = t
      for (const [index, { of, values }] of attributes.entries()) {
        const [from, to] = [(round * tables + t) * values, (round * tables + u) * values]
        bump(this.#counts[index], from + (of[a] ?? 0), -1)
        bump(this.#counts[index], from + (of[b] ?? 0), 1)
        bump(this.#counts[index], to + (of[b] ?? 0), -1)
        bump(this.#counts[index], to + (of[a] ?? 0), 1)
      }
    }
  }

  #together(a: number, b: number): number {
    const { people, rounds } = this.problem
    let times = 0
    for (let round = 0; round < rounds; round += 1) {
      const table = this.plan[round * people + a] ?? -1
      if (table >= 0 && this.plan[round * people + b] === table) times += 1
    }
    return times
  }

  #mirrorOf(index: number): number {
    const [counts, expected] = [this.#counts[index] ?? new Int32Array(), this.#expected[index] ?? new Float64Array()]
    return counts.reduce((sum, count, key) => sum + (count - (expected[key] ?? 0)) ** 2, 0)
  }
}

function bump(counts: Int32Array | undefined, key: number, by: number): void {
  if (counts !== undefined) counts[key] = (counts[key] ?? 0) + by
}

/** Size of each table times the share of each value among those present. */
function expectedCounts(problem: PartProblem, { values, of }: PartProblem['attributes'][number], size: Int32Array): Float64Array {
  const { people, tables, rounds, present } = problem
  const expected = new Float64Array(rounds * tables * values)
  for (let round = 0; round < rounds; round += 1) {
    const all = new Float64Array(values)
    let there = 0
    for (let person = 0; person < people; person += 1) {
      if (present[round * people + person] !== 1) continue
      there += 1
      all[of[person] ?? 0] = (all[of[person] ?? 0] ?? 0) + 1
    }
    for (let table = 0; table < tables; table += 1)
      for (let value = 0; value < values; value += 1)
        expected[(round * tables + table) * values + value] = ((size[round * tables + table] ?? 0) * (all[value] ?? 0)) / Math.max(1, there)
  }
  return expected
}

/** People who are there in the same rounds are of one kind: only they may change places. */
function presenceKinds({ people, rounds, present }: PartProblem): Int32Array {
  const kinds = new Map<string, number>()
  return Int32Array.from({ length: people }, (_, person) => {
    let key = ''
    for (let round = 0; round < rounds; round += 1) key += present[round * people + person]
    const kind = kinds.get(key) ?? kinds.size
    kinds.set(key, kind)
    return kind
  })
}

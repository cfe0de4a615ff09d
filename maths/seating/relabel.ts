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
  /** Mirror of each attribute and pairs to be apart that meet, kept up to date. */
  readonly mirror: Float64Array
  apartMeetings = 0
  /** Where each person sits in each round (person * rounds + round): the round's first table plus the table, or -1 for absent. */
  readonly #placeOf: Int32Array
  /** By attribute, for each place and value: people there less people that the mirror asks for. */
  readonly #excess: readonly Float64Array[]
  readonly #apartOf: readonly (readonly number[])[]
  readonly #movable: Int32Array
  readonly #kind: Int32Array
  readonly #change: Float64Array
  #apart = 0

  constructor(problem: PartProblem, plan: Int32Array) {
    const { people, tables, rounds, attributes } = problem
    this.problem = problem
    this.#placeOf = new Int32Array(people * rounds)
    for (let at = 0; at < rounds * people; at += 1) {
      const [round, table] = [Math.floor(at / people), plan[at] ?? -1]
      this.#placeOf[(at % people) * rounds + round] = table < 0 ? -1 : round * tables + table
    }
    const size = new Int32Array(rounds * tables)
    for (const place of this.#placeOf) if (place >= 0) size[place] = (size[place] ?? 0) + 1
    this.#excess = attributes.map((attribute) => excessOf(problem, attribute, this.#placeOf, size))
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

  /** The plan as it stands. */
  get plan(): Int32Array {
    const { people, tables, rounds } = this.problem
    return Int32Array.from({ length: rounds * people }, (_, at) => {
      const place = this.#placeOf[(at % people) * rounds + Math.floor(at / people)] ?? -1
      return place < 0 ? -1 : place % tables
    })
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
      if (a === b || this.#kind[a] !== this.#kind[b] || this.#isAlike(a, b) || !this.#mayTrade(a, b)) continue
      const delta = this.#delta(a, b, run)
      if (delta > 0 && random.next() >= Math.exp(-delta / temperature)) continue
      this.#swap(a, b)
      this.apartMeetings += this.#apart
      for (let at = 0; at < this.mirror.length; at += 1) this.mirror[at] = (this.mirror[at] ?? 0) + (this.#change[at] ?? 0)
      cost += delta
    }
  }

  /** Whether two people speak what is spoken wherever the other sits. */
  #mayTrade(a: number, b: number): boolean {
    const { isAllowed, tables, rounds } = this.problem
    if (isAllowed === null) return true
    for (let round = 0; round < rounds; round += 1) {
      const [placeA, placeB] = [this.#placeOf[a * rounds + round] ?? -1, this.#placeOf[b * rounds + round] ?? -1]
      if (placeA < 0 || placeB < 0) continue
      if (isAllowed[a * tables + (placeB % tables)] === 0 || isAllowed[b * tables + (placeA % tables)] === 0) return false
    }
    return true
  }

  #isAlike(a: number, b: number): boolean {
    if (this.problem.apart.length > 0) return false
    for (const { of } of this.problem.attributes) if (of[a] !== of[b]) return false
    return true
  }

  /** What the cost would change by; `#change` and `#apart` hold the parts of it. */
  #delta(a: number, b: number, run: RelabelRun): number {
    const { attributes } = this.problem
    let delta = 0
    for (let index = 0; index < attributes.length; index += 1) {
      const attribute = attributes[index]
      const excess = this.#excess[index]
      if (attribute === undefined || excess === undefined) continue
      const x = attribute.of[a] ?? 0
      const y = attribute.of[b] ?? 0
      const change = x === y ? 0 : this.#mirrorChange(excess, attribute.values, a, b, x, y)
      this.#change[index] = change
      delta += change * (run.weights[index] ?? 0)
    }
    if (this.problem.apart.length === 0) return delta
    this.#apart = this.#apartChange(a, b)
    return delta + run.apart * this.#apart
  }

  /** One fewer of x and one more of y at each table of `a`, the other way round at those of `b`: the squares change by 1 -+ 2 d each. */
  #mirrorChange(excess: Float64Array, values: number, a: number, b: number, x: number, y: number): number {
    const { rounds } = this.problem
    const placeOf = this.#placeOf
    const ofA = a * rounds
    const ofB = b * rounds
    let change = 0
    for (let round = 0; round < rounds; round += 1) {
      const from = placeOf[ofA + round] ?? 0
      const to = placeOf[ofB + round] ?? 0
      // People of one kind are absent in the same rounds: where one is, both are.
      if (from === to) continue
      const t = from * values
      const u = to * values
      change += 4 + 2 * ((excess[t + y] ?? 0) - (excess[t + x] ?? 0) + (excess[u + x] ?? 0) - (excess[u + y] ?? 0))
    }
    return change
  }

  #apartChange(a: number, b: number): number {
    const { rounds } = this.problem
    let change = 0
    for (const [person, place] of [
      [a, b],
      [b, a],
    ] as const)
      for (const other of this.#apartOf[person] ?? []) {
        if (other === place) continue
        for (let round = 0; round < rounds; round += 1) {
          const table = this.#placeOf[other * rounds + round] ?? -1
          if (table < 0) continue
          if (this.#placeOf[person * rounds + round] === table) change -= 1
          if (this.#placeOf[place * rounds + round] === table) change += 1
        }
      }
    return change
  }

  #swap(a: number, b: number): void {
    const { rounds, attributes } = this.problem
    for (let round = 0; round < rounds; round += 1) {
      const from = this.#placeOf[a * rounds + round] ?? -1
      const to = this.#placeOf[b * rounds + round] ?? -1
      if (from === to) continue
      this.#placeOf[a * rounds + round] = to
      this.#placeOf[b * rounds + round] = from
      for (let index = 0; index < attributes.length; index += 1) {
        const attribute = attributes[index]
        if (attribute === undefined) continue
        const { of, values } = attribute
        bump(this.#excess[index], from * values + (of[a] ?? 0), -1)
        bump(this.#excess[index], from * values + (of[b] ?? 0), 1)
        bump(this.#excess[index], to * values + (of[b] ?? 0), -1)
        bump(this.#excess[index], to * values + (of[a] ?? 0), 1)
      }
    }
  }

  #together(a: number, b: number): number {
    const { rounds } = this.problem
    let times = 0
    for (let round = 0; round < rounds; round += 1) {
      const place = this.#placeOf[a * rounds + round] ?? -1
      if (place >= 0 && this.#placeOf[b * rounds + round] === place) times += 1
    }
    return times
  }

  #mirrorOf(index: number): number {
    return (this.#excess[index] ?? new Float64Array()).reduce((sum, over) => sum + over ** 2, 0)
  }
}

function bump(excess: Float64Array | undefined, key: number, by: number): void {
  if (excess !== undefined) excess[key] = (excess[key] ?? 0) + by
}

/** People of each value at each place, less the size of the table times the share of the value among those present. */
function excessOf(
  problem: PartProblem,
  { values, of }: PartProblem['attributes'][number],
  placeOf: Int32Array,
  size: Int32Array,
): Float64Array {
  const { people, tables, rounds, present } = problem
  const excess = new Float64Array(rounds * tables * values)
  for (const [at, place] of placeOf.entries()) if (place >= 0) bump(excess, place * values + (of[Math.floor(at / rounds)] ?? 0), 1)
  for (let round = 0; round < rounds; round += 1) {
    const all = new Float64Array(values)
    let there = 0
    for (let person = 0; person < people; person += 1) {
      if (present[round * people + person] !== 1) continue
      there += 1
      all[of[person] ?? 0] = (all[of[person] ?? 0] ?? 0) + 1
    }
    for (let place = round * tables; place < (round + 1) * tables; place += 1)
      for (let value = 0; value < values; value += 1)
        bump(excess, place * values + value, (-(size[place] ?? 0) * (all[value] ?? 0)) / Math.max(1, there))
  }
  return excess
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

/** Plans to start a search from: a design where one fits, the published plan repaired, or people dealt out. */
import { shuffle, type SeededRandom } from '../seeded-random.ts'
import { emptyPlaces, type Design } from './designs/design.ts'
import { designFor, longestDesign, otherDesign, type DesignWish } from './designs/design-for.ts'
import { sixBySix } from './designs/latin-squares.ts'
import { mendLanguages } from './mend-languages.ts'
import type { PartProblem } from './plan-state.ts'

/** A plan to start from, and how it was made. `isExact` when nobody meets twice in it, whoever takes which place. */
export interface FirstPlan {
  readonly plan: Int32Array
  readonly method: string
  readonly isExact: boolean
}

/** Whether every table takes the same people but for one, in every round, and everybody is always there and speaks everything: what designs need. */
export function isRegular(problem: PartProblem): boolean {
  const { people, tables, present, sizeMin, sizeMax, clusters, isAllowed } = problem
  if (people < 2 || isAllowed !== null || present.some((there) => there === 0) || clusters.some((cluster) => cluster.length > 1))
    return false
  const [least, most] = [Math.floor(people / tables), Math.ceil(people / tables)]
  return sizeMin.every((size) => size <= least) && sizeMax.every((size) => size >= most)
}

/** The plan of a design with all its rounds, or null when none fits. Hosts sit at their tables. `hasVariants` where `variantPlan` gives others. */
export function designPlan(problem: PartProblem): (FirstPlan & { readonly hasVariants: boolean }) | null {
  if (!isRegular(problem) || problem.fixedRounds > 0) return null
  const design = designFor(wishOf(problem))
  const plan = design === null ? null : seatOn(problem, design)
  if (design === null || plan === null) return null
  return { plan, method: design.method, isExact: true, hasVariants: design.hasVariants === true }
}

/** A plan of another design for the same room, by a number from 1; null when there is none under this number. */
export function variantPlan(problem: PartProblem, variant: number): FirstPlan | null {
  const design = otherDesign(wishOf(problem), variant)
  const plan = design === null ? null : seatOn(problem, design)
  return design === null || plan === null ? null : { plan, method: design.method, isExact: true }
}

function wishOf({ people, tables, rounds, hostOf }: PartProblem): DesignWish {
  return { tables, size: Math.ceil(people / tables), rounds, hosts: hostOf.some((host) => host >= 0) }
}

/** The longest design that is known, with the rounds beyond it dealt out; null when there is none. */
export function longestPlan(problem: PartProblem, random: SeededRandom): FirstPlan | null {
  if (!isRegular(problem) || problem.fixedRounds > 0) return null
  const { tables, rounds, people } = problem
  const hosts = problem.hostOf.some((host) => host >= 0)
  if (people === 36 && tables === 6 && !hosts) return sixes(problem, random)
  const design = longestDesign({ tables, size: Math.ceil(people / tables), rounds, hosts })
  const first = design === null ? null : seatOn(problem, design)
  if (design === null || first === null) return null
  const plan = dealtPlan(problem, random)
  plan.set(first)
  return { plan, method: `${design.method} for ${design.rounds} of ${rounds} rounds, then search`, isExact: false }
}

/** People take the places of a design in the order of what they declare, so that a row holds people alike and every table one of each; hosts take the first places. */
function seatOn(problem: PartProblem, design: Design): Int32Array | null {
  const { people, tables, hostOf } = problem
  const places = tables * design.size
  const empty = emptyPlaces(design, places - people)
  if (empty === null) return null
  const isEmpty = new Set(empty)
  const placeOf = new Int32Array(people).fill(-1)
  const taken = new Set<number>()
  for (const [table, host] of hostOf.entries())
    if (host >= 0) {
      if (isEmpty.has(table)) return null
      placeOf[host] = table
      taken.add(table)
    }
  let next = 0
  for (const person of alikeTogether(problem)) {
    if ((placeOf[person] ?? -1) >= 0) continue
    while (taken.has(next) || isEmpty.has(next)) next += 1
    placeOf[person] = next
    next += 1
  }
  return Int32Array.from(
    { length: design.rounds * people },
    (_, at) => design.tableOf[Math.floor(at / people) * places + (placeOf[at % people] ?? 0)] ?? 0,
  )
}

/** People sorted by what they declare, the most important attribute first. */
function alikeTogether({ people, attributes }: PartProblem): readonly number[] {
  return Array.from({ length: people }, (_, person) => person).toSorted((a, b) => {
    for (const { of } of attributes) if (of[a] !== of[b]) return (of[a] ?? 0) - (of[b] ?? 0)
    return a - b
  })
}

function sixes(problem: PartProblem, random: SeededRandom): FirstPlan {
  const plan = dealtPlan(problem, random)
  plan.set(sixBySix(Math.min(4, problem.rounds)))
  return { plan, method: 'two Latin squares of order 6, then search', isExact: false }
}

/** Deals people out at random within the sizes of the tables; fixed rounds are kept, hosts and companions sit where they belong. */
export function dealtPlan(problem: PartProblem, random: SeededRandom): Int32Array {
  const { people, rounds, fixedRounds, published } = problem
  const plan = new Int32Array(rounds * people).fill(-1)
  for (let round = 0; round < rounds; round += 1) {
    if (round < fixedRounds && published !== null) plan.set(published.subarray(round * people, (round + 1) * people), round * people)
    else dealRound(problem, plan, round, random, [])
  }
  return plan
}

/**
 * Seats in one round everybody who is not in `seated` yet: first hosts, then companions where they fit, then single people,
 * always at the emptiest table that has to be filled.
 */
export function dealRound(problem: PartProblem, plan: Int32Array, round: number, random: SeededRandom, seated: readonly number[]): void {
  const { people, tables, hostOf, clusters, present, sizeMin, sizeMax, isAllowed } = problem
  const size = new Int32Array(tables)
  const isSeated = new Uint8Array(people)
  const seat = (person: number, table: number): void => {
    plan[round * people + person] = table
    size[table] = (size[table] ?? 0) + 1
    isSeated[person] = 1
  }
  for (const person of seated) seat(person, plan[round * people + person] ?? 0)
  for (const [table, host] of hostOf.entries())
    if (host >= 0 && isSeated[host] === 0 && present[round * people + host] === 1) seat(host, table)
  const waiting = clusters
    .map((cluster) => cluster.filter((person) => isSeated[person] === 0 && present[round * people + person] === 1))
    .filter((cluster) => cluster.length > 0)
  const order = shuffle(Int32Array.from(waiting.keys()), random)
  const sorted = [...order].map((at) => waiting[at] ?? []).toSorted((a, b) => b.length - a.length)
  for (const cluster of sorted) {
    const mate = clusters.find((all) => all.includes(cluster[0] ?? -1))?.find((person) => isSeated[person] === 1)
    const table = mate === undefined ? emptiest(cluster) : (plan[round * people + mate] ?? 0)
    for (const person of cluster) seat(person, table)
  }
  mendLanguages(problem, plan, round)
  /** Tables below their least first, then the one with most room. */
  function emptiest(cluster: readonly number[]): number {
    let [best, bestRoom] = [0, -Infinity]
    for (let table = 0; table < tables; table += 1) {
      const at = round * tables + table
      const most = sizeMax[at] ?? 0
      if (most === 0 || cluster.some((person) => isAllowed?.[person * tables + table] === 0)) continue
      const lacking = (sizeMin[at] ?? 0) - (size[table] ?? 0)
      const room = lacking > 0 ? 1_000 + lacking : most - (size[table] ?? 0)
      if (room > bestRoom) [best, bestRoom] = [table, room]
    }
    return best
  }
}

/** Local search on a plan: swaps of two people in one round, moves into free places, and swaps of companions together. */
import type { SeededRandom } from '../seeded-random.ts'
import type { PlanState } from './plan-state.ts'

/** How one run of the search goes. Temperatures are in units of one repeated meeting. */
export interface AnnealRun {
  readonly steps: number
  readonly from: number
  readonly to: number
  /** Stops as soon as the cost is at or below this. */
  readonly goal: number
  /** Share of looks at people without a repeated meeting that are passed over: what is well is left alone. */
  readonly keepsWell: number
}

/** How often somebody who was moved from their published table is tried there again. */
const HOMEWARD = 0.5
/** Steps between two looks at the clock. */
const STEPS_PER_LOOK = 512

/**
 * Runs the search; the state is the best that it ends with. A temperature falls from `from` to `to`, worse states are taken
 * with probability exp(-delta / temperature).
 * @param isOver asked every few hundred steps; true ends the run
 * @returns steps taken
 */
export function anneal(state: PlanState, run: AnnealRun, random: SeededRandom, isOver: () => boolean): number {
  const { people, rounds, tables, fixedRounds } = state.problem
  const open = rounds - fixedRounds
  if (open <= 0 || people < 2) return 0
  const cooling = (run.to / run.from) ** (STEPS_PER_LOOK / Math.max(STEPS_PER_LOOK, run.steps))
  let temperature = run.from
  for (let step = 0; step < run.steps; step += 1) {
    if (state.cost <= run.goal + 1e-9) return step
    if (step % STEPS_PER_LOOK === 0) {
      if (step > 0) temperature *= cooling
      if (isOver()) return step
    }
    const round = fixedRounds + random.below(open)
    const person = random.below(people)
    if ((state.tableOf[round * people + person] ?? -1) < 0 || state.isHost[person] === 1) continue
    const home = state.homeOf(round, person)
    if (run.keepsWell > 0 && home < 0 && random.next() < run.keepsWell && state.conflictsOf(round, person) === 0) continue
    const other = home >= 0 && random.next() < HOMEWARD ? home : random.below(tables)
    tryOne(state, round, person, other, temperature, random)
  }
  return run.steps
}

function tryOne(state: PlanState, round: number, person: number, other: number, temperature: number, random: SeededRandom): void {
  const { people, tables, clusters, sizeMin, sizeMax } = state.problem
  const table = state.tableOf[round * people + person] ?? 0
  if (other === table || !state.maySit(person, other)) return
  const from = round * tables + table
  const to = round * tables + other
  const cluster = clusters[state.clusterOf[person] ?? 0]
  if (cluster !== undefined && cluster.length > 1) return swapCompanions(state, round, cluster, other, temperature, random)
  const free = (sizeMax[to] ?? 0) - (state.size[to] ?? 0)
  if (free > 0 && (state.size[from] ?? 0) > (sizeMin[from] ?? 0) && random.next() < 0.5) {
    const delta = state.moveDelta(round, person, other)
    if (!accepts(delta, temperature, random)) return
    state.move(round, person, other)
    state.cost += delta
    return
  }
  const mate = state.at(round, other, random.below(Math.max(1, state.size[to] ?? 0)))
  if (mate < 0 || state.isHost[mate] === 1 || (clusters[state.clusterOf[mate] ?? 0]?.length ?? 1) > 1) return
  if (!state.maySit(mate, table)) return
  const delta = state.swapDelta(round, person, mate)
  if (!accepts(delta, temperature, random)) return
  state.swap(round, person, mate)
  state.cost += delta
}

/** People who sit together change places with as many single people of another table, all or none. */
function swapCompanions(
  state: PlanState,
  round: number,
  cluster: readonly number[],
  other: number,
  temperature: number,
  random: SeededRandom,
): void {
  if (cluster.some((person) => state.isHost[person] === 1 || !state.maySit(person, other))) return
  const { people, tables, clusters } = state.problem
  const table = state.tableOf[round * people + (cluster[0] ?? 0)] ?? 0
  const size = state.size[round * tables + other] ?? 0
  const start = random.below(Math.max(1, size))
  const mates: number[] = []
  for (let place = 0; place < size && mates.length < cluster.length; place += 1) {
    const mate = state.at(round, other, (start + place) % size)
    if (state.isHost[mate] !== 1 && state.maySit(mate, table) && (clusters[state.clusterOf[mate] ?? 0]?.length ?? 1) === 1) mates.push(mate)
  }
  if (mates.length < cluster.length) return
  let total = 0
  for (const [at, person] of cluster.entries()) {
    const mate = mates[at] ?? 0
    total += state.swapDelta(round, person, mate)
    state.swap(round, person, mate)
  }
  // Companions part for a moment: the meeting that a pair loses with the first swap it finds again with the last.
  if (accepts(total, temperature, random)) state.cost += total
  else for (const [at, person] of cluster.entries()) state.swap(round, person, mates[at] ?? 0)
}

function accepts(delta: number, temperature: number, random: SeededRandom): boolean {
  return delta <= 0 || random.next() < Math.exp(-delta / temperature)
}

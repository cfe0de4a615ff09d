/** Plans one part of the room from nothing: a design where one fits, else search; then who takes which place. */
import { seededRandom } from '../seeded-random.ts'
import { anneal, type AnnealRun } from './anneal.ts'
import { dealtPlan, designPlan, longestPlan, type FirstPlan } from './first-plan.ts'
import { mirrorAtLeast } from './mirror-bound.ts'
import { PlanState, type PartProblem, type Weights } from './plan-state.ts'
import { Relabelling } from './relabel.ts'

/** A plan of a part and what it is worth. */
export interface PartPlan {
  readonly plan: Int32Array
  readonly method: string
  readonly repeats: number
  readonly mirror: readonly number[]
}
/** How long planning may go on. */
export interface Patience {
  readonly seed: number
  /** The least number of repeats that is possible; search stops looking for fewer. */
  readonly repeatsAtLeast: number
  isOver(): boolean
}

/** Weights of the attributes while people change places: the first counts most, all count. */
const MIRROR_WEIGHTS = [1, 0.6, 0.3, 0.2]
/** A pair that is to sit apart weighs more than anything else that a swap can win. */
const APART_WEIGHT = 50
/** Steps of the first run; each next one is twice as long, up to the longest. */
const STEPS_FIRST = 300_000
const DOUBLINGS_MAX = 4
/** A structure search from nothing, and one that goes on from a design. */
const FROM_NOTHING = { from: 0.7, to: 0.15, keepsWell: 0.5 }
const FROM_DESIGN = { from: 0.3, to: 0.12, keepsWell: 0.5 }

/** Plans until nothing can get better or the patience is over. More patience never gives a worse plan: it goes on with the same steps. */
export function planPart(problem: PartProblem, patience: Patience): PartPlan {
  const goals = mirrorGoals(problem)
  const exact = designPlan(problem)
  let best: PartPlan | null = null
  for (let turn = 0; best === null || !(patience.isOver() || isPerfect(best, patience, goals)); turn += 1) {
    const structure = exact === null ? searched(problem, patience, turn, best) : { ...exact, repeats: 0 }
    const found = relabelled(problem, structure, patience, turn, goals)
    if (best === null || isBetter(found, best)) best = found
    if (best.repeats > 0 || exact === null) best = polished(problem, best, patience, turn)
    if (problem.attributes.length === 0 && problem.apart.length === 0 && exact !== null) break
  }
  return best
}

/** The least that each mirror can be over all rounds. */
export function mirrorGoals({ people, tables, rounds, attributes, hostOf, sizeMin, sizeMax }: PartProblem): readonly number[] {
  const least = Math.floor(people / tables)
  const sizes = Array.from({ length: tables }, (_, table) => (table < people % tables ? least + 1 : least))
  const isEven = people % tables === 0 && sizeMin.every((size) => size <= least) && sizeMax.every((size) => size >= least)
  return attributes.map(({ of, values }) => {
    const counts = Array.from({ length: values }, (_, value) => of.reduce((sum, own) => sum + (own === value ? 1 : 0), 0))
    const hosts = hostOf.some((host) => host >= 0) && isEven
    const fixed = hosts ? [...hostOf].map((host) => counts.map((_, value) => (host >= 0 && of[host] === value ? 1 : 0))) : null
    return rounds * mirrorAtLeast({ sizes, values: counts, fixed })
  })
}

type Structure = FirstPlan & { readonly repeats: number }

/** One turn of the search for few repeats; once the least is reached, the plan is kept and only people change places. */
function searched(problem: PartProblem, patience: Patience, turn: number, best: PartPlan | null): Structure {
  if (best !== null && best.repeats <= patience.repeatsAtLeast) return { ...best, isExact: false }
  const random = seededRandom(patience.seed * 7_919 + turn)
  const long = turn % 3 === 0 ? longestPlan(problem, random) : null
  const first = long ?? { plan: dealtPlan(problem, random), method: 'search', isExact: false }
  const state = new PlanState(problem, first.plan, repeatsOnly())
  const shape = long === null ? FROM_NOTHING : FROM_DESIGN
  const run: AnnealRun = { ...shape, steps: stepsOf(turn), goal: patience.repeatsAtLeast }
  anneal(state, run, random, () => turn > 0 && patience.isOver())
  return { ...first, plan: state.tableOf, repeats: repeatsOf(problem, state.tableOf) }
}

function relabelled(problem: PartProblem, structure: Structure, patience: Patience, turn: number, goals: readonly number[]): PartPlan {
  const labels = new Relabelling(problem, structure.plan)
  const weights = problem.attributes.map((_, at) => MIRROR_WEIGHTS[at] ?? 0.1)
  const goal = goals.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0)
  const random = seededRandom(patience.seed * 104_729 + turn)
  if (problem.attributes.length > 0 || labels.apartMeetings > 0) {
    const hot = turn % 2 === 0 ? 0.4 : 1.2
    const run = { steps: stepsOf(turn) * 2, from: hot, to: 0.03, weights, apart: APART_WEIGHT, goal }
    labels.run(run, random, () => patience.isOver())
    // What the weights traded away is won back where it costs the first attribute nothing.
    const strict = weights.map((_, at) => 0.01 ** at)
    labels.run({ ...run, steps: stepsOf(0), from: 0.001, to: 0.001, weights: strict, goal: 0 }, random, () => patience.isOver())
  }
  return {
    plan: labels.plan,
    method: structure.method,
    repeats: structure.repeats + labels.apartMeetings * APART_WEIGHT,
    mirror: [...labels.mirror],
  }
}

/** Single swaps in single rounds that better the mirror and cost no repeat; for plans that no design binds. */
function polished(problem: PartProblem, best: PartPlan, patience: Patience, turn: number): PartPlan {
  if (problem.attributes.length === 0 || patience.isOver()) return best
  const weights: Weights = {
    repeat: 12,
    apart: APART_WEIGHT * 12,
    mirror: problem.attributes.map((_, at) => MIRROR_WEIGHTS[at] ?? 0.1),
    churn: 0,
  }
  const state = new PlanState(problem, best.plan, weights)
  const random = seededRandom(patience.seed * 15_485_863 + turn)
  const run: AnnealRun = { steps: stepsOf(turn), from: turn % 2 === 0 ? 0.3 : 1, to: 0.05, goal: -Infinity, keepsWell: 0 }
  anneal(state, run, random, () => patience.isOver())
  const labels = new Relabelling(problem, state.tableOf)
  const repeats = repeatsOf(problem, state.tableOf) + labels.apartMeetings * APART_WEIGHT
  const found = { plan: state.tableOf, method: best.method, repeats, mirror: [...labels.mirror] }
  return isBetter(found, best) ? found : best
}

function repeatsOf(problem: PartProblem, plan: Int32Array): number {
  return new PlanState(problem, plan, { repeat: 1, apart: 0, mirror: [], churn: 0 }).cost
}

function repeatsOnly(): Weights {
  return { repeat: 1, apart: APART_WEIGHT, mirror: [], churn: 0 }
}

function stepsOf(turn: number): number {
  return STEPS_FIRST * 2 ** Math.min(DOUBLINGS_MAX, turn)
}

function isPerfect(plan: PartPlan, patience: Patience, goals: readonly number[]): boolean {
  return plan.repeats <= patience.repeatsAtLeast && plan.mirror.every((value, at) => value <= (goals[at] ?? 0) + 1e-6)
}

function isBetter(a: PartPlan, b: PartPlan): boolean {
  if (a.repeats !== b.repeats) return a.repeats < b.repeats
  for (const [at, value] of a.mirror.entries()) {
    const difference = value - (b.mirror[at] ?? 0)
    if (Math.abs(difference) > 1e-6) return difference < 0
  }
  return false
}

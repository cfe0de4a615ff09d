/** Plans one part of the room from nothing: a design where one fits, else search; then who takes which place. */
import { seededRandom } from '../seeded-random.ts'
import { anneal, type AnnealRun } from './anneal.ts'
import { dealtPlan, designPlan, longestPlan, variantPlan, type FirstPlan } from './first-plan.ts'
import { mirrorAtLeast } from './mirror-bound.ts'
import { PlanState, type PartProblem, type Weights } from './plan-state.ts'
import { Relabelling, type RelabelRun } from './relabel.ts'

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

/**
 * Weights of the attributes: the first counts most, but a hair of it is not worth a mountain of the second. Plans are compared
 * by the weighted sum too, after their repeats.
 */
const MIRROR_WEIGHTS = [1, 0.91, 0.5, 0.3]
/** A pair that is to sit apart weighs more than anything else that a swap can win. */
const APART_WEIGHT = 50
/** Steps of the first run, and for each seat of the plan where that is more; each next run is twice as long, up to the longest. */
const STEPS_FIRST = 300_000
const STEPS_PER_SEAT = 60
const DOUBLINGS_MAX = 3
/** Changing places is cheap beside single swaps, and in halls of thousands it wins most of what there is to win. */
const STEPS_PER_SEAT_COOL = 240
/** Search for few repeats from nothing, and one that goes on from a design. */
const FROM_NOTHING = { from: 0.45, to: 0.2, keepsWell: 0.5 }
const FROM_DESIGN = { from: 0.3, to: 0.12, keepsWell: 0.5 }
/** Changing places: cool at first, which is enough for most rooms, then hot. */
const COOL = { from: 0.4, to: 0.03 }
const HOT = { from: 2.5, to: 0.25 }
/**
 * Where a room has many designs, people change places for a short while in each, then long in the one that did best: tables
 * mirror the room far better in some of them, which shows at once.
 */
const VARIANTS_MAX = 24
const BOIL = { from: 5, to: 0.5 }
const STEPS_OF_LOOK = 100_000
const STEPS_OF_BOIL = 1_000_000
/** Single swaps: a repeated meeting weighs as much as two people too many at a table. */
const POLISH = { from: 0.3, to: 0.1, repeat: 4 }

/** Plans until nothing can get better or the patience is over. More patience never gives a worse plan: it goes on with the same steps. */
export function planPart(problem: PartProblem, patience: Patience): PartPlan {
  const goals = mirrorGoals(problem)
  const exact = designPlan(problem)
  const family = exact?.hasVariants === true && problem.attributes.length > 0
  let best: PartPlan | null = null
  let favourite: Structure | null = exact === null ? null : { ...exact, repeats: 0 }
  for (let turn = 0; best === null || !(patience.isOver() || isPerfect(best, patience, goals)); turn += 1) {
    const variant = family && turn > 0 && turn <= VARIANTS_MAX
    const other = variant ? variantPlan(problem, turn) : null
    if (variant && other === null) continue
    const structure: Structure = other !== null ? { ...other, repeats: 0 } : (favourite ?? searched(problem, patience, turn, best))
    const run = family && turn > 0 ? { ...BOIL, steps: variant ? STEPS_OF_LOOK : STEPS_OF_BOIL } : heatOf(problem, turn)
    const labelled = relabelled(problem, structure, patience, { run, turn, goals })
    const found = variant ? labelled : polished(problem, labelled, patience, turn, goals)
    if (best !== null && !isBetter(found, best)) continue
    best = found
    if (exact !== null) favourite = structure
  }
  return best
}

/** The least that each mirror can be over all rounds. */
export function mirrorGoals({ people, tables, rounds, attributes, hostOf }: PartProblem): readonly number[] {
  const least = Math.floor(people / tables)
  const sizes = Array.from({ length: tables }, (_, table) => (table < people % tables ? least + 1 : least))
  const hosts = hostOf.some((host) => host >= 0) && people % tables === 0
  return attributes.map(({ of, values }) => {
    const counts = Array.from({ length: values }, (_, value) => of.reduce((sum, own) => sum + (own === value ? 1 : 0), 0))
    const fixed = hosts ? [...hostOf].map((host) => counts.map((_, value) => (host >= 0 && of[host] === value ? 1 : 0))) : null
    return rounds * mirrorAtLeast({ sizes, values: counts, fixed })
  })
}

type Structure = FirstPlan & { readonly repeats: number }
type Heat = Pick<RelabelRun, 'from' | 'to' | 'steps'>

/** One turn of the search for few repeats; once the least is reached, the plan is kept and only people change places. */
function searched(problem: PartProblem, patience: Patience, turn: number, best: PartPlan | null): Structure {
  if (best !== null && best.repeats <= patience.repeatsAtLeast) return { ...best, isExact: false }
  const random = seededRandom(patience.seed * 7_919 + turn)
  const long = turn === 0 ? longestPlan(problem, random) : null
  const first = long ?? { plan: dealtPlan(problem, random), method: 'search', isExact: false }
  const state = new PlanState(problem, first.plan, { repeat: 1, apart: APART_WEIGHT, mirror: [], churn: 0 })
  const shape = long === null ? FROM_NOTHING : FROM_DESIGN
  const steps = stepsOf(problem, turn) * (turn === 0 ? 1 : 4)
  const run: AnnealRun = { ...shape, steps, goal: patience.repeatsAtLeast }
  anneal(state, run, random, () => turn > 0 && patience.isOver())
  return { ...first, plan: state.tableOf, repeats: repeatsOf(problem, state.tableOf) }
}

/** How people change places in a turn: cool at first, then hot and longer each time. */
function heatOf(problem: PartProblem, turn: number): Heat {
  if (turn > 0) return { ...HOT, steps: stepsOf(problem, turn) * 5 }
  return { ...COOL, steps: Math.max(stepsOf(problem, 0), STEPS_PER_SEAT_COOL * problem.people * problem.rounds) }
}

/** People change places in the whole plan, which costs no repeat. */
function relabelled(
  problem: PartProblem,
  structure: Structure,
  patience: Patience,
  { run, turn, goals }: { readonly run: Heat; readonly turn: number; readonly goals: readonly number[] },
): PartPlan {
  const labels = new Relabelling(problem, structure.plan)
  // Rounds that were played stay as they are, so nobody can take another's way through them.
  if (problem.fixedRounds === 0 && (problem.attributes.length > 0 || labels.apartMeetings > 0)) {
    const weights = problem.attributes.map((_, at) => weightOf(at))
    const whole = { ...run, weights, apart: APART_WEIGHT, goal: weighted(goals) }
    labels.run(whole, seededRandom(patience.seed * 104_729 + turn), () => patience.isOver())
  }
  const repeats = structure.repeats + labels.apartMeetings * APART_WEIGHT
  return { plan: labels.plan, method: structure.method, repeats, mirror: [...labels.mirror] }
}

/** Single swaps in single rounds that better the mirror and cost no repeat: most rooms have many plans without repeats beside the design. */
function polished(problem: PartProblem, best: PartPlan, patience: Patience, turn: number, goals: readonly number[]): PartPlan {
  if (problem.attributes.length === 0 || patience.isOver() || isPerfect(best, patience, goals)) return best
  const { repeat, ...shape } = POLISH
  const weights: Weights = { repeat, apart: APART_WEIGHT * repeat, mirror: problem.attributes.map((_, at) => weightOf(at)), churn: 0 }
  const state = new PlanState(problem, best.plan, weights)
  const random = seededRandom(patience.seed * 15_485_863 + turn)
  const goal = weighted(goals) + repeat * patience.repeatsAtLeast
  anneal(state, { ...shape, steps: stepsOf(problem, turn) * 2, goal, keepsWell: 0 }, random, () => patience.isOver())
  const labels = new Relabelling(problem, state.tableOf)
  const repeats = repeatsOf(problem, state.tableOf) + labels.apartMeetings * APART_WEIGHT
  const found = { plan: state.tableOf, method: best.method, repeats, mirror: [...labels.mirror] }
  return isBetter(found, best) ? found : best
}

function repeatsOf(problem: PartProblem, plan: Int32Array): number {
  return new PlanState(problem, plan, { repeat: 1, apart: 0, mirror: [], churn: 0 }).cost
}

function stepsOf({ people, rounds }: PartProblem, turn: number): number {
  return Math.max(STEPS_FIRST, STEPS_PER_SEAT * people * rounds) * 2 ** Math.min(DOUBLINGS_MAX, turn)
}

function weightOf(attribute: number): number {
  return MIRROR_WEIGHTS[attribute] ?? 0.1
}

function weighted(mirror: readonly number[]): number {
  return mirror.reduce((sum, value, at) => sum + value * weightOf(at), 0)
}

function isPerfect(plan: PartPlan, patience: Patience, goals: readonly number[]): boolean {
  return plan.repeats <= patience.repeatsAtLeast && plan.mirror.every((value, at) => value <= (goals[at] ?? 0) + 1e-6)
}

function isBetter(a: PartPlan, b: PartPlan): boolean {
  return a.repeats === b.repeats ? weighted(a.mirror) < weighted(b.mirror) - 1e-6 : a.repeats < b.repeats
}

/** Plans the rounds to come of one part anew after people came or left or a table was lost: few repeats, and few changed seats. */
import { seededRandom, type SeededRandom } from '../seeded-random.ts'
import { anneal } from './anneal.ts'
import { dealRound } from './first-plan.ts'
import { PlanState, type PartProblem } from './plan-state.ts'
import { Relabelling } from './relabel.ts'
import type { PartPlan, Patience } from './plan-part.ts'

const APART_WEIGHT = 200
const MIRROR_WEIGHTS = [0.2, 0.1]
/** A quick look first: most changes of a hall need no more. A repeat is worth two changed seats while people are on their way home. */
const QUICK = { steps: 200_000, from: 0.5, to: 0.1, keepsWell: 0.9, repeat: 2, churn: 1 }
/** Where that leaves repeats, many short runs, each from the best so far, looking almost only at who meets again or is away from home. */
const HARD = { steps: 100_000, from: 1.2, to: 0.25, keepsWell: 0.95, repeat: 4, churn: 0.4 }
/** Once nobody meets again, the way home counts for more. */
const HOME = { ...HARD, from: 0.72, churn: 0.64 }
/** Turns without a better plan after which nothing more is expected. */
const TURNS_IN_VAIN_MAX = 12

/** Goes on from what is published; without it, see `planPart`. */
export function replanPart(problem: PartProblem, patience: Patience): PartPlan {
  let best: Worth | null = null
  let inVain = 0
  let hardTurns = 0
  for (let turn = 0; best === null || (!patience.isOver() && inVain < TURNS_IN_VAIN_MAX); turn += 1) {
    const random = seededRandom(patience.seed * 7_919 + turn)
    const isOver = (): boolean => turn > 0 && patience.isOver()
    const { plan: from, stage } = turnOf(problem, patience, { turn, hardTurns, best }, random)
    if (stage !== QUICK) hardTurns += 1
    const plan = searched(problem, from, stage, random, isOver)
    const found = worthOf(problem, plan)
    if (best === null || isBetter(found, best)) [best, inVain] = [found, 0]
    else inVain += 1
    if (best.repeats <= patience.repeatsAtLeast && best.churn === 0) break
  }
  return { plan: best.plan, method: 'few changed seats', repeats: best.repeats, mirror: [...new Relabelling(problem, best.plan).mirror] }
}

/**
 * Where a turn starts and how it searches: quick looks from what was published where the first was enough; else short runs,
 * each from the best, and a quick look now and then.
 */
function turnOf(
  problem: PartProblem,
  patience: Patience,
  { turn, hardTurns, best }: { readonly turn: number; readonly hardTurns: number; readonly best: Worth | null },
  random: SeededRandom,
): { readonly plan: Int32Array; readonly stage: typeof QUICK } {
  const isDone = best !== null && best.repeats <= patience.repeatsAtLeast
  if (best === null || (isDone && (hardTurns === 0 || turn % 2 === 0))) return { plan: repaired(problem, random), stage: QUICK }
  return { plan: hardTurns === 0 ? repaired(problem, random) : best.plan, stage: isDone ? HOME : HARD }
}

interface Worth {
  readonly plan: Int32Array
  readonly repeats: number
  readonly churn: number
}

function searched(problem: PartProblem, plan: Int32Array, stage: typeof QUICK, random: SeededRandom, isOver: () => boolean): Int32Array {
  const { repeat, churn, ...shape } = stage
  const mirror = problem.attributes.map((_, at) => MIRROR_WEIGHTS[at] ?? 0)
  const state = new PlanState(problem, plan, { repeat, churn, apart: APART_WEIGHT, mirror })
  anneal(state, { ...shape, goal: 0 }, random, isOver)
  return state.tableOf
}

function worthOf(problem: PartProblem, plan: Int32Array): Worth {
  const costOf = (repeat: number, churn: number): number =>
    new PlanState(problem, plan, { repeat, churn, apart: APART_WEIGHT, mirror: [] }).cost
  return { plan, repeats: costOf(1, 0), churn: costOf(0, 1) }
}

function isBetter(a: Worth, b: Worth): boolean {
  return a.repeats === b.repeats ? a.churn < b.churn : a.repeats < b.repeats
}

/** The published plan with everybody seated who is there: those who stay keep their table, the others fill what has room. */
function repaired(problem: PartProblem, random: SeededRandom): Int32Array {
  const { people, rounds, fixedRounds, published } = problem
  const plan = new Int32Array(rounds * people).fill(-1)
  if (published === null) return plan
  plan.set(published.subarray(0, fixedRounds * people))
  for (let round = fixedRounds; round < rounds; round += 1) {
    const stay = stayers(problem, plan, round)
    dealRound(problem, plan, round, random, stay)
    // Where languages bind, dealing has filled short tables along chains of people who may sit there.
    if (problem.isAllowed === null) fillShort(problem, plan, round, random)
  }
  return plan
}

/** People who may keep their published table, and sit there; a table that is too full gives up its last ones. */
function stayers({ people, tables, present, sizeMax, published, isAllowed }: PartProblem, plan: Int32Array, round: number): number[] {
  const size = new Int32Array(tables)
  const list: number[] = []
  for (let person = 0; person < people; person += 1) {
    const table = published?.[round * people + person] ?? -1
    if (table < 0 || present[round * people + person] !== 1) continue
    if ((size[table] ?? 0) >= (sizeMax[round * tables + table] ?? 0) || isAllowed?.[person * tables + table] === 0) continue
    size[table] = (size[table] ?? 0) + 1
    plan[round * people + person] = table
    list.push(person)
  }
  return list
}

/** Brings people from tables that can spare one to tables that are below their least. */
function fillShort(problem: PartProblem, plan: Int32Array, round: number, random: SeededRandom): void {
  const { people, tables, sizeMin, hostOf } = problem
  const at = Array.from({ length: tables }, (): number[] => [])
  for (let person = 0; person < people; person += 1) at[plan[round * people + person] ?? -1]?.push(person)
  const spare = (table: number): number => (at[table]?.length ?? 0) - (sizeMin[round * tables + table] ?? 0)
  for (let table = 0; table < tables; table += 1)
    while (spare(table) < 0) {
      const richest = Array.from({ length: tables }, (_, other) => other).reduce(
        (best, other) => (spare(other) > spare(best) ? other : best),
        0,
      )
      const movable = (at[richest] ?? []).filter((person) => hostOf[richest] !== person)
      const person = movable[random.below(Math.max(1, movable.length))]
      if (spare(richest) <= 0 || person === undefined) return
      at[richest] = (at[richest] ?? []).filter((one) => one !== person)
      at[table]?.push(person)
      plan[round * people + person] = table
    }
}

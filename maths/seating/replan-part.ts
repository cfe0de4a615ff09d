/** Plans the rounds to come of one part anew after people came or left or a table was lost: few repeats, and few changed seats. */
import { seededRandom, type SeededRandom } from '../seeded-random.ts'
import { anneal } from './anneal.ts'
import { dealRound } from './first-plan.ts'
import { PlanState, type PartProblem, type Weights } from './plan-state.ts'
import { Relabelling } from './relabel.ts'
import type { PartPlan, Patience } from './plan-part.ts'

/** A repeated meeting is worth several changed seats, a changed seat more than a better mirror. */
const WEIGHTS = { repeat: 4, apart: 200, churn: 1 } as const
const MIRROR_WEIGHTS = [0.2, 0.1]
/** Steps of the first run, and from then on. */
const STEPS = 200_000
/** Runs without a better plan after which nothing more is expected. */
const RUNS_IN_VAIN_MAX = 6

/** Goes on from what is published; without it, see `planPart`. */
export function replanPart(problem: PartProblem, patience: Patience): PartPlan {
  const weights: Weights = { ...WEIGHTS, mirror: problem.attributes.map((_, at) => MIRROR_WEIGHTS[at] ?? 0) }
  const start = repaired(problem, seededRandom(patience.seed))
  let best = start
  let bestCost = Infinity
  let inVain = 0
  for (let turn = 0; (turn === 0 || !patience.isOver()) && inVain < RUNS_IN_VAIN_MAX; turn += 1) {
    const random = seededRandom(patience.seed * 7_919 + turn)
    const isFresh = turn % 2 === 0
    const state = new PlanState(problem, isFresh ? repaired(problem, random) : best, weights)
    anneal(state, { steps: STEPS, from: isFresh ? 1.2 : 0.6, to: 0.15, goal: 0, keepsWell: 0.6 }, random, () => patience.isOver())
    anneal(state, { steps: STEPS / 4, from: 0.01, to: 0.01, goal: 0, keepsWell: 0 }, random, () => turn > 0 && patience.isOver())
    if (state.cost < bestCost - 1e-9) {
      bestCost = state.cost
      best = state.tableOf.slice()
      inVain = 0
    } else inVain += 1
    if (bestCost <= 1e-9) break
  }
  const repeats = new PlanState(problem, best, { repeat: 1, apart: 0, mirror: [], churn: 0 }).cost
  return { plan: best, method: 'few changed seats', repeats, mirror: [...new Relabelling(problem, best).mirror] }
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
    fillShort(problem, plan, round, random)
  }
  return plan
}

/** People who may keep their published table, and sit there; a table that is too full gives up its last ones. */
function stayers({ people, tables, present, sizeMax, published }: PartProblem, plan: Int32Array, round: number): number[] {
  const size = new Int32Array(tables)
  const list: number[] = []
  for (let person = 0; person < people; person += 1) {
    const table = published?.[round * people + person] ?? -1
    if (table < 0 || present[round * people + person] !== 1) continue
    if ((size[table] ?? 0) >= (sizeMax[round * tables + table] ?? 0)) continue
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

/** Plans the seats of a whole gathering for all its rounds, part by part. Pure: time and chance come from the caller. */
import { mergePart, splitParts, type Part } from './parts.ts'
import { planPart, type PartPlan } from './plan-part.ts'
import type { PlanTables, SeatingProblem } from './problem.ts'
import { replanPart } from './replan-part.ts'
import { repeatsAtLeast } from './repeats-bound.ts'
import { shortenWalks } from './walking.ts'

/** How long planning may take: until `now()` reaches the deadline, or for a number of steps of search, whichever is given. */
export interface PlanBudget {
  readonly seed: number
  /** Milliseconds on the caller's clock. */
  readonly now?: () => number
  readonly deadline?: number
  /** Steps of search; with the same seed they give the same plan on every machine. */
  readonly steps?: number
}
/** A finished plan. */
export interface Planned {
  readonly plan: PlanTables
  readonly method: string
}

/** Steps that one look at the budget stands for. */
const STEPS_PER_LOOK = 512

/** Plans. A problem with published rounds to come is gone on from with few changed seats; any other is planned from nothing. */
export function planSeats(problem: SeatingProblem, budget: PlanBudget): Planned {
  const plan = new Int32Array(problem.rounds * problem.people).fill(-1)
  const parts = splitParts(problem).filter(({ people }) => people.length > 0)
  const methods: string[] = []
  let share = 0
  const whole = parts.reduce((sum, { people }) => sum + people.length, 0)
  for (const part of parts) {
    share += part.people.length / whole
    const found = planOne(part, budget, share)
    if (!methods.includes(found.method)) methods.push(found.method)
    mergePart(problem, plan, part, found.plan)
  }
  return { plan: problem.published === null ? shortenWalks(problem, plan) : plan, method: methods.join('; ') }
}

/** Parts take turns: each may use the time up to its share of the whole. */
function planOne({ problem }: Part, budget: PlanBudget, share: number): PartPlan {
  const started = budget.now?.() ?? 0
  const until = budget.deadline === undefined ? Infinity : started + (budget.deadline - started) * share
  let looks = 0
  const isOver = (): boolean => {
    looks += 1
    if (budget.steps !== undefined && looks * STEPS_PER_LOOK > budget.steps * share) return true
    return budget.now !== undefined && budget.now() >= until
  }
  const patience = { seed: budget.seed, repeatsAtLeast: repeatsAtLeast(problem), isOver }
  return hasPublishedRounds(problem) ? replanPart(problem, patience) : planPart(problem, patience)
}

/** Whether anybody knows a seat in a round that is still to come. */
function hasPublishedRounds({ published, fixedRounds, people }: Part['problem']): boolean {
  return published !== null && published.subarray(fixedRounds * people).some((table) => table >= 0)
}

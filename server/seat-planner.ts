/** Plans seats beside the event loop, in a thread of its own, so that the house never stalls. */
import type { PlanTables, SeatingProblem } from '../maths/seating/problem.ts'
import { Thread } from './threads/thread.ts'

/** A problem and how long to work on it. */
export interface PlanOrder {
  readonly problem: SeatingProblem
  readonly seconds: number
  readonly seed: number
}
/** A plan that came back. */
export interface WorkedPlan {
  readonly plan: PlanTables
  readonly method: string
}

/** Seconds that a plan may come late, for its data to travel; then the thread is given up. */
const LATE_SECONDS_MAX = 20

/** The planner of a house. Plans are made one after the other. */
export class SeatPlanner {
  readonly #thread = new Thread<PlanOrder, WorkedPlan>(new URL('./seating-worker.ts', import.meta.url), 'the seating')

  /** Plans a problem within some seconds. Throws a fault when the thread dies or is far too late. */
  async plan(problem: SeatingProblem, budget: { readonly seconds: number; readonly seed: number }): Promise<WorkedPlan> {
    return await this.#thread.ask({ problem, ...budget }, (budget.seconds + LATE_SECONDS_MAX) * 1000)
  }

  /** Ends the thread; plans that are waited for fail. */
  async close(): Promise<void> {
    await this.#thread.close()
  }
}

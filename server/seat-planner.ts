/** Plans seats beside the event loop: one worker thread, started when it is first needed, so that the house never stalls. */
import { Worker } from 'node:worker_threads'
import type { PlanTables, SeatingProblem } from '../maths/seating/problem.ts'
import { Fault } from './fault.ts'

/** A plan that came back. */
export interface WorkedPlan {
  readonly plan: PlanTables
  readonly method: string
}
interface Waiting {
  readonly resolve: (plan: WorkedPlan) => void
  readonly reject: (cause: Error) => void
}

/** Seconds that a plan may come late, for its data to travel; then the worker is given up. */
const LATE_SECONDS_MAX = 20

/** The planner of a house. Plans are made one after the other. */
export class SeatPlanner {
  #worker: Worker | null = null
  readonly #waiting = new Map<number, Waiting>()
  #asked = 0

  /** Plans a problem within some seconds. Throws a fault when the worker dies or is far too late. */
  async plan(problem: SeatingProblem, budget: { readonly seconds: number; readonly seed: number }): Promise<WorkedPlan> {
    this.#asked += 1
    const id = this.#asked
    const worker = (this.#worker ??= this.#start())
    return await new Promise<WorkedPlan>((resolve, reject) => {
      const late = setTimeout(
        () => this.#giveUp(new Fault('the seating worker did not answer in time')),
        (budget.seconds + LATE_SECONDS_MAX) * 1000,
      )
      const settle =
        <T>(end: (value: T) => void) =>
        (value: T) => {
          clearTimeout(late)
          this.#waiting.delete(id)
          end(value)
        }
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject) })
      worker.postMessage({ id, problem, ...budget })
    })
  }

  /** Ends the worker; plans that are waited for fail. */
  async close(): Promise<void> {
    const worker = this.#worker
    this.#giveUp(new Fault('the house is closing'))
    await worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(new URL('./seating-worker.ts', import.meta.url))
    worker.unref()
    worker.on('message', ({ id, plan, method, trouble }: { id: number; plan: PlanTables; method: string; trouble: string | null }) => {
      const waiting = this.#waiting.get(id)
      if (trouble === null) waiting?.resolve({ plan, method })
      else waiting?.reject(new Fault(`the seating worker: ${trouble}`))
    })
    worker.on('error', (cause) => this.#giveUp(new Fault(`the seating worker: ${cause instanceof Error ? cause.message : String(cause)}`)))
    return worker
  }

  #giveUp(cause: Error): void {
    const worker = this.#worker
    this.#worker = null
    for (const { reject } of [...this.#waiting.values()]) reject(cause)
    this.#waiting.clear()
    void worker?.terminate()
  }
}

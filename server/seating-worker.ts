/** The thread that plans seats: a problem comes in, a plan goes out. */
import { parentPort } from 'node:worker_threads'
import { planSeats } from '../maths/seating/planner.ts'
import type { SeatingProblem } from '../maths/seating/problem.ts'

interface Order {
  readonly id: number
  readonly problem: SeatingProblem
  readonly seconds: number
  readonly seed: number
}

parentPort?.on('message', ({ id, problem, seconds, seed }: Order) => {
  try {
    const now = (): number => performance.now()
    const planned = planSeats(problem, { seed, now, deadline: now() + seconds * 1000 })
    parentPort?.postMessage({ id, ...planned, trouble: null })
  } catch (cause) {
    parentPort?.postMessage({ id, plan: new Int32Array(), method: '', trouble: cause instanceof Error ? cause.message : String(cause) })
  }
})

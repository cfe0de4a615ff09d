/** The thread that plans seats: a problem comes in, a plan goes out. */
import { planSeats } from '../maths/seating/planner.ts'
import type { PlanOrder } from './seat-planner.ts'
import { answerTasks } from './threads/answer-tasks.ts'

const now = (): number => performance.now()

answerTasks(({ problem, seconds, seed }: PlanOrder) => planSeats(problem, { seed, now, deadline: now() + seconds * 1000 }))

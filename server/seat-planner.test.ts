import { afterAll, describe, expect, it } from 'vitest'
import { parseInstance } from '../maths/seating/instance-format.ts'
import { scorePlan } from '../maths/seating/score.ts'
import { SeatPlanner } from './seat-planner.ts'

const planner = new SeatPlanner()
afterAll(async () => await planner.close())

function hall(people: number, tables: number) {
  const parsed = parseInstance({
    people,
    tables,
    rounds: 4,
    attributes: { stakeholder: { values: ['a', 'b', 'c'], of: '012'.repeat(people).slice(0, people) } },
  })
  if (!parsed.ok) throw new Error(parsed.sentence)
  return parsed.problem
}

describe('planning beside the house', () => {
  it('plans a hall of 5,000 while the house goes on ticking', async () => {
    const problem = hall(5_000, 1_000)
    let [longest, last] = [0, performance.now()]
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const { plan } = await planner.plan(problem, { seconds: 1, seed: 1 })
    clearInterval(ticking)
    const score = scorePlan(problem, plan)
    expect([score.broken, score.repeats]).toEqual([[], 0])
    // A stalled house would show one gap as long as the planning; the machine itself may take a breath.
    expect(longest).toBeLessThan(800)
  })
  it('makes plans one after the other', async () => {
    const problem = hall(30, 6)
    const plans = await Promise.all([1, 2, 3].map(async (seed) => await planner.plan(problem, { seconds: 0.1, seed })))
    for (const { plan } of plans) expect(scorePlan(problem, plan).broken).toEqual([])
  })
})

/** Keeps the plan of seats good by itself: when a round begins and people came or left since the last plan, the rounds after it are planned anew. */
import { planSeating } from './commands/plan-seating.ts'
import { roundsOf } from './commands/seating-state.ts'
import type { House } from './house.ts'
import { readClock, readProgramme } from './sql/gatherings.ts'
import { hasChangedSincePlan } from './sql/seating.ts'

const underWay = new WeakMap<House, Map<string, Promise<void>>>()

/** Plans where it is needed. Nobody waits for it: what fails here is tried at the next round, and a steward can plan at any time. */
export async function keepPlanned(house: House, gathering: string): Promise<void> {
  const running = underWay.get(house) ?? new Map<string, Promise<void>>()
  underWay.set(house, running)
  const planning = running.get(gathering) ?? planIfNeeded(house, gathering).finally(() => running.delete(gathering))
  running.set(gathering, planning)
  await planning
}

async function planIfNeeded(house: House, gathering: string): Promise<void> {
  const { db } = house.database
  const [items, clock] = [await readProgramme(db, gathering), await readClock(db, gathering)]
  const rounds = roundsOf(items, clock)
  const isRound = rounds.some((round) => round.state === 'running')
  if (!isRound || !rounds.some((round) => round.state === 'to_come') || !(await hasChangedSincePlan(db, gathering))) return
  await planSeating(house, { actor: 'house' }, { gathering })
}

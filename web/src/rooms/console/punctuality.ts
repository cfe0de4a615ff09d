/** Whether an evening is on time: the running item against the plan. */
import type { GatheringView } from '../../../../contract/gatherings.ts'
import { runningItem } from '../gathering/programme-stops.ts'
import { leftMsAt } from '../gathering/time-left.ts'

/** Minutes that the running item will end after its planned end (negative: before); null when nothing runs. */
export function minutesLate(gathering: Pick<GatheringView, 'programme' | 'clock'>, nowMs: number): number | null {
  const item = runningItem(gathering)
  const left = leftMsAt(gathering.clock, nowMs)
  if (item === null || left === null) return null
  const ends = nowMs + Math.max(0, left)
  return Math.round((ends - Date.parse(item.endsAt)) / 60_000)
}

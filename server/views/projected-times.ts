/** Where items to come will fall as the clock stands, to the minute: what phones, wall and console show beside the plan. */
import { projectRest } from '../../core/gatherings/projection.ts'
import { instantOf } from '../../core/gatherings/zoned-time.ts'
import type { ClockRow, GatheringRow, ItemRow } from '../sql/gatherings.ts'

const MINUTE_MS = 60_000

/** Projected instants by item; empty before the programme has begun and after it. */
export function projectedTimes(
  gathering: Pick<GatheringRow, 'date' | 'time_zone'>,
  items: readonly ItemRow[],
  clock: ClockRow,
  now: Date,
): ReadonlyMap<string, { readonly startsAt: string; readonly endsAt: string }> {
  const here = items.findIndex((item) => item.id === clock.item_id)
  const running = items[here]
  if (running === undefined) return new Map()
  const at = (minute: number): number => Date.parse(instantOf(gathering.date, minute, gathering.time_zone))
  const endsMs = clock.ends_at === null ? now.getTime() + (clock.left_ms ?? 0) : Date.parse(clock.ends_at)
  const later = items
    .slice(here + 1)
    .map((item) => ({ id: item.id, startMs: at(item.start_minute), endMs: at(item.end_minute), isSkipped: item.is_skipped }))
  const projected = projectRest(later, Math.max(endsMs, now.getTime()), at(running.end_minute), clock.rest)
  return new Map(projected.map(({ id, startMs, endMs }) => [id, { startsAt: toMinute(startMs), endsAt: toMinute(endMs) }]))
}

/** Up to the full minute: a time that people read, and that changes no oftener than they look. */
function toMinute(ms: number): string {
  return new Date(Math.ceil(ms / MINUTE_MS) * MINUTE_MS).toISOString()
}

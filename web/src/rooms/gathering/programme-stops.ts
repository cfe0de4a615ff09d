/** Where a programme stands: what has passed, what runs, what comes next. */
import type { GatheringView, ProgrammeItemView } from '../../../../contract/gatherings.ts'

export type StopState = 'passed' | 'now' | 'next'
/** When an item began or will begin as the clock stands, where that is another minute than planned. */
export function movedStart(item: ProgrammeItemView): string | null {
  const start = startOf(item)
  return minuteOf(start) === minuteOf(item.startsAt) ? null : start
}

/** When an item began; before that, when it will begin as the clock stands, and without a clock when it is planned. */
export function startOf({ startedAt, projectedStartsAt, startsAt }: ProgrammeItemView): string {
  return startedAt ?? projectedStartsAt ?? startsAt
}

function minuteOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 60_000)
}

export interface ProgrammeStop {
  readonly item: ProgrammeItemView
  readonly state: StopState
}

/** The programme in order, each item with its state; what is left out does not stand in it. */
export function programmeStops(gathering: Pick<GatheringView, 'programme' | 'clock' | 'state'>): ProgrammeStop[] {
  return gathering.programme.filter(({ isSkipped }) => !isSkipped).map((item) => ({ item, state: stateOf(item, gathering) }))
}

/** The item that the clock stands on, running or paused. */
export function runningItem(gathering: Pick<GatheringView, 'programme' | 'clock'>): ProgrammeItemView | null {
  return gathering.programme.find((item) => item.id === gathering.clock.item) ?? null
}

/** The item that comes after the running one; before the start, the first; after the last, none. */
export function nextItem(gathering: Pick<GatheringView, 'programme' | 'clock'>): ProgrammeItemView | null {
  const { programme, clock } = gathering
  if (clock.state === 'waiting') return programme.find(({ isSkipped }) => !isSkipped) ?? null
  const here = programme.findIndex((item) => item.id === clock.item)
  return here === -1 ? null : (programme.find(({ isSkipped }, at) => at > here && !isSkipped) ?? null)
}

/** Number of conversations. */
export function roundsOf(programme: readonly ProgrammeItemView[]): number {
  return programme.filter((item) => item.round !== null).length
}

/**
 * At most `most` stops around the one that runs, so that a long programme stays legible on a wall.
 * The window keeps one passed stop in sight and never leaves room empty at its end.
 */
export function stopsInSight<T extends { readonly state: StopState }>(stops: readonly T[], most: number): T[] {
  if (stops.length <= most) return [...stops]
  const now = stops.findIndex((stop) => stop.state === 'now')
  const anchor = now === -1 ? stops.findIndex((stop) => stop.state === 'next') : now
  const start = Math.min(Math.max(0, (anchor === -1 ? stops.length : anchor) - 1), stops.length - most)
  return stops.slice(start, start + most)
}

function stateOf(item: ProgrammeItemView, gathering: Pick<GatheringView, 'clock' | 'state'>): StopState {
  if (gathering.clock.item === item.id && gathering.clock.state !== 'over') return 'now'
  return item.endedAt !== null || gathering.clock.state === 'over' || gathering.state === 'closed' ? 'passed' : 'next'
}

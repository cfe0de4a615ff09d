/** Where the rest of a programme will fall, as the clock stands: everything later moves, or the end is kept and the rest shares the loss. */
import type { RecordedRest } from '../ledger/clock-kinds.ts'

/** An item as planned; instants in milliseconds since 1970. */
export interface PlannedItem {
  readonly id: string
  readonly startMs: number
  readonly endMs: number
  readonly isSkipped: boolean
}
/** An item as it will fall. */
export interface ProjectedItem {
  readonly id: string
  readonly startMs: number
  readonly endMs: number
}

/** No item is squeezed below this, or below its own length where that is less: less is no conversation. */
export const SQUEEZED_MIN_MS = 5 * 60_000

/**
 * Items after the one that runs, in order; skipped ones are left out and give their time to the others.
 * @param fromMs when the running item will end
 * @param plannedEndMs when it was to end
 * With `keep_end` gaps go first, then every item gives in proportion to its length; where even the least lengths do not fit, the
 * end moves all the same. A programme that is early stays as planned in length.
 */
export function projectRest(items: readonly PlannedItem[], fromMs: number, plannedEndMs: number, rest: RecordedRest): ProjectedItem[] {
  const parts = partsOf(items, plannedEndMs)
  const shifted = layOut(parts, fromMs)
  const lastMs = parts.at(-1)?.item.endMs ?? fromMs
  const endMs = shifted.at(-1)?.endMs ?? fromMs
  if (rest === 'shift' || endMs <= lastMs) return shifted
  return layOut(squeezed(parts, Math.max(0, lastMs - fromMs)), fromMs)
}

interface Part {
  readonly item: PlannedItem
  readonly gapMs: number
  readonly lengthMs: number
}

function partsOf(items: readonly PlannedItem[], plannedEndMs: number): Part[] {
  let reachedMs = plannedEndMs
  return items.flatMap((item): Part[] => {
    const gapMs = Math.max(0, item.startMs - reachedMs)
    reachedMs = Math.max(reachedMs, item.endMs)
    return item.isSkipped ? [] : [{ item, gapMs, lengthMs: item.endMs - item.startMs }]
  })
}

function layOut(parts: readonly Part[], fromMs: number): ProjectedItem[] {
  let atMs = fromMs
  return parts.map(({ item, gapMs, lengthMs }) => {
    const startMs = atMs + gapMs
    atMs = startMs + lengthMs
    return { id: item.id, startMs, endMs: atMs }
  })
}

/** The same parts within so much time, as far as they can be. */
function squeezed(parts: readonly Part[], availableMs: number): Part[] {
  const lengths = parts.reduce((sum, { lengthMs }) => sum + lengthMs, 0)
  const gaps = parts.reduce((sum, { gapMs }) => sum + gapMs, 0)
  if (lengths <= availableMs) {
    const share = gaps === 0 ? 0 : (availableMs - lengths) / gaps
    return parts.map((part) => ({ ...part, gapMs: Math.floor(part.gapMs * share) }))
  }
  const scaled = scaleWithin(parts, availableMs)
  return parts.map((part, at) => ({ ...part, gapMs: 0, lengthMs: scaled[at] ?? 0 }))
}

/** Lengths in proportion, none below its least: what one cannot give, the others give. */
function scaleWithin(parts: readonly Part[], availableMs: number): number[] {
  const least = parts.map(({ lengthMs }) => Math.min(lengthMs, SQUEEZED_MIN_MS))
  const isAtLeast = parts.map(() => false)
  for (;;) {
    const fixedMs = least.reduce((sum, ms, at) => sum + (isAtLeast[at] === true ? ms : 0), 0)
    const freeMs = parts.reduce((sum, { lengthMs }, at) => sum + (isAtLeast[at] === true ? 0 : lengthMs), 0)
    const share = freeMs === 0 ? 0 : Math.max(0, availableMs - fixedMs) / freeMs
    const tooShort = parts.findIndex(({ lengthMs }, at) => isAtLeast[at] !== true && lengthMs * share < (least[at] ?? 0))
    if (tooShort === -1) return parts.map(({ lengthMs }, at) => (isAtLeast[at] === true ? (least[at] ?? 0) : Math.floor(lengthMs * share)))
    isAtLeast[tooShort] = true
  }
}

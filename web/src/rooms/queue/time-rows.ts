/** Rows of the time of each group, with the speech that runs counted as it grows. */
import type { FloorView, GroupTimeView } from '../../../../contract/floor.ts'

export interface TimeRows {
  readonly rows: readonly GroupTimeView[]
  /** The longest bar, so that all are drawn on one scale. */
  readonly longestMs: number
}

/** What stands on record, and the running speech added to its group; what that takes beyond its slot is shared out when it ends. */
export function timeRows({ times, speaking }: Pick<FloorView, 'times' | 'speaking'>, nowMs: number): TimeRows {
  const runningMs = speaking?.startedAt == null ? 0 : Math.max(0, nowMs - Date.parse(speaking.startedAt))
  const overMs = Math.max(0, runningMs - (speaking?.slotSeconds ?? 0) * 1000)
  const rows = times.map((row) =>
    speaking !== null && row.group === speaking.group
      ? { ...row, speeches: row.speeches + 1, spokenMs: row.spokenMs + runningMs, overMs: row.overMs + overMs }
      : row,
  )
  return { rows, longestMs: Math.max(60_000, ...rows.map(({ spokenMs, gainedMs }) => spokenMs + gainedMs)) }
}

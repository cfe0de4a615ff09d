/** Which table this phone showed last, and how long it says that people sit elsewhere now; kept on the phone, so that closing the page on the way changes nothing. */
import type { PhoneStorage } from '../../line/phone-storage.ts'

/** How long the phone says where to go, at least: a walk through a hall. */
const MOVED_SHOWN_MS = 90_000

interface Kept {
  readonly table: number
  /** Until when the way to it is shown; 0 when nobody had to move. */
  readonly untilMs: number
}

/**
 * Notes the table of the round that runs.
 * @param walkEndsAtMs when people have arrived; the way is shown at least until then
 * @returns until when the way to this table is shown, in the same milliseconds as `nowMs`; null when nobody has to move
 */
export function noteTable(
  storage: PhoneStorage,
  name: string,
  seen: { readonly table: number; readonly walkEndsAtMs: number; readonly nowMs: number },
): number | null {
  const { table, walkEndsAtMs, nowMs } = seen
  const before = readKept(storage.read(name))
  const isNew = before !== null && before.table !== table
  const untilMs = isNew ? Math.max(nowMs + MOVED_SHOWN_MS, walkEndsAtMs) : (before?.untilMs ?? 0)
  if (isNew || before === null) storage.write(name, JSON.stringify({ table, untilMs }))
  return untilMs > nowMs ? untilMs : null
}

function readKept(text: string | null): Kept | null {
  const [table, untilMs] = [/"table":(\d+)/.exec(text ?? '')?.[1], /"untilMs":(\d+)/.exec(text ?? '')?.[1]]
  return table === undefined || untilMs === undefined ? null : { table: Number(table), untilMs: Number(untilMs) }
}

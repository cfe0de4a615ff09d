/** When a body is reminded of what it owes: twice before it is due, and once when it is late. */
import type { Instant } from '../ledger/instant.ts'

/** Days before the due date at which somebody is reminded, the nearest first. */
const REMINDER_DAYS = [3, 14] as const
const DAY_MS = 86_400_000

/** A reminder by its name on record of what was sent; each is sent once. */
export type Reminder = 'late' | '3_days' | '14_days'

/** The reminder that is due at an instant, or null while there is time. */
export function reminderDue(dueAt: Instant, now: Instant): Reminder | null {
  const left = Date.parse(dueAt) - Date.parse(now)
  if (left <= 0) return 'late'
  const days = REMINDER_DAYS.find((most) => left <= most * DAY_MS)
  return days === undefined ? null : `${days}_days`
}

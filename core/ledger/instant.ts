/** When something happened. */

/** Instant as an ISO 8601 string in UTC with milliseconds, `2013-10-08T16:15:00.000Z`. */
export type Instant = string

/** Takes an instant written in UTC and gives its one spelling, so that instants compare as text; null when the calendar has no such moment. */
export function parseInstant(raw: string): Instant | null {
  const ms = Date.parse(raw)
  if (Number.isNaN(ms)) return null
  const instant = new Date(ms).toISOString()
  // The platform takes the 30th of February for the 2nd of March, and no database takes the year 0.
  return instant.slice(0, 19) === raw.slice(0, 19) && raw.slice(0, 4) >= '1000' ? instant : null
}

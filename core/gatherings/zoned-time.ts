/** From a date and a time of day on the clock of a place to an instant, by the rules of its IANA time zone. */

const DAY_MS = 86_400_000

/** Minutes after midnight of a time of day, `18:15` is 1095. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** Time of day of minutes after midnight; beyond a day it starts again at 00:00. */
export function timeOfMinute(minute: number): string {
  const inDay = ((minute % 1440) + 1440) % 1440
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

/** True when the platform knows the time zone. */
export function isTimeZone(zone: string): boolean {
  // Offsets such as +02:00 are taken by Intl too, but a place moves its clock and an offset does not.
  if (!/^[A-Za-z]/.test(zone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** Years in which a gathering can be: with four digits, and with a day after it that has four digits too. */
const YEARS = ['1000', '9998'] as const

/** True for a date that exists in the calendar, written `2013-10-08`. */
export function isDate(date: string): boolean {
  if (date.slice(0, 4) < YEARS[0] || date.slice(0, 4) > YEARS[1]) return false
  const ms = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === date
}

/**
 * Instant at which the clock of the zone shows the minute of the date. In the hour that is skipped in spring the time after
 * the jump is meant; in the hour that comes twice in autumn, the first.
 * @param minute minutes after midnight of the date; 1440 and more run into the next day
 */
export function instantOf(date: string, minute: number, zone: string): string {
  const asIfUtc = Date.parse(`${date}T00:00:00Z`) + minute * 60_000
  // The rules change at most once in the two days around; both offsets are tried, and the earlier instant that fits wins.
  const before = asIfUtc - offsetMs(asIfUtc - DAY_MS, zone)
  const after = asIfUtc - offsetMs(asIfUtc + DAY_MS, zone)
  const exact = [before, after].filter((ms) => ms + offsetMs(ms, zone) === asIfUtc)
  return new Date(exact.length > 0 ? Math.min(...exact) : before).toISOString()
}

/** How far the clock of the zone is ahead of UTC at an instant, in ms. */
function offsetMs(ms: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - Math.floor(ms / 1000) * 1000
}

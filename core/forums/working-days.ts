/** Working days and periods of notice, counted by the calendar of a place and turned into instants by its time zone. */
import { instantOf } from '../gatherings/zoned-time.ts'

const DAY_MS = 86_400_000
/** Minutes of a day on a clock: the end of a day is the first instant of the next, whatever the clock does in between. */
const MINUTES_OF_A_DAY = 1440

/** True from Monday to Friday. Holidays differ from country to country and are not known here: a forum gives a longer notice over them. */
export function isWorkingDay(date: string): boolean {
  const weekday = new Date(Date.parse(`${date}T00:00:00Z`)).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/**
 * The date that many working days after a date; the date itself is not counted.
 * @param days whole number, 0 or more; 0 gives the date itself
 */
export function afterWorkingDays(date: string, days: number): string {
  let at = date
  for (let left = days; left > 0;) {
    at = nextDate(at)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  let days = 0
  for (let at = from; at < to;) {
    at = nextDate(at)
    if (isWorkingDay(at)) days += 1
  }
  return days
}

/** The date on the clock of a zone at an instant, `2013-10-08`. */
export function dateAt(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    Date.parse(instant),
  )
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}`
}

/** The last instant of a date in a zone, which is the first of the next one: a period that lasts through the date ends here. */
export function endOfDate(date: string, zone: string): string {
  return instantOf(date, MINUTES_OF_A_DAY, zone)
}

/**
 * When a notice that is given at an instant has lasted so many working days: at the end of the last of them, on the clock of the zone.
 * The day on which it is given is not counted, so that nobody loses by its hour.
 */
export function noticeEnds(given: string, days: number, zone: string): string {
  return endOfDate(afterWorkingDays(dateAt(given, zone), days), zone)
}

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)
}

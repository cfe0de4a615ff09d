/** Numbers, dates and seals as this house prints them. */

/** Language of dates until there are more catalogues than English. */
const LOCALE = 'en-GB'

/** `2 088`: thousands parted by a thin space that never breaks. */
export function spaced(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '\u202F')
}

/** `9f3a 41d0 7c2e b815`: the first groups of a hash, enough to compare by eye; all 16 groups with `groups: 16`. */
export function hashGroups(hash: string, groups = 4): string {
  return (hash.match(/.{4}/g) ?? []).slice(0, groups).join(' ')
}

/** `8 Oct` of a calendar date. */
export function dayMonth(date: string): string {
  return format(`${date}T00:00:00Z`, { timeZone: 'UTC', day: 'numeric', month: 'short' })
}

/** `8 October 2013` of a calendar date. */
export function dayMonthYear(date: string): string {
  return format(`${date}T00:00:00Z`, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })
}

/** `Tue` of a calendar date. */
export function weekday(date: string): string {
  return format(`${date}T00:00:00Z`, { timeZone: 'UTC', weekday: 'short' })
}

/** `8 Oct 2013` of an instant on the clock of a zone. */
export function dateIn(instant: string, timeZone: string): string {
  return format(instant, { timeZone, day: 'numeric', month: 'short', year: 'numeric' })
}

/** `19:52` of an instant on the clock of a zone. */
export function timeIn(instant: string, timeZone: string): string {
  return format(instant, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** `19:35 · 17:35 UTC`: an instant on the clock of a zone and in UTC, never parted at the end of a line; once where the two are the same. */
export function bothTimes(instant: string, timeZone: string): string {
  const utc = `${timeIn(instant, 'UTC')}\u00A0UTC`
  const local = timeIn(instant, timeZone)
  return utc.startsWith(local) ? utc : `${local}\u00A0·\u00A0${utc}`
}

/** `19:52:07` of an instant on the clock of a zone. */
export function secondsIn(instant: string, timeZone: string): string {
  return format(instant, { timeZone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
}

/** `2013-10-08 16:15:00` of an instant in UTC, for tables of the record. */
export function utcStamp(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)}`
}

/** `Monday 22 March 2027, 15:20` on the clock of a zone. */
export function longMoment(instant: string, timeZone: string): string {
  const day = format(instant, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '')
  return `${day}, ${timeIn(instant, timeZone)}`
}

/** `Geneva` for `Europe/Geneva`. */
export function placeOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/** A name inside a sentence of the system, isolated so that neither turns the other around; the sentence may run either way. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`
}

function format(instant: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALE, options).format(new Date(instant))
}

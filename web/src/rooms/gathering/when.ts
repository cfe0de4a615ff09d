/** Dates, spans and codes of a gathering as people read them. */

/** Language of dates until there are more catalogues than English. */
const LOCALE = 'en-GB'

/** `Tuesday 8 October 2013`; the date has no zone of its own, so it is read and written in UTC. */
export function longDate(date: string): string {
  const form = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Intl.DateTimeFormat(LOCALE, form).format(new Date(`${date}T00:00:00Z`)).replace(',', '')
}

/** Minutes between two instants, whole and never negative. */
export function minutesBetween(from: string | number, to: string | number): number {
  return Math.max(0, Math.floor((new Date(to).getTime() - new Date(from).getTime()) / 60_000))
}

/** `471 206`: a code in groups of three, as it stands on the big screen. */
export function spacedCode(code: string): string {
  return code.replaceAll(/(\d{3})(?=\d)/g, '$1\u2009')
}

/** Today on the clock of a zone, as a date field wants it. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}

/** Times and dates as people read them: local time with its place, and UTC beside it. */

/** `19:46` in a zone. */
export function timeIn(instant: string | number, timeZone: string, language = 'en'): string {
  return new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant))
}

/** `17:46`, the same instant in UTC. */
export function timeUtc(instant: string | number, language = 'en'): string {
  return timeIn(instant, 'UTC', language)
}

/** `Thursday 8 October`; with `isYearShown`, `8 October 2026`. */
export function dateIn(
  instant: string | number,
  timeZone: string,
  options: { readonly language?: string; readonly isYearShown?: boolean } = {},
): string {
  const parts =
    options.isYearShown === true ? { day: 'numeric', month: 'long', year: 'numeric' } : { weekday: 'long', day: 'numeric', month: 'long' }
  // British order in English: the day before the month, as the forum writes.
  const language = options.language === undefined || options.language === 'en' ? 'en-GB' : options.language
  return new Intl.DateTimeFormat(language, { timeZone, ...(parts as Intl.DateTimeFormatOptions) })
    .format(new Date(instant))
    .replace(',', '')
}

/** `Geneva` of `Europe/Geneva`: the place a zone is named for. */
export function placeOfZone(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

/** True when a zone shows the same time as UTC at that instant, so that one of the two is enough. */
export function isUtc(instant: string | number, timeZone: string): boolean {
  return timeIn(instant, timeZone) === timeUtc(instant)
}

/** `2 041`: thousands parted by a thin space, as entries of the record are written. */
export function entryNumber(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u2009')
}

/** Time zones as this machine knows them. */
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'

/** Takes the name of a time zone and gives its own spelling. @returns it, or `invalid` with field and detail */
export function parseTimeZone(raw: string, field: string): Outcome<string, 'invalid'> {
  try {
    // Offsets such as +02:00 are taken by Intl too, but a place moves its clock and an offset does not.
    if (!/^[A-Za-z]/.test(raw)) throw new RangeError('an offset')
    return accept(new Intl.DateTimeFormat('en', { timeZone: raw }).resolvedOptions().timeZone)
  } catch {
    return refuse('invalid', { field, detail: 'no such time zone is known. Write it like Europe/Zurich or Africa/Nairobi.' })
  }
}

/** E-mail addresses as this house compares them: lower case, without white space around them. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'

declare const parsed: unique symbol
/** An address that has been through `parseEmail`. */
export type Email = string & { readonly [parsed]: true }

/** Characters of an address, after RFC 5321. */
const EMAIL_CHARACTERS_MAX = 254
// One @, letters and signs that every sign-in library takes, and a host with at least one dot; an international host is written
// in its ASCII form (xn--…). Anything wider would open a house to somebody whom the sign-in library then turns away.
const EMAIL = /^(?!\.)[a-z0-9_'+.-]{0,63}[a-z0-9_+-]@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/

/** Takes an address as it was typed. @returns the address, or `invalid` with field and detail */
export function parseEmail(raw: string, field: string): Outcome<Email, 'invalid'> {
  const email = raw.trim().toLowerCase()
  if (email.length > EMAIL_CHARACTERS_MAX || !EMAIL.test(email) || email.includes('..'))
    return refuse('invalid', { field, detail: 'this is not an e-mail address. Write it like name@example.org.' })
  // The one place that makes the type: it has just been checked.
  return accept(email as Email)
}

/** E-mail addresses as this house compares them: lower case, without white space around them. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'

declare const parsed: unique symbol
/** An address that has been through `parseEmail`. */
export type Email = string & { readonly [parsed]: true }

/** Characters of an address, after RFC 5321. */
const EMAIL_CHARACTERS_MAX = 254
// One @, no white space, quotes or brackets, and a host with sound labels. Whether anybody reads there only a letter can tell.
const EMAIL = /^[^\s@"<>(),:;\\[\]]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)*[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?$/u

/** Takes an address as it was typed. @returns the address, or `invalid` with field and detail */
export function parseEmail(raw: string, field: string): Outcome<Email, 'invalid'> {
  const email = raw.trim().toLowerCase()
  if (email.length > EMAIL_CHARACTERS_MAX || !EMAIL.test(email) || email.includes('..')) return refuse('invalid', { field, detail: 'this is not an e-mail address. Write it like name@example.org.' })
  // The one place that makes the type: it has just been checked.
  return accept(email as Email)
}

/** The key of a secret ballot, kept in a cookie of the phone that cast it: by it the ballot is changed, and found again among those counted. */
import type { Cookies } from '@sveltejs/kit'
import type { BallotView } from '../../../../contract/decisions.ts'

/** A ballot as its phone knows it. */
export interface KeptBallot {
  readonly key: string
  /** Yes, no or abstention; null where options were ranked, graded or approved. */
  readonly choice: BallotView['choice'] | null
  readonly marks: BallotView['marks']
  readonly slip: string
}

/** A year: longer than any decision runs, and time to look up what was counted. */
const KEPT_SECONDS = 365 * 24 * 60 * 60

/** What this phone keeps of a decision, or null. */
export function keptBallot(cookies: Pick<Cookies, 'get'>, decision: string): KeptBallot | null {
  return readKept(cookies.get(nameOf(decision)) ?? '')
}
/** Keeps it; only the page of the decision is sent it, and no script reads it. */
export function keepBallot(
  cookies: Cookies,
  { decision, url, key, choice, marks, slip }: KeptBallot & { readonly decision: string; readonly url: URL },
): void {
  cookies.set(nameOf(decision), `${key}.${marks?.join('-') ?? choice ?? ''}.${slip}`, {
    path: url.pathname,
    // A hall often has plain http.
    secure: url.protocol === 'https:',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: KEPT_SECONDS,
  })
}
/** Reads the value of the cookie. */
export function readKept(value: string): KeptBallot | null {
  const [, key, word, slip] = /^([0-9a-f]{32,64})\.(yes|no|abstain|\d+(?:-\d+)*)\.([0-9a-f]{64})$/.exec(value) ?? []
  const choice = (['yes', 'no', 'abstain'] as const).find((one) => one === word)
  if (key === undefined || slip === undefined || word === undefined) return null
  return { key, slip, choice: choice ?? null, marks: choice === undefined ? word.split('-').map(Number) : null }
}

function nameOf(decision: string): string {
  return `entente_ballot_${decision.replaceAll('-', '')}`
}

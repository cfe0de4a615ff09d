/** Sends a sign-in link to a member. Whoever asks learns nothing about who is one. */
import { setTimeout as wait } from 'node:timers/promises'
import type { RefusalCode } from '../../contract/refusals.ts'
import { parseEmail } from '../../core/people/email.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { LinkLimits } from '../people/link-limits.ts'
import { parseOwnPath } from '../people/own-path.ts'

/** How long every answer takes at least: a letter is kept in much less, so the time tells nothing either. */
const ANSWER_MS_MIN = 120

const limits = new WeakMap<House, LinkLimits>()

/** Answers the same for every address. */
export async function askForLink(
  house: House,
  asked: { readonly email: string; readonly next?: string | undefined },
  network: string,
): Promise<Outcome<Record<string, never>, RefusalCode>> {
  const email = parseEmail(asked.email, 'email')
  if (!email.ok) return email
  const counted = limits.get(house) ?? new LinkLimits()
  limits.set(house, counted)
  const seconds = counted.count(email.value, network, house.now().getTime())
  if (seconds > 0) return refuse('too_many_requests', { seconds })
  await Promise.all([house.auth.sendLink(email.value, parseOwnPath(asked.next)), wait(ANSWER_MS_MIN)])
  return accept({})
}

/** Asks to follow by e-mail: a letter goes out that asks back. Whoever asks learns nothing about who follows. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { parseEmail } from '../../core/people/email.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { linkKey } from '../people/link-key.ts'
import { LinkLimits } from '../people/link-limits.ts'
import { dropUnconfirmed, noteFollower } from '../sql/followers.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readIdeaByNumber } from '../sql/ideas.ts'
import { gatheringTitle } from '../views/follow.ts'

/** Who did not confirm in a week is forgotten. */
const CONFIRM_WITHIN_MS = 7 * 24 * 60 * 60_000

const limits = new WeakMap<House, LinkLimits>()

/** What is to be followed, and where letters go. */
export interface FollowWish {
  readonly gathering: string
  readonly idea: number | null
  readonly email: string
}

/** Asks to follow: a letter goes out, and nothing else happens before its link is opened. */
export async function askToFollow(house: House, wish: FollowWish, network: string): Promise<Outcome<object, RefusalCode>> {
  const email = parseEmail(wish.email, 'email')
  if (!email.ok) return email
  const { db } = house.database
  const gathering = await readGathering(db, wish.gathering)
  if (gathering === undefined || gathering.state === 'draft') return refuse('not_found', { what: 'gathering' })
  if (wish.idea !== null && (await readIdeaByNumber(db, gathering.id, wish.idea)) === undefined)
    return refuse('not_found', { what: `idea No. ${wish.idea} in this gathering` })
  const counted = limits.get(house) ?? new LinkLimits()
  limits.set(house, counted)
  const now = house.now()
  const seconds = counted.count(email.value, network, now.getTime())
  if (seconds > 0) return refuse('too_many_requests', { seconds })
  await dropUnconfirmed(db, new Date(now.getTime() - CONFIRM_WITHIN_MS).toISOString())
  const noted = await noteFollower(db, {
    id: house.newId(),
    gathering: gathering.id,
    idea: wish.idea,
    email: email.value,
    askedAt: now.toISOString(),
    toldEntry: gathering.version,
  })
  if (!noted.isConfirmed)
    await house.letters.send(askingLetter(house, email.value, noted.id, await gatheringTitle(house, gathering), wish.idea))
  return accept({})
}

function askingLetter(house: House, to: string, id: string, title: string | null, idea: number | null) {
  const what = idea === null ? `the gathering “${title ?? ''}”` : `idea No. ${idea} of the gathering “${title ?? ''}”`
  return {
    to,
    subject: `Follow ${idea === null ? 'a gathering' : `idea No. ${idea}`}?`,
    text: `Somebody, probably you, asked to be told by e-mail what becomes of ${what}.\n\nOpen this link to confirm it:\n${house.publicUrl}/follow?token=${linkKey(house.secret, 'follow', id)}\n\nWithout that nothing is sent, and this address is forgotten after seven days.\n`,
  }
}

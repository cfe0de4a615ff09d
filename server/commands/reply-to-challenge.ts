/** The convener replies to a challenge. */
import { REPLY_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readChallenge } from '../sql/challenges.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Replies, also after the doors have closed; a second reply replaces the first, and both stay on record. */
export async function replyToChallenge(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly challenge: string; readonly text: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(asked.text, 'text', REPLY_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const challenge = await readChallenge(act.tx, asked.gathering, asked.challenge)
    if (challenge === undefined) return refuse('not_found', { what: 'challenge' })
    const { id } = challenge
    return accept({
      drafts: [{ kind: 'challenge_replied', ...place.value, body: { id, text: act.keep(text.value), role: acting.role } }],
      result: { id },
    })
  })
}

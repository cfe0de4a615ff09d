/** Hides the words of a challenge: nobody is shown them any more, and a line of the public log says why. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readChallenge } from '../sql/challenges.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Hides a challenge. Refuses one that is hidden already, naming who hid it. */
export async function hideChallenge(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly challenge: string; readonly reason: HidingReason },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const challenge = await readChallenge(act.tx, asked.gathering, asked.challenge)
    if (challenge === undefined) return refuse('not_found', { what: 'challenge' })
    const { id, number, hidden_reason: hidden, hidden_role: by, text_words: words } = challenge
    if (hidden !== null) return tooLate(`challenge ${number} was hidden`, by)
    return accept({
      drafts: [{ kind: 'challenge_hidden', ...place.value, body: { id, reason: asked.reason, role: acting.role, words: [words] } }],
      result: { id },
    })
  })
}

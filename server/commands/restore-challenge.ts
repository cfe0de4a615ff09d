/** Shows the words of a hidden challenge again. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readChallenge } from '../sql/challenges.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Restores a challenge. Refuses one that is shown already. */
export async function restoreChallenge(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly challenge: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const challenge = await readChallenge(act.tx, asked.gathering, asked.challenge)
    if (challenge === undefined) return refuse('not_found', { what: 'challenge' })
    const { id, number, hidden_reason: hidden } = challenge
    if (hidden === null) return tooLate(`challenge ${number} is shown already`, null)
    return accept({
      drafts: [{ kind: 'challenge_restored', ...place.value, body: { id, role: acting.role } }],
      result: { id },
    })
  })
}

/** Lowers a hand: that of the caller's own seat, or any by those who run the floor. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { lowerHand as mayLower } from '../../core/townhall/floor-moves.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readHand, readHandOfSeat } from '../sql/floor.ts'
import { readGathering } from '../sql/gatherings.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'

/** Lowers it. Refuses a hand that is not up any more, naming what became of it. */
export async function lowerHand(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string } & ({ readonly seat: string } | { readonly hand: string }),
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, asked.gathering)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    const found =
      'seat' in asked ? await readHandOfSeat(act.tx, gathering.id, asked.seat) : await readHand(act.tx, gathering.id, asked.hand)
    const hand = mayLower(found)
    if (!hand.ok) return hand
    const { id } = hand.value
    return accept({
      drafts: [{ kind: 'hand_lowered', forum: gathering.forum_id, gathering: gathering.id, body: { id, role: acting.role } }],
      result: { id },
      ...(gathering.is_chatham_house && 'seat' in asked ? { actor: 'house' } : {}),
    })
  })
}

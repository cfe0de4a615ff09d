/** Raises a hand in a gathering: from the phone of a seat, or by a steward for somebody in the house without one. */
import { HANDS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { countHands, keepHandWhereabouts, readHandOfSeat } from '../sql/floor.ts'
import { isInForum } from '../sql/forums.ts'
import { readGathering } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { readSeat } from '../sql/seats.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'

/** Whose hand it is: that of a seat, or of somebody whose group and side are told. */
export type RaisedFor =
  { readonly seat: string } | { readonly seat: null; readonly stakeholderGroup: string | null; readonly modality: Modality }

/** Raises it. A seat whose hand is up is told of that one: raising it twice is raising it once. */
export async function raiseHand(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly by: RaisedFor },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, asked.gathering)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state !== 'open') return refuse('gathering_not_open')
    const up = asked.by.seat === null ? undefined : await readHandOfSeat(act.tx, gathering.id, asked.by.seat)
    if (up !== undefined && ['waiting', 'called', 'speaking'].includes(up.state)) return accept({ drafts: [], result: { id: up.id } })
    const who = await whoOf(act.tx, gathering.forum_id, asked.by)
    if (!who.ok) return who
    if ((await countHands(act.tx, gathering.id)) >= HANDS_MAX)
      return refuse('invalid', { field: 'hand', detail: `${HANDS_MAX} hands were raised here already; no more can be kept.` })
    const id = act.newId()
    const { stakeholderGroup, modality } = who.value
    const isUntold = gathering.is_chatham_house
    const told = isUntold ? { seat: null, stakeholderGroup: null, modality: null } : { seat: asked.by.seat, stakeholderGroup, modality }
    return accept({
      drafts: [{ kind: 'hand_raised', forum: gathering.forum_id, gathering: gathering.id, body: { id, ...told, role: acting.role } }],
      result: { id },
      // Words that are said next would else be joined to this seat by whoever reads the record.
      ...(isUntold ? { actor: 'house' } : {}),
      alongside: async (tx) => {
        if (isUntold)
          await keepHandWhereabouts(tx, {
            ...{ hand_id: id, gathering_id: gathering.id, seat_id: asked.by.seat },
            ...{ stakeholder_group_id: stakeholderGroup, modality },
          })
      },
    })
  })
}

async function whoOf(
  tx: Tx,
  forum: string,
  by: RaisedFor,
): Promise<Outcome<{ readonly stakeholderGroup: string | null; readonly modality: Modality }, RefusalCode>> {
  if (by.seat !== null) {
    const seat = await readSeat(tx, by.seat)
    return seat === undefined ? refuse('no_seat') : accept(seat)
  }
  if (by.stakeholderGroup !== null && !(await isInForum(tx, 'stakeholder_groups', forum, by.stakeholderGroup)))
    return refuse('invalid', { field: 'stakeholderGroup', detail: 'this forum has no such group. Load the page again.' })
  return accept(by)
}

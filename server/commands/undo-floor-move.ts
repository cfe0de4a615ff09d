/** Takes back the last move of the floor: the hand stands exactly as it did before it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { lastFloorMove } from '../../core/townhall/floor-moves.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readFloorEntries, readSettledHands } from '../sql/floor.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfOpenGathering } from './place-of-gathering.ts'

/** How far back moves are looked through for the one that was not taken back yet. */
export const FLOOR_UNDO_ENTRIES_MAX = 100

/** Takes it back. Refuses when nothing is left, or when it is not the move that the caller saw last. */
export async function undoFloorMove(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly move: number },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfOpenGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const isSettled = await readSettledHands(act.tx, asked.gathering)
    const last = lastFloorMove(await readFloorEntries(act.tx, asked.gathering, FLOOR_UNDO_ENTRIES_MAX), isSettled)
    if (last === null) return refuse('nothing_to_undo')
    if (last.seq !== asked.move) return refuse('changed_since', { what: 'the floor has moved' })
    const body = { undoes: last.seq, id: last.hand, role: acting.role, to: last.before }
    return accept({ drafts: [{ kind: 'floor_move_undone', ...place.value, body }], result: { id: last.hand } })
  })
}

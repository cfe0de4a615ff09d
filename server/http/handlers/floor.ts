/** Handlers of the floor. */
import type { floorRoutes } from '../../../contract/floor.ts'
import { actingRole } from '../../../core/moderation/hiding.ts'
import type { FloorAct } from '../../../core/townhall/floor-moves.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import type { ActingInRole } from '../../commands/acting.ts'
import { answerRemark } from '../../commands/answer-remark.ts'
import { lowerHand } from '../../commands/lower-hand.ts'
import { moveHand } from '../../commands/move-hand.ts'
import { raiseHand } from '../../commands/raise-hand.ts'
import { setSlot } from '../../commands/set-slot.ts'
import { setVeil } from '../../commands/set-veil.ts'
import { undoFloorMove } from '../../commands/undo-floor-move.ts'
import type { House } from '../../house.ts'
import { readGathering } from '../../sql/gatherings.ts'
import { viewFloor, viewFloorDesk, viewMyFloor } from '../../views/floor.ts'
import { PREPARERS, type Caller, type Handlers } from '../handler.ts'

interface FloorCall {
  readonly house: House
  readonly actor: string
  readonly caller: Caller
  readonly gathering: string
  readonly key: string | null
  readonly digest: string
}

function actingOf({ actor, caller, key, digest, gathering }: FloorCall, what?: string): ActingInRole {
  const role = caller.kind === 'seat' ? 'seat' : actingRole(caller.kind === 'member' ? (caller.signedIn.member?.roles ?? []) : null)
  return { actor, role, once: what === undefined || key === null ? undefined : { scope: `${actor} ${gathering} ${what}`, key, digest } }
}

const move = (act: FloorAct) => async (call: FloorCall & { readonly params: { readonly hand: string } }) =>
  await moveHand(call.house, actingOf(call), { gathering: call.gathering, hand: call.params.hand, act })

export const floorHandlers: Handlers<keyof typeof floorRoutes> = {
  'GET /gatherings/:gathering/floor': async (call) => {
    const row = await readGathering(call.house.database.db, call.gathering)
    if (row?.state === 'draft' && !(await call.holds(PREPARERS))) return refuse('not_found', { what: 'gathering' })
    return await viewFloor(call.house, call.gathering)
  },
  'GET /gatherings/:gathering/floor/desk': async ({ house, gathering }) => await viewFloorDesk(house, gathering),
  'PUT /gatherings/:gathering/floor/slot': async ({ house, actor, gathering, body }) =>
    await setSlot(house, { actor }, gathering, body.seconds),
  'PUT /gatherings/:gathering/veil': async ({ house, actor, gathering, body }) => await setVeil(house, { actor }, gathering, body),
  'GET /gatherings/:gathering/my-floor': async ({ house, gathering, caller }) =>
    caller.kind === 'seat' ? accept(await viewMyFloor(house, gathering, caller.seat.seat)) : refuse('no_seat'),
  'POST /gatherings/:gathering/remarks/:remark/answer': async (call) =>
    call.caller.kind === 'seat'
      ? await answerRemark(call.house, actingOf(call, 'remark'), {
          ...{ gathering: call.gathering, seat: call.caller.seat.seat, remark: call.params.remark },
          ...{ answer: call.body.answer, text: call.body.text ?? null },
        })
      : refuse('no_seat'),
  'POST /gatherings/:gathering/hand': async (call) =>
    call.caller.kind === 'seat'
      ? await raiseHand(call.house, actingOf(call, 'hand'), { gathering: call.gathering, by: { seat: call.caller.seat.seat } })
      : refuse('no_seat'),
  'POST /gatherings/:gathering/hand/lower': async (call) =>
    call.caller.kind === 'seat'
      ? await lowerHand(call.house, actingOf(call, 'hand'), { gathering: call.gathering, seat: call.caller.seat.seat })
      : refuse('no_seat'),
  'POST /gatherings/:gathering/hands': async (call) =>
    await raiseHand(call.house, actingOf(call, 'hands'), { gathering: call.gathering, by: { seat: null, ...call.body } }),
  'POST /gatherings/:gathering/hands/:hand/call': move('call'),
  'POST /gatherings/:gathering/hands/:hand/start': move('start'),
  'POST /gatherings/:gathering/hands/:hand/end': move('end'),
  'POST /gatherings/:gathering/hands/:hand/pass-over': move('pass_over'),
  'POST /gatherings/:gathering/hands/:hand/lower': async (call) =>
    await lowerHand(call.house, actingOf(call), { gathering: call.gathering, hand: call.params.hand }),
  'POST /gatherings/:gathering/floor/undo': async (call) =>
    await undoFloorMove(call.house, actingOf(call), { gathering: call.gathering, move: call.body.move }),
}

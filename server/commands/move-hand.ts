/** Calls a hand to the microphone, starts or ends its speech, or passes it over. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedTurn } from '../../core/ledger/floor-kinds.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { moveHand as move, type FloorAct } from '../../core/townhall/floor-moves.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listHands, readFloorRow, readHand, type HandRow } from '../sql/floor.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Moves it. Refuses what somebody else has done before, and a second speaker at one microphone. */
export async function moveHand(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly hand: string; readonly act: FloorAct },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const hand = await readHand(act.tx, asked.gathering, asked.hand)
    const after = move(await listHands(act.tx, asked.gathering), { hand, act: asked.act, now: act.now })
    if (!after.ok) return after
    const slotSeconds = asked.act === 'start' ? (await readFloorRow(act.tx, asked.gathering)).slotSeconds : 0
    const body = { id: asked.hand, role: acting.role, before: turnOf(hand) }
    return accept({ drafts: [{ ...moved(asked.act, body, after.value, slotSeconds), ...place.value }], result: { id: asked.hand } })
  })
}

/** How a hand stands, as entries hold it. */
export function turnOf(hand: HandRow | undefined): RecordedTurn {
  const { state, calledAt, startedAt, endedAt } = hand ?? { state: 'waiting', calledAt: null, startedAt: null, endedAt: null }
  return { state, calledAt, startedAt, endedAt }
}

function moved(
  act: FloorAct,
  body: { readonly id: string; readonly role: ActingInRole['role']; readonly before: RecordedTurn },
  { startedAt, endedAt }: RecordedTurn,
  slotSeconds: number,
): Draft {
  const nowhere = { forum: null, gathering: null }
  switch (act) {
    case 'call':
      return { kind: 'speaker_called', ...nowhere, body }
    case 'start':
      return { kind: 'speech_started', ...nowhere, body: { ...body, slotSeconds } }
    case 'end': {
      const from = startedAt ?? ''
      return {
        kind: 'speech_ended',
        ...nowhere,
        body: { ...body, startedAt: from, spokenMs: Date.parse(endedAt ?? '') - Date.parse(from) },
      }
    }
    case 'pass_over':
      return { kind: 'hand_passed_over', ...nowhere, body }
  }
}

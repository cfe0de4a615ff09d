/** Entries of the floor: hands, speeches, and how long one may take. */
import { SLOT_SECONDS_DEFAULT } from '../../../contract/limits.ts'
import type { FloorKinds, RecordedTurn } from '../../../core/ledger/floor-kinds.ts'
import type { Tx } from '../ledger.ts'
import type { Tables } from '../tables.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyFloor: Appliers<keyof FloorKinds> = {
  slot_set: oneByOne(async (tx, entry) => {
    await setFloor(tx, gatheringOf(entry), entry.seq, { slot_seconds: entry.body.seconds })
  }),
  hand_raised: oneByOne(async (tx, entry) => {
    const { id, seat, stakeholderGroup, modality, role } = entry.body
    const who = { seat_id: seat, stakeholder_group_id: stakeholderGroup, modality, role }
    await tx
      .insertInto('hands')
      .values({ id, gathering_id: gatheringOf(entry), ...who, state: 'waiting', raised_at: entry.at, entry: entry.seq })
      .execute()
  }),
  hand_lowered: oneByOne(async (tx, entry) => {
    await tx.updateTable('hands').set({ state: 'lowered', ended_at: entry.at, entry: entry.seq }).where('id', '=', entry.body.id).execute()
  }),
  speaker_called: oneByOne(async (tx, entry) => {
    await tx.updateTable('hands').set({ state: 'called', called_at: entry.at, entry: entry.seq }).where('id', '=', entry.body.id).execute()
  }),
  speech_started: oneByOne(async (tx, entry) => {
    const { id, slotSeconds } = entry.body
    await tx
      .updateTable('hands')
      .set({ state: 'speaking', started_at: entry.at, slot_seconds: slotSeconds, entry: entry.seq })
      .where('id', '=', id)
      .execute()
  }),
  speech_ended: oneByOne(async (tx, entry) => {
    await tx.updateTable('hands').set({ state: 'spoken', ended_at: entry.at, entry: entry.seq }).where('id', '=', entry.body.id).execute()
  }),
  hand_passed_over: oneByOne(async (tx, entry) => {
    await tx
      .updateTable('hands')
      .set({ state: 'passed_over', ended_at: entry.at, entry: entry.seq })
      .where('id', '=', entry.body.id)
      .execute()
  }),
  veil_set: oneByOne(async (tx, entry) => {
    await setFloor(tx, gatheringOf(entry), entry.seq, { is_veiled: entry.body.isAll, veiled_ideas: [...entry.body.ideas] })
  }),
  remark_answered: oneByOne(async (tx, entry) => {
    const { id, answer, text } = entry.body
    await tx
      .updateTable('remarks')
      .set({ answer, correction_words: text?.words ?? null, answered_at: entry.at })
      .where('id', '=', id)
      .execute()
  }),
  floor_move_undone: oneByOne(async (tx, entry) => await putTurn(tx, entry.body.id, entry.seq, entry.body.to)),
}

async function putTurn(tx: Tx, id: string, entry: number, { state, calledAt, startedAt, endedAt }: RecordedTurn): Promise<void> {
  const slot = startedAt === null ? { slot_seconds: null } : {}
  await tx
    .updateTable('hands')
    .set({ state, called_at: calledAt, started_at: startedAt, ended_at: endedAt, ...slot, entry })
    .where('id', '=', id)
    .execute()
}

async function setFloor(
  tx: Tx,
  gathering: string,
  entry: number,
  what: Partial<Pick<Tables['floors'], 'slot_seconds' | 'is_veiled' | 'veiled_ideas'>>,
): Promise<void> {
  const fresh = { gathering_id: gathering, slot_seconds: SLOT_SECONDS_DEFAULT, is_veiled: false, veiled_ideas: [] }
  await tx
    .insertInto('floors')
    .values({ ...fresh, ...what, entry })
    .onConflict((oc) => oc.column('gathering_id').doUpdateSet({ ...what, entry }))
    .execute()
}

/** Entries about what may be told of a gathering. */
import type { AfterKinds } from '../../../core/ledger/after-kinds.ts'
import { insertRows } from '../insert-rows.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyAfter: Appliers<keyof AfterKinds> = {
  chatham_house_set: oneByOne(async (tx, entry) => {
    await tx.updateTable('gatherings').set({ is_chatham_house: entry.body.isOn }).where('id', '=', gatheringOf(entry)).execute()
  }),
  body_attended: async (tx, entries) => {
    await insertRows(
      tx,
      'attendances',
      entries.map((entry) => ({
        id: entry.body.id,
        gathering_id: gatheringOf(entry),
        body_id: entry.body.body,
        item_id: entry.body.item,
        from_at: entry.body.from,
        until_at: entry.body.until,
        people: entry.body.people,
        part: entry.body.part,
        entry: entry.seq,
        is_withdrawn: false,
      })),
    )
  },
  attendance_withdrawn: oneByOne(async (tx, entry) => {
    await tx.updateTable('attendances').set({ is_withdrawn: true }).where('id', '=', entry.body.id).execute()
  }),
  attendance_restored: oneByOne(async (tx, entry) => {
    await tx.updateTable('attendances').set({ is_withdrawn: false }).where('id', '=', entry.body.id).execute()
  }),
}

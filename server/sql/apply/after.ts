/** Entries about what may be told of a gathering. */
import type { AfterKinds } from '../../../core/ledger/after-kinds.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyAfter: Appliers<keyof AfterKinds> = {
  chatham_house_set: oneByOne(async (tx, entry) => {
    await tx.updateTable('gatherings').set({ is_chatham_house: entry.body.isOn }).where('id', '=', gatheringOf(entry)).execute()
  }),
}

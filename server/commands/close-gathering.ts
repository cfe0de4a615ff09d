/** Closes the doors of a gathering for good; the running item ends with them. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { forgetHandWhereabouts } from '../sql/floor.ts'
import { readClock, readGathering } from '../sql/gatherings.ts'
import { forgetKeysOfSeats } from '../sql/idempotency.ts'
import { forgetSeatNames } from '../sql/seat-names.ts'
import { forgetWhereabouts } from '../sql/whereabouts.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Closes the doors. Ideas that wait on phones and were written in time are still taken for a while (see `core/ideas/capture.ts`). */
export async function closeGathering(house: HouseBase, acting: Acting, id: string): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, id)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state === 'closed') return refuse('already_closed')
    if (gathering.state !== 'open') return refuse('gathering_not_open')
    const place = { forum: gathering.forum_id, gathering: id }
    const clock = await readClock(act.tx, id)
    const ended: Draft[] =
      clock.item_id === null
        ? []
        : [
            {
              kind: 'programme_ended',
              ...place,
              body: { state: 'over', item: null, startedAt: null, endsAt: null, leftMs: null, ended: { item: clock.item_id, at: act.now } },
            },
          ]
    return accept({
      drafts: [...ended, { kind: 'gathering_closed', ...place, body: {} }],
      result: { id },
      // What the running room knew of who wrote and spoke where is needed no more.
      alongside: async (tx) => {
        await forgetWhereabouts(tx, id)
        await forgetSeatNames(tx, id)
        await forgetHandWhereabouts(tx, id)
        if (gathering.is_chatham_house) await forgetKeysOfSeats(tx, id)
      },
    })
  })
}

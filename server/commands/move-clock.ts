/** What the four commands of the clock share: load it, ask the rule, append the move. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Clock, ClockItem, ClockMove } from '../../core/gatherings/clock.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readClock, readGathering, readProgramme } from '../sql/gatherings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** A rule of `core/gatherings/clock.ts`. */
export type ClockRule = (clock: Clock, items: readonly ClockItem[], now: Instant) => Outcome<ClockMove, RefusalCode>

/** Moves the clock of a gathering whose doors are open. */
export async function moveClock(
  house: HouseBase,
  acting: Acting,
  id: string,
  rule: ClockRule,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, id)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state !== 'open') return refuse('gathering_not_open')
    const row = await readClock(act.tx, id)
    const items = (await readProgramme(act.tx, id)).map((item) => ({ id: item.id, minutes: item.end_minute - item.start_minute }))
    const moved = rule(
      { state: row.state, item: row.item_id, startedAt: row.started_at, endsAt: row.ends_at, leftMs: row.left_ms },
      items,
      act.now,
    )
    if (!moved.ok) return moved
    return accept({
      drafts: [{ kind: moved.value.kind, forum: gathering.forum_id, gathering: id, body: moved.value.change }],
      result: { id },
    })
  })
}

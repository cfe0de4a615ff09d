/** Entries of the clock: where it stands, which items have begun, ended or are left out. */
import type { ClockChange, ClockKinds, ClockSnapshot } from '../../../core/ledger/clock-kinds.ts'
import type { Tx } from '../ledger.ts'
import { gatheringOf, oneByOne, type Appliers, type EntryOf } from './applier.ts'

type Moving = Exclude<keyof ClockKinds, 'item_restarted' | 'item_skipped' | 'programme_rest_set' | 'walk_set' | 'clock_move_undone'>

async function moveClock(tx: Tx, entries: readonly EntryOf<Moving>[]): Promise<void> {
  for (const entry of entries) {
    const { body } = entry
    await setClock(tx, entry, body)
    if (body.ended !== null)
      await tx.updateTable('programme_items').set({ ended_at: body.ended.at }).where('id', '=', body.ended.item).execute()
    if (body.item !== null && body.startedAt !== null)
      await tx
        .updateTable('programme_items')
        .set({ started_at: body.startedAt })
        .where('id', '=', body.item)
        .where('started_at', 'is', null)
        .execute()
  }
}

export const applyClock: Appliers<keyof ClockKinds> = {
  clock_started: moveClock,
  clock_resumed: moveClock,
  clock_paused: moveClock,
  minute_added: moveClock,
  item_started: moveClock,
  programme_ended: moveClock,
  clock_adjusted: moveClock,
  item_restarted: oneByOne(async (tx, entry) => {
    const { body } = entry
    await setClock(tx, entry, body)
    await tx
      .updateTable('programme_items')
      .set({ started_at: null, ended_at: null })
      .where('gathering_id', '=', gatheringOf(entry))
      .where('position', '>=', (eb) =>
        eb
          .selectFrom('programme_items as again')
          .select('again.position')
          .where('again.id', '=', body.item ?? ''),
      )
      .execute()
    await tx
      .updateTable('programme_items')
      .set({ started_at: body.startedAt })
      .where('id', '=', body.item ?? '')
      .execute()
  }),
  item_skipped: oneByOne(async (tx, entry) => {
    await tx.updateTable('programme_items').set({ is_skipped: entry.body.isSkipped }).where('id', '=', entry.body.item).execute()
    await tx.updateTable('clocks').set({ entry: entry.seq }).where('gathering_id', '=', gatheringOf(entry)).execute()
  }),
  programme_rest_set: oneByOne(async (tx, entry) => {
    await tx.updateTable('clocks').set({ rest: entry.body.rest, entry: entry.seq }).where('gathering_id', '=', gatheringOf(entry)).execute()
  }),
  walk_set: oneByOne(async (tx, entry) => {
    await tx.updateTable('gatherings').set({ walk_minutes: entry.body.minutes }).where('id', '=', gatheringOf(entry)).execute()
  }),
  clock_move_undone: oneByOne(async (tx, entry) => {
    await standAs(tx, entry, entry.body.to)
  }),
}

async function setClock(tx: Tx, entry: EntryOf<keyof ClockKinds>, change: ClockChange): Promise<void> {
  await tx
    .updateTable('clocks')
    .set({
      state: change.state,
      item_id: change.item,
      started_at: change.startedAt,
      ends_at: change.endsAt,
      left_ms: change.leftMs,
      entry: entry.seq,
    })
    .where('gathering_id', '=', gatheringOf(entry))
    .execute()
}

/** Clock and items as they stood; items that the snapshot leaves out have not begun and are not skipped. */
async function standAs(tx: Tx, entry: EntryOf<'clock_move_undone'>, to: ClockSnapshot): Promise<void> {
  const gathering = gatheringOf(entry)
  await setClock(tx, entry, { ...to, ended: null })
  await tx.updateTable('clocks').set({ rest: to.rest }).where('gathering_id', '=', gathering).execute()
  await tx
    .updateTable('programme_items')
    .set({ started_at: null, ended_at: null, is_skipped: false })
    .where('gathering_id', '=', gathering)
    .execute()
  for (const item of to.items)
    await tx
      .updateTable('programme_items')
      .set({ started_at: item.startedAt, ended_at: item.endedAt, is_skipped: item.isSkipped })
      .where('id', '=', item.id)
      .execute()
}

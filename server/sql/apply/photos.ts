/** Entries of photos: added, described, published, taken down, shown again, and what people ask about them. */
import type { RecordedActingRole } from '../../../core/ledger/console-kinds.ts'
import type { Entry } from '../../../core/ledger/entry.ts'
import type { PhotoKinds } from '../../../core/ledger/photo-kinds.ts'
import type { Tx } from '../ledger.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyPhotos: Appliers<keyof PhotoKinds> = {
  photo_added: oneByOne(async (tx, entry) => {
    const { id, number, subject, table, round, large, small, isAgreed, role } = entry.body
    await tx
      .insertInto('photos')
      .values({
        id,
        gathering_id: gatheringOf(entry),
        number,
        subject,
        table_id: table,
        round_id: round,
        large_digest: large.digest,
        large_width: large.width,
        large_height: large.height,
        small_digest: small.digest,
        small_width: small.width,
        small_height: small.height,
        is_agreed: isAgreed,
        role,
        added_at: entry.at,
        entry: entry.seq,
      })
      .execute()
  }),
  photo_described: oneByOne(async (tx, entry) => {
    await tx.updateTable('photos').set({ text_words: entry.body.text.words }).where('id', '=', entry.body.photo).execute()
  }),
  photo_published: oneByOne(async (tx, entry) => {
    await tx.updateTable('photos').set({ published_at: entry.at, is_agreed: true }).where('id', '=', entry.body.photo).execute()
  }),
  photo_taken_down: oneByOne(async (tx, entry) => {
    const { photo, reason, role } = entry.body
    const down = { taken_down_reason: reason, taken_down_role: role, taken_down_at: entry.at }
    await tx.updateTable('photos').set(down).where('id', '=', photo).execute()
    await settle(tx, entry, entry.body, 'taken_down')
  }),
  photo_restored: oneByOne(async (tx, entry) => {
    const up = { taken_down_reason: null, taken_down_role: null, taken_down_at: null }
    await tx.updateTable('photos').set(up).where('id', '=', entry.body.photo).execute()
  }),
  photo_reported: oneByOne(async (tx, entry) => {
    const { id, photo, reason, note } = entry.body
    await tx
      .insertInto('photo_reports')
      .values({
        id,
        gathering_id: gatheringOf(entry),
        photo_id: photo,
        reason,
        note_words: note?.words ?? null,
        reported_at: entry.at,
      })
      .execute()
  }),
  photo_reports_settled: oneByOne(async (tx, entry) => await settle(tx, entry, entry.body, 'kept')),
}

async function settle(
  tx: Tx,
  entry: Entry,
  { photo, role }: { readonly photo: string; readonly role: RecordedActingRole },
  settled: 'taken_down' | 'kept',
): Promise<void> {
  await tx
    .updateTable('photo_reports')
    .set({ settled, settled_role: role, settled_at: entry.at })
    .where('photo_id', '=', photo)
    .where('settled', 'is', null)
    .execute()
}

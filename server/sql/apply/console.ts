/** Entries of the console: expectations, calls for help, reports, hidden and restored ideas, messages. */
import { sql } from 'kysely'
import type { ConsoleKinds, RecordedActingRole } from '../../../core/ledger/console-kinds.ts'
import type { Entry } from '../../../core/ledger/entry.ts'
import type { Tx } from '../ledger.ts'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyConsole: Appliers<keyof ConsoleKinds> = {
  expected_set: oneByOne(async (tx, entry) => {
    const { room, online, groups, regions } = entry.body
    await sql`insert into expectations (gathering_id, room, online, groups, regions, entry)
      values (${gatheringOf(entry)}, ${room}, ${online}, ${JSON.stringify(groups)}::text::jsonb, ${JSON.stringify(regions)}::text::jsonb, ${entry.seq})
      on conflict (gathering_id) do update set room = excluded.room, online = excluded.online, groups = excluded.groups, regions = excluded.regions, entry = excluded.entry`.execute(
      tx,
    )
  }),
  help_called: oneByOne(async (tx, entry) => {
    const { id, table, seat, reason } = entry.body
    const at = { called_at: entry.at, moved_at: entry.at, moved_role: 'seat' } as const
    await tx
      .insertInto('help_calls')
      .values({ id, gathering_id: gatheringOf(entry), table_id: table, seat_id: seat, reason, state: 'waiting', ...at })
      .execute()
  }),
  help_taken: oneByOne(async (tx, entry) => await moveHelp(tx, entry, entry.body, 'taken')),
  help_done: oneByOne(async (tx, entry) => await moveHelp(tx, entry, entry.body, 'done')),
  help_reopened: oneByOne(async (tx, entry) => await moveHelp(tx, entry, entry.body, 'waiting')),
  idea_reported: oneByOne(async (tx, entry) => {
    const { id, idea, seat, reason } = entry.body
    await tx
      .insertInto('idea_reports')
      .values({ id, gathering_id: gatheringOf(entry), idea_id: idea, seat_id: seat, reason, reported_at: entry.at })
      .execute()
  }),
  reports_settled: oneByOne(async (tx, entry) => await settle(tx, entry, entry.body, 'kept')),
  idea_hidden: oneByOne(async (tx, entry) => {
    const { idea, reason, note, role, words } = entry.body
    const gathering = gatheringOf(entry)
    await tx.updateTable('ideas').set({ hidden_reason: reason, moderated_entry: entry.seq }).where('id', '=', idea).execute()
    await tx
      .insertInto('hidden_words')
      .values(words.map((id) => ({ words_id: id, idea_id: idea, gathering_id: gathering })))
      .execute()
    const at = { role, hidden_at: entry.at, entry: entry.seq }
    await tx
      .insertInto('hidings')
      .values({ idea_id: idea, gathering_id: gathering, reason, note_words: note?.words ?? null, ...at })
      .execute()
    await settle(tx, entry, { idea, role }, 'hidden')
  }),
  hiding_appealed: oneByOne(async (tx, entry) => {
    await tx
      .updateTable('hidings')
      .set({ appeal_words: entry.body.text.words, appealed_at: entry.at })
      .where('idea_id', '=', entry.body.idea)
      .execute()
  }),
  idea_restored: oneByOne(async (tx, entry) => {
    const { idea } = entry.body
    await tx.updateTable('ideas').set({ hidden_reason: null, moderated_entry: entry.seq }).where('id', '=', idea).execute()
    await tx.deleteFrom('hidden_words').where('idea_id', '=', idea).execute()
    await tx.deleteFrom('hidings').where('idea_id', '=', idea).execute()
  }),
  message_sent: oneByOne(async (tx, entry) => {
    const { id, tables, modality, text, role } = entry.body
    await tx
      .insertInto('messages')
      .values({
        id,
        gathering_id: gatheringOf(entry),
        tables: tables === null ? null : [...tables],
        modality,
        text_words: text.words,
        role,
        sent_at: entry.at,
      })
      .execute()
  }),
  message_withdrawn: oneByOne(async (tx, entry) => {
    await tx.updateTable('messages').set({ withdrawn_at: entry.at }).where('id', '=', entry.body.id).execute()
  }),
}

async function moveHelp(
  tx: Tx,
  entry: Entry,
  { id, role }: { readonly id: string; readonly role: RecordedActingRole },
  state: 'waiting' | 'taken' | 'done',
): Promise<void> {
  await tx.updateTable('help_calls').set({ state, moved_at: entry.at, moved_role: role }).where('id', '=', id).execute()
}

async function settle(
  tx: Tx,
  entry: Entry,
  { idea, role }: { readonly idea: string; readonly role: RecordedActingRole },
  settled: 'hidden' | 'kept',
): Promise<void> {
  await tx
    .updateTable('idea_reports')
    .set({ settled, settled_role: role, settled_at: entry.at })
    .where('idea_id', '=', idea)
    .where('settled', 'is', null)
    .execute()
}

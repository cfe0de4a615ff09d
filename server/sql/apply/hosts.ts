/** Entries about the hosts of tables. */
import { sql } from 'kysely'
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyHosts: Appliers<'table_host_named' | 'recap_handed_on'> = {
  table_host_named: oneByOne(async (tx, entry) => {
    const { table, seat } = entry.body
    await tx.deleteFrom('table_hosts').where('table_id', '=', table).execute()
    if (seat !== null)
      await tx
        .insertInto('table_hosts')
        .values({ table_id: table, gathering_id: gatheringOf(entry), seat_id: seat })
        .execute()
  }),
  recap_handed_on: oneByOne(async (tx, entry) => {
    const { table, round, ideas } = entry.body
    await sql`insert into recaps (table_id, round_id, gathering_id, ideas, entry)
      values (${table}, ${round}, ${gatheringOf(entry)}, ${JSON.stringify(ideas)}::text::jsonb, ${entry.seq})
      on conflict (table_id, round_id) do update set ideas = excluded.ideas, entry = excluded.entry`.execute(tx)
  }),
}

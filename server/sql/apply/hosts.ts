/** Entries about the hosts of tables. */
import { gatheringOf, oneByOne, type Appliers } from './applier.ts'

export const applyHosts: Appliers<'table_host_named'> = {
  table_host_named: oneByOne(async (tx, entry) => {
    const { table, seat } = entry.body
    await tx.deleteFrom('table_hosts').where('table_id', '=', table).execute()
    if (seat !== null)
      await tx
        .insertInto('table_hosts')
        .values({ table_id: table, gathering_id: gatheringOf(entry), seat_id: seat })
        .execute()
  }),
}

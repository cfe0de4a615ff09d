/** Stakeholder groups and regional groups of a forum. */
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from './tables.ts'

export type StakeholderGroupRow = Selectable<Tables['stakeholder_groups']>
export type RegionalGroupRow = Selectable<Tables['regional_groups']>

/** Stakeholder groups in their order, retired ones last. */
export async function readStakeholderGroups(db: Kysely<Tables>, forum: string): Promise<StakeholderGroupRow[]> {
  return await db
    .selectFrom('stakeholder_groups')
    .selectAll()
    .where('forum_id', '=', forum)
    .orderBy('is_retired')
    .orderBy('position')
    .execute()
}
/** Regional groups in their order, retired ones last. */
export async function readRegionalGroups(db: Kysely<Tables>, forum: string): Promise<RegionalGroupRow[]> {
  return await db
    .selectFrom('regional_groups')
    .selectAll()
    .where('forum_id', '=', forum)
    .orderBy('is_retired')
    .orderBy('position')
    .execute()
}

/** Tables of forums and their vocabularies, members, bodies and issues as the query builder sees them. */
import type { ColumnType } from 'kysely'
import type { Stage } from '../../core/forums/stages.ts'
import type { Role } from '../../core/people/role.ts'
import type { GroupMark } from '../../core/people/stakeholder-group.ts'

/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface ForumsTable {
  id: string
  slug: string
  parent_id: string | null
  name_words: string
  purpose_words: string | null
  time_zone: string
  opened_at: string
  version: number
  languages: Defaulted<string[]>
  asks_gender: Defaulted<boolean>
}
interface StakeholderGroupsTable {
  id: string
  forum_id: string
  key: string
  name_words: string
  letter: string
  mark: GroupMark
  position: number
  is_retired: boolean
}
interface RegionalGroupsTable {
  id: string
  forum_id: string
  key: string
  name_words: string
  position: number
  is_retired: boolean
}
interface OrganisationsTable {
  id: string
  forum_id: string
  name_words: string
  stakeholder_group_id: string | null
}
interface MembersTable {
  id: string
  forum_id: string
  roles: Role[]
  organisation_id: string | null
  stakeholder_group_id: string | null
  regional_group_id: string | null
  name_words: string
  joined_at: string
  has_left: boolean
}
interface BodiesTable {
  id: string
  forum_id: string
  parent_id: string | null
  name_words: string
}
interface IssuesTable {
  id: string
  forum_id: string
  title_words: string
  body_id: string | null
  slug: string
  scope_words: Defaulted<string | null>
  harm_words: Defaulted<string | null>
  evidence_words: Defaulted<string | null>
  jurisdiction_words: Defaulted<string | null>
  stage: Defaulted<Stage>
}

/** State tables by name. */
export interface ForumTables {
  forums: ForumsTable
  stakeholder_groups: StakeholderGroupsTable
  regional_groups: RegionalGroupsTable
  organisations: OrganisationsTable
  members: MembersTable
  bodies: BodiesTable
  issues: IssuesTable
}

/** Names of the state tables, for replay, in an order in which references exist. */
export const FORUM_TABLES = [
  'forums',
  'stakeholder_groups',
  'regional_groups',
  'organisations',
  'members',
  'bodies',
  'issues',
] as const satisfies readonly (keyof ForumTables)[]

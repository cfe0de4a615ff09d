/** What a member of a forum may be. */
import type { RecordedRole } from '../ledger/entry-kinds.ts'

/** Roles in the order in which they are listed; a member may hold several. */
export const ROLES = ['administrator', 'convener', 'moderator', 'rapporteur', 'member'] as const satisfies readonly RecordedRole[]

/** One role. */
export type Role = (typeof ROLES)[number]

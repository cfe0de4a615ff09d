/**
 * Hiding an idea. The rule, stated here once and kept everywhere: **a hidden idea keeps its number, its place and its weight in every
 * count; its words, and the salt that would prove a guess at them, are shown to nobody but its author and those who moderate.** So every
 * list is as long as its count says, hidden or not, and restoring the idea brings back exactly what stood there.
 */
import type { RecordedActingRole, RecordedHidingReason } from '../ledger/console-kinds.ts'
import type { Role } from '../people/role.ts'

/** Reasons that are offered, in the order of the list. */
export const HIDING_REASONS = [
  'personal_data',
  'attack',
  'hate',
  'advertising',
  'unlawful',
  'off_topic',
  'asked_by_author',
] as const satisfies readonly RecordedHidingReason[]
/** See the list of the same meaning. */
export type HidingReason = (typeof HIDING_REASONS)[number]

/** Reasons a table can call for help with. */
export const HELP_REASONS = ['technical', 'question', 'conduct'] as const
/** See the list of the same meaning. */
export type HelpReason = (typeof HELP_REASONS)[number]

/** Roles in which somebody acts at the console, the one that is named first. */
const ACTING_ORDER = ['moderator', 'convener', 'rapporteur', 'administrator', 'member'] as const satisfies readonly Role[]

/** The role that is put on record for an act of somebody who holds these; nobody in particular is the operator. */
export function actingRole(held: readonly Role[] | null): RecordedActingRole {
  if (held === null) return 'operator'
  return ACTING_ORDER.find((role) => held.includes(role)) ?? 'member'
}

/** Words that stand where those of a hidden idea stood, in records and exports that have a text there. */
export function hiddenWords(reason: RecordedHidingReason): string {
  return `[words hidden: ${REASON_NAMES[reason]}]`
}

/** Names of the reasons in the language of records. */
export const REASON_NAMES: Readonly<Record<RecordedHidingReason, string>> = {
  personal_data: 'somebody’s personal data',
  attack: 'an attack on a person',
  hate: 'hate against a group',
  advertising: 'advertising',
  unlawful: 'against the law',
  off_topic: 'not about the question',
  asked_by_author: 'its author asked for it',
}

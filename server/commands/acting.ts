/** Who acts at the console, and the sentence for somebody who comes second. */
import type { RecordedActingRole } from '../../core/ledger/console-kinds.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { refuse, type Outcome } from '../../core/words/outcome.ts'
import type { Acting } from './command.ts'

/** Who acts, and in which role. */
export interface ActingInRole extends Acting {
  readonly role: RecordedActingRole
}
const NAMES: Readonly<Record<RecordedActingRole, string>> = {
  administrator: 'an administrator',
  convener: 'a convener',
  moderator: 'a moderator',
  rapporteur: 'a rapporteur',
  member: 'a member',
  operator: 'the operator',
  seat: 'the table',
}

/** Somebody else was first: names what was done and in which role. Nothing of the second act is kept, and nothing of the first is lost. */
export function tooLate(what: string, role: RecordedActingRole | null): Outcome<never, RefusalCode> {
  return refuse('changed_since', { what: role === null ? what : `${what} by ${NAMES[role]}` })
}

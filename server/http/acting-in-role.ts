/** In which role the caller of a route acts. */
import { actingRole } from '../../core/moderation/hiding.ts'
import type { ActingInRole } from '../commands/acting.ts'
import type { Caller } from './handler.ts'

/** A member by the strongest of their roles; nobody in particular is the operator. */
export function actingInRole({ actor, caller }: { readonly actor: string; readonly caller: Caller }): ActingInRole {
  return { actor, role: actingRole(caller.kind === 'member' ? (caller.signedIn.member?.roles ?? []) : null) }
}

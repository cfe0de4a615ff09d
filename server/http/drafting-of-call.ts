/** Who of a team is calling about a draft, and whether a caller may see it. */
import type { FastifyRequest } from 'fastify'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { Drafting } from '../commands/reading-at-hand.ts'
import type { House } from '../house.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { findTeamSeat } from '../sql/teams.ts'
import { visibleDraft } from '../views/drafts.ts'
import type { Looking } from '../views/draft-head.ts'
import type { Caller } from './handler.ts'
import { textRights } from './text-rights.ts'

interface Called {
  readonly house: House
  readonly caller: Caller
  readonly draft: string
  readonly actor: string
  readonly key: string | null
  readonly digest: string
}

/** The member who acts for a seat of the team; with `what`, once for each key. */
export function draftingOf(call: Called, what?: string): Drafting {
  const once =
    what === undefined ? {} : { once: { scope: `${call.actor}:${call.draft}:${what}`, key: call.key ?? '', digest: call.digest } }
  // The policy of these routes lets nobody in but members with a seat.
  return { actor: call.actor, member: call.caller.kind === 'drafter' ? call.caller.member : '', draft: call.draft, ...once }
}

/** The draft of the path for whoever may see it, with the seat of the caller in its team. Of a draft that is not open, others do not learn that it is there. */
export async function draftSeenBy(
  call: Called & { readonly request: FastifyRequest },
): Promise<Outcome<Looking & { readonly draft: DraftRow }, RefusalCode>> {
  const seen = await visibleDraft(call.house, call.draft, await textRights(call.house, call.request.headers, call.draft))
  if (!seen.ok) return seen
  const { row, rights } = seen.value
  const member = rights.writer?.member ?? null
  const seat = member === null || row.team_id === null ? null : await findTeamSeat(call.house.database.db, row.team_id, member)
  return accept({ draft: row, member, seat })
}

/** The draft that a call is about, for whoever may see it. */
import type { FastifyRequest } from 'fastify'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { visibleDraft } from '../views/drafts.ts'
import type { SignedIn } from './handler.ts'
import { textRights } from './text-rights.ts'

interface CallOfDraft {
  readonly house: House
  readonly draft: string
  readonly request: FastifyRequest
  readonly signedIn: () => Promise<SignedIn | null>
}

/** The draft. For somebody who may not see it there is none, whatever they ask of it. */
async function seenDraft({ house, draft, request }: CallOfDraft): Promise<Outcome<DraftRow, RefusalCode>> {
  const seen = await visibleDraft(house, draft, await textRights(house, request.headers, draft))
  return seen.ok ? accept(seen.value.row) : seen
}

/** The draft, and goes on with it. */
export async function withSeenDraft<T>(
  call: CallOfDraft,
  act: (draft: DraftRow) => Promise<Outcome<T, RefusalCode>>,
): Promise<Outcome<T, RefusalCode>> {
  const draft = await seenDraft(call)
  return draft.ok ? await act(draft.value) : draft
}

/** The member of the forum that the caller is, or null. */
export async function memberOfCall(call: Pick<CallOfDraft, 'signedIn'>): Promise<string | null> {
  return (await call.signedIn())?.member?.id ?? null
}

/** The same on a route of members; the operator is none, and stands for nobody. */
export async function withMember<T>(
  call: CallOfDraft,
  act: (draft: DraftRow, member: string) => Promise<Outcome<T, RefusalCode>>,
): Promise<Outcome<T, RefusalCode>> {
  const member = await memberOfCall(call)
  return member === null ? refuse('not_signed_in') : await withSeenDraft(call, async (draft) => await act(draft, member))
}

/** Handlers of remarks on clauses. */
import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { paragraphRemarkRoutes } from '../../../contract/paragraph-remarks.ts'
import { accept } from '../../../core/words/outcome.ts'
import { hideParagraphRemark } from '../../commands/hide-paragraph-remark.ts'
import { remarkOnClause } from '../../commands/remark-on-clause.ts'
import { restoreParagraphRemark } from '../../commands/restore-paragraph-remark.ts'
import { authorOfRemarks } from '../../drafting/remark-authors.ts'
import { viewParagraphRemarks } from '../../views/paragraph-remarks.ts'
import { actingInRole } from '../acting-in-role.ts'
import { bearerOf } from '../callers.ts'
import { memberOfCall, withSeenDraft } from '../draft-of-call.ts'
import type { Handlers } from '../handler.ts'

/** Who reads hidden remarks, and hides them. */
const MODERATORS = ['convener', 'moderator'] as const
/** How long a browser remembers whose remarks are its own: two readings and the weeks between them. */
const COOKIE_SECONDS = 180 * 24 * 60 * 60

export const paragraphRemarkHandlers: Handlers<keyof typeof paragraphRemarkRoutes> = {
  'GET /drafts/:draft/remarks': async (call) =>
    await withSeenDraft(call, async ({ id }) => {
      const key = (await memberOfCall(call)) ?? keyOf(call.request, id)
      const author = key === null ? null : authorOfRemarks(call.house.secret, id, key)
      const asked = { clause: call.query.clause, author, moderates: await call.holds(MODERATORS) }
      return accept({ remarks: await viewParagraphRemarks(call.house, id, asked) })
    }),
  'POST /drafts/:draft/remarks': async (call) =>
    await withSeenDraft(call, async ({ id }) => {
      const { house, body, digest, reply } = call
      const [member, key] = [await memberOfCall(call), call.key ?? '']
      // Made from the idempotency key, so that a page that asks again after a lost answer gets the same key.
      const fresh = createHmac('sha256', house.secret).update(`remarks:${id}:${key}`).digest('hex')
      const held = member ?? keyOf(call.request, id)
      const { clause, text, language = null, stakeholderGroup = null } = body
      const author = authorOfRemarks(house.secret, id, held ?? fresh)
      const made = await remarkOnClause(
        house,
        { scope: `remarks:${id}`, key, digest },
        { draft: id, author, member, clause, text, language, stakeholderGroup },
      )
      if (!made.ok) return made
      if (held === null) {
        const secure = house.publicUrl.startsWith('https:')
        reply.setCookie(cookieName(id), fresh, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: COOKIE_SECONDS })
      }
      return accept({ ...made.value, token: held === null ? fresh : null })
    }),
  'POST /drafts/:draft/remarks/:number/hide': async (call) =>
    await withSeenDraft(
      call,
      async ({ id }) =>
        await hideParagraphRemark(call.house, actingInRole(call), { draft: id, number: call.params.number, reason: call.body.reason }),
    ),
  'POST /drafts/:draft/remarks/:number/restore': async (call) =>
    await withSeenDraft(
      call,
      async ({ id }) => await restoreParagraphRemark(call.house, actingInRole(call), { draft: id, number: call.params.number }),
    ),
}

function cookieName(draft: string): string {
  return `entente_remarks_${draft.replaceAll('-', '')}`
}

/** The key of somebody without an account. */
function keyOf(request: FastifyRequest, draft: string): string | null {
  return bearerOf(request) ?? request.cookies[cookieName(draft)] ?? null
}

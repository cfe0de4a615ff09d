/** Routes of sign-in and members. */
import type { peopleRoutes } from '../../../contract/people.ts'
import { accept } from '../../../core/words/outcome.ts'
import { addMember } from '../../commands/add-member.ts'
import { askForLink } from '../../commands/ask-for-link.ts'
import { changeMember } from '../../commands/change-member.ts'
import { welcomeMember } from '../../commands/welcome-member.ts'
import { viewMe } from '../../views/me.ts'
import { viewMembers } from '../../views/members.ts'
import { actingOf, withForum } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const peopleHandlers: Handlers<keyof typeof peopleRoutes> = {
  'GET /me': async ({ house, signedIn }) => accept(await viewMe(house, await signedIn())),
  'POST /sign-in/link': async ({ house, body, request }) => await askForLink(house, body, request.ip),
  'POST /sign-out': async ({ house, request, reply }) => {
    for (const cookie of await house.auth.signOut(request.headers)) reply.header('set-cookie', cookie)
    return accept({})
  },
  'GET /forums/:forum/members': async (call) => await withForum(call, async (forum) => accept(await viewMembers(call.house, forum))),
  'POST /forums/:forum/members': async (call) =>
    await withForum(call, async (forum) => {
      const added = await addMember(call.house, actingOf(call, 'members'), forum, call.body)
      if (!added.ok) return added
      await welcomeMember(call.house, forum, added.value.email)
      return accept({ id: added.value.id, entry: added.value.entry })
    }),
  'PATCH /forums/:forum/members/:member': async (call) =>
    await withForum(
      call,
      async (forum) => await changeMember(call.house, actingOf(call), { forum, member: call.params.member }, call.body),
    ),
}

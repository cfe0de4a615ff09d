/** Who somebody is to this house: sign-in, members and their roles. Passkeys and OIDC go through `/api/auth` (better-auth). */
import Type, { type Static } from 'typebox'
import { ROLES } from '../core/people/role.ts'
import { routes } from './route.ts'
import { ForumParams, Id, Instant, Nothing, OrNull, OneOf, Recorded, Title, Words } from './shapes.ts'

/** A role that a member may hold. */
export const RoleName = OneOf(ROLES)
/** A member as administrators see one; name and e-mail address are null once erased. */
export const MemberView = Type.Object({
  id: Id,
  name: Words,
  email: Words,
  roles: Type.Array(RoleName),
  organisation: OrNull(Id),
  stakeholderGroup: OrNull(Id),
  regionalGroup: OrNull(Id),
  joinedAt: Instant,
  hasLeft: Type.Boolean(),
})
export type MemberView = Static<typeof MemberView>

/** Who is calling: nobody, a person who is signed in, or a member with roles. `passkeys` counts the keys of that person. */
export const MeView = Type.Object({
  isSignedIn: Type.Boolean(),
  name: OrNull(Type.String()),
  email: OrNull(Type.String()),
  member: OrNull(Id),
  roles: Type.Array(RoleName),
  passkeys: Type.Integer(),
})
export type MeView = Static<typeof MeView>

const memberFields = {
  roles: Type.Array(RoleName, { maxItems: ROLES.length }),
  organisation: Type.Optional(OrNull(Id)),
  stakeholderGroup: Type.Optional(OrNull(Id)),
  regionalGroup: Type.Optional(OrNull(Id)),
}
const administrators = { who: 'member', anyOf: ['administrator'] } as const

/** Routes of sign-in and members. */
export const peopleRoutes = routes({
  'GET /me': { summary: 'Who you are here', policy: { who: 'anyone' }, answer: MeView, refusals: [] },
  'POST /sign-in/link': {
    summary: 'Send a sign-in link by e-mail (single use, 10 minutes). Answers the same whether the address is known or not',
    policy: { who: 'anyone' },
    status: 202,
    body: Type.Object(
      { email: Type.String({ maxLength: 254 }), next: Type.Optional(Type.String({ maxLength: 300 })) },
      { additionalProperties: false },
    ),
    answer: Nothing,
    refusals: ['invalid', 'too_many_requests'],
  },
  'POST /sign-out': { summary: 'End this session', policy: { who: 'anyone' }, answer: Nothing, refusals: [] },
  'GET /forums/:forum/members': {
    summary: 'Members with their roles',
    policy: administrators,
    params: ForumParams,
    answer: Type.Object({ members: Type.Array(MemberView) }),
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
  'POST /forums/:forum/members': {
    summary: 'Add a member and send a sign-in link',
    policy: administrators,
    params: ForumParams,
    status: 201,
    body: Type.Object({ name: Title, email: Type.String({ maxLength: 254 }), ...memberFields }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['invalid', 'text_empty', 'text_too_long', 'not_found'],
  },
  'PATCH /forums/:forum/members/:member': {
    summary: 'Change the roles or the place of a member',
    policy: administrators,
    params: Type.Object({ forum: ForumParams.properties.forum, member: Id }),
    body: Type.Object({ ...memberFields, hasLeft: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'last_administrator', 'invalid'],
  },
})

/** Focal points: the members who speak for a body of government. Administrators name them; two are needed to answer. */
import Type, { type Static } from 'typebox'
import { routes } from './route.ts'
import { Id, Instant, Recorded, Words } from './shapes.ts'

/** Somebody who speaks for a body. */
export const FocalPointView = Type.Object({ member: Id, name: Words, namedAt: Instant, entry: Type.Integer() })
/** See the schema of the same name. */
export type FocalPointView = Static<typeof FocalPointView>

const administrators = { who: 'member', anyOf: ['administrator'] } as const
const OneFocalPoint = Type.Object({ body: Id, member: Id })

/** Routes of focal points. */
export const focalPointRoutes = routes({
  'GET /bodies/:body/focal-points': {
    summary: 'Who speaks for a body, for those who run the forum',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    params: Type.Object({ body: Id }),
    answer: Type.Object({ focalPoints: Type.Array(FocalPointView) }),
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
  'PUT /bodies/:body/focal-points/:member': {
    summary: 'Name a member focal point of a body',
    policy: administrators,
    params: OneFocalPoint,
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'invalid'],
  },
  'DELETE /bodies/:body/focal-points/:member': {
    summary: 'A member does not speak for a body any more',
    policy: administrators,
    params: OneFocalPoint,
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
})

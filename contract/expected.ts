/** Who is expected at a gathering, by modality, stakeholder group and region. */
import Type, { type Static } from 'typebox'
import { EXPECTED_MAX, VOCABULARY_MAX } from './limits.ts'
import { routes } from './route.ts'
import { EntryNumber, GatheringParams, Id, OrNull, Recorded } from './shapes.ts'

const People = Type.Integer({ minimum: 0, maximum: EXPECTED_MAX })
const ById = Type.Array(Type.Object({ id: Id, people: People }, { additionalProperties: false }), { maxItems: VOCABULARY_MAX })
/** Who is expected; null and absent where nothing was said. */
export const Expected = Type.Object(
  { room: OrNull(People), online: OrNull(People), groups: ById, regions: ById },
  { additionalProperties: false },
)
/** See the schema of the same name. */
export type Expected = Static<typeof Expected>

/** Routes of expectations. */
export const expectedRoutes = routes({
  'PUT /gatherings/:gathering/expected': {
    summary: 'Say who is expected. `since` is the entry of the expectations that you saw, 0 for none',
    policy: { who: 'member', anyOf: ['administrator', 'convener'] },
    params: GatheringParams,
    body: Type.Object({ ...Expected.properties, since: EntryNumber }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'invalid', 'already_closed', 'stale'],
  },
})

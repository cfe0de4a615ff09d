/** Following a gathering or an idea: by e-mail with a confirmation, without an account; feeds say the same to anybody. */
import Type, { type Static } from 'typebox'
import { routes } from './route.ts'
import { GatheringParams, Instant, Nothing, Numbered, OrNull, Words } from './shapes.ts'

/** What somebody follows. */
export const FollowView = Type.Object({
  slug: Type.String(),
  title: Words,
  /** Number of the idea; null for the whole gathering. */
  idea: OrNull(Type.Integer()),
  isConfirmed: Type.Boolean(),
})
/** See the schema of the same name. */
export type FollowView = Static<typeof FollowView>

/** One piece of news: an entry of the record in a sentence, without anybody's words. */
export const NewsItem = Type.Object({ entry: Type.Integer(), at: Instant, sentence: Type.String() })
/** See the schema of the same name. */
export type NewsItem = Static<typeof NewsItem>

const FollowParams = Type.Object({ key: Type.String({ pattern: '^[0-9a-f]{64}$' }) })

/** Routes of following. */
export const followRoutes = routes({
  'POST /gatherings/:gathering/followers': {
    summary: 'Ask to follow a gathering, or one idea of it, by e-mail. A letter asks to confirm; the answer is the same for every address',
    policy: { who: 'anyone' },
    params: GatheringParams,
    status: 202,
    body: Type.Object({ email: Type.String({ maxLength: 300 }), idea: Type.Optional(OrNull(Numbered)) }, { additionalProperties: false }),
    answer: Nothing,
    refusals: ['not_found', 'invalid', 'too_many_requests'],
  },
  'GET /followers/:key': {
    summary: 'What the key of a letter follows',
    policy: { who: 'anyone' },
    params: FollowParams,
    answer: FollowView,
    refusals: ['not_found'],
  },
  'POST /followers/:key/confirm': {
    summary: 'Confirm: letters begin',
    policy: { who: 'anyone' },
    params: FollowParams,
    answer: FollowView,
    refusals: ['not_found'],
  },
  'POST /followers/:key/stop': {
    summary: 'Stop: no letter comes any more, and the address is forgotten',
    policy: { who: 'anyone' },
    params: FollowParams,
    answer: Nothing,
    refusals: [],
  },
  'GET /gatherings/:gathering/news': {
    summary: 'News of a gathering, or of one idea, newest first: what a feed and a letter tell',
    policy: { who: 'anyone' },
    params: GatheringParams,
    query: Type.Object({ idea: Type.Optional(Numbered) }, { additionalProperties: false }),
    answer: Type.Object({ news: Type.Array(NewsItem) }),
    refusals: ['not_found'],
  },
})

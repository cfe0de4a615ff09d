/** What somebody who rates is shown of themselves alone: their place on the map, and the proof that their ratings are in the seal. */
import Type, { type Static } from 'typebox'
import { routes } from './route.ts'
import { IdOrSlug, OrNull } from './shapes.ts'
import { OwnRating } from './weighings.ts'

const Digest = Type.String({ pattern: '^[0-9a-f]{64}$' })
const params = Type.Object({ weighing: IdOrSlug })

/** One's own place on the map of likeness, in the units of the picture; nulls while results are not shown, or for who answered too little. */
export const OwnPlaceView = Type.Object({
  place: OrNull(Type.Object({ x: Type.Number(), y: Type.Number() })),
  /** Number of the alike group, from 0. */
  group: OrNull(Type.Integer()),
})
/** See the schema of the same name. */
export type OwnPlaceView = Static<typeof OwnPlaceView>

/**
 * Everything by which a device works the seal of a closed weighing out again: SHA-256 of the salt and the ratings is one's leaf; the leaves of all, in the order of
 * their bytes, give the digest that entry `entry` holds. Nobody can try ratings out against the leaf of another: each has a salt of its own.
 */
export const OwnProofView = Type.Object({
  /** By number of the statement, ascending. */
  ratings: Type.Array(OwnRating),
  salt: Digest,
  leaves: Type.Array(Digest),
  digest: Digest,
  entry: Type.Integer(),
})
/** See the schema of the same name. */
export type OwnProofView = Static<typeof OwnProofView>

/** Routes of one's own. */
export const ownRatingRoutes = routes({
  'GET /weighings/:weighing/my-place': {
    summary: 'Where you stand on the map of people who answered alike. Nobody else is shown it',
    policy: { who: 'rater' },
    params,
    answer: OwnPlaceView,
    refusals: ['no_rater', 'not_found'],
  },
  'GET /weighings/:weighing/my-proof': {
    summary: 'The proof that your ratings, as you gave them, are in the seal of a closed weighing. Nobody else is shown it',
    policy: { who: 'rater' },
    params,
    answer: OwnProofView,
    refusals: ['no_rater', 'not_found', 'weighing_not_closed'],
  },
})

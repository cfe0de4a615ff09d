/** Who took part, by group, region and room or online, told without names. */
import Type, { type Static } from 'typebox'
import { routes } from './route.ts'
import { GatheringParams, Id, OrNull, Words } from './shapes.ts'

const Counted = {
  joined: Type.Integer(),
  /** How many were expected; null where nothing was said. */
  expected: OrNull(Type.Integer()),
} as const
/** How many of them sat in the room and online; null where that would tell people apart. */
const Split = { room: OrNull(Type.Integer()), online: OrNull(Type.Integer()) } as const

/** Totals are always told. A cell of fewer than `guardedBelow` people is not, nor any cell that would give it away. */
export const ParticipationView = Type.Object({
  total: Type.Integer(),
  room: Type.Object(Counted),
  online: Type.Object(Counted),
  /** In the order of the forum; last, where somebody named none, a row without id. */
  byGroup: Type.Array(
    Type.Object({ id: OrNull(Id), name: Words, letter: OrNull(Type.String()), mark: OrNull(Type.String()), ...Counted, ...Split }),
  ),
  byRegion: Type.Array(Type.Object({ id: OrNull(Id), name: Words, ...Counted, ...Split })),
  /** Rounds that have begun, and how many had a place in each: of all, and of each group in the order of `byGroup`. */
  rounds: Type.Array(Type.Object({ number: Type.Integer(), people: Type.Integer(), byGroup: Type.Array(OrNull(Type.Integer())) })),
  guardedBelow: Type.Integer(),
})
/** See the schema of the same name. */
export type ParticipationView = Static<typeof ParticipationView>

/** Routes of participation. */
export const participationRoutes = routes({
  'GET /gatherings/:gathering/participation': {
    summary: 'Who took part, beside who was expected: by group, region, room and online, and round; small numbers are not told apart',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: ParticipationView,
    refusals: ['not_found'],
  },
})

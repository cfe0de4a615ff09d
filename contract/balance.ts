/** Balance, seen: who says how much beside how many they are, and whose views are missing. For those who run a gathering. */
import Type, { type Static } from 'typebox'
import { GENDERS } from '../core/people/gender.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, OneOf, OrNull, Words } from './shapes.ts'

const VOICES = ['dominant', 'quiet', 'unheard', 'balanced'] as const
/** What is weighed: ideas, characters written in them, milliseconds at the microphone, ratings in the weighings of the gathering. */
export const MEASURES = ['ideas', 'characters', 'speech', 'ratings'] as const
/** One measure by group. `movedPercent` is the share, in whole per cent cut down, that would have to come from others to be in balance. */
export const MeasureView = Type.Object({
  measure: OneOf(MEASURES),
  total: Type.Integer(),
  movedPercent: Type.Integer(),
  groups: Type.Array(
    Type.Object({
      group: OrNull(Id),
      /** Groups of which too few rate to be shown apart stand in one row; empty in a row of one group. */
      together: Type.Array(OrNull(Id)),
      people: Type.Integer(),
      part: Type.Integer(),
      sharePercent: Type.Integer(),
      peoplePercent: Type.Integer(),
      voice: OneOf(VOICES),
    }),
  ),
})
/** See the schema of the same name. */
export type MeasureView = Static<typeof MeasureView>
/** All measures, and the views that nobody is here for. */
export const BalanceView = Type.Object({
  measures: Type.Array(MeasureView),
  /** Ideas among people, whoever they are: the share that would have to come from others; null where the record does not join ideas to seats. */
  amongPeoplePercent: OrNull(Type.Integer()),
  missing: Type.Object({
    groups: Type.Array(Id),
    regions: Type.Array(Type.Object({ id: Id, name: Words })),
    pairs: Type.Array(Type.Object({ group: Id, region: Id, regionName: Words })),
    unnamed: Type.Integer(),
    /** Where the forum asks for it: genders that nobody named, of everybody and of groups; told only where five or more named one. */
    genders: Type.Array(OneOf(GENDERS)),
    genderPairs: Type.Array(Type.Object({ group: Id, gender: OneOf(GENDERS) })),
  }),
})
/** See the schema of the same name. */
export type BalanceView = Static<typeof BalanceView>

/** Routes of balance. */
export const balanceRoutes = routes({
  'GET /gatherings/:gathering/balance': {
    summary: 'Who says how much beside how many they are, by group, and the groups, regions and pairs of both that nobody is here for',
    policy: { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] },
    params: GatheringParams,
    answer: BalanceView,
    refusals: ['not_found', 'not_signed_in', 'not_allowed'],
  },
})

/** The town hall: what the hall found, in exactly three lists. */
import Type, { type Static } from 'typebox'
import { LISTS } from '../core/townhall/lists.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, IdOrSlug, Language, Numbered, OneOf, OrNull, Recorded, Words } from './shapes.ts'

const IdeaInList = Type.Object({
  number: Type.Integer(),
  text: Words,
  stakeholderGroup: OrNull(Id),
  language: OrNull(Language),
})
/** One line of a list: an idea, and the one it is connected with. */
export const ListedView = Type.Object({ id: Id, entry: Type.Integer(), idea: IdeaInList, other: OrNull(IdeaInList) })
/** See the schema of the same name. */
export type ListedView = Static<typeof ListedView>
/** The three lists, each in the order in which it was said. */
export const ListsView = Type.Object({
  connected: Type.Array(ListedView),
  common: Type.Array(ListedView),
  differing: Type.Array(ListedView),
})
/** See the schema of the same name. */
export type ListsView = Static<typeof ListsView>

const hall = { who: 'member', anyOf: ['administrator', 'convener', 'moderator', 'rapporteur'] } as const

/** Routes of the town hall. */
export const townhallRoutes = routes({
  'GET /gatherings/:gathering/lists': {
    summary: 'What the town hall found: connected, common, differing',
    policy: { who: 'anyone' },
    params: GatheringParams,
    answer: ListsView,
    refusals: ['not_found'],
  },
  'POST /gatherings/:gathering/lists': {
    summary: 'Put an idea into a list by its number; a connection names the second one',
    policy: hall,
    params: GatheringParams,
    status: 201,
    body: Type.Object({ list: OneOf(LISTS), idea: Numbered, with: Type.Optional(OrNull(Numbered)) }, { additionalProperties: false }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'invalid', 'changed_since'],
  },
  'DELETE /gatherings/:gathering/lists/:listed': {
    summary: 'Take it out of its list',
    policy: hall,
    params: Type.Object({ gathering: IdOrSlug, listed: Id }),
    answer: Recorded,
    refusals: ['not_found', 'not_signed_in', 'not_allowed', 'changed_since'],
  },
})

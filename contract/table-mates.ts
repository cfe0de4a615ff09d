/** Who sits at the same table: marks of groups, and first names of those who gave one. Told to the table itself and to nobody else; no part of the record. */
import Type, { type Static } from 'typebox'
import { FIRST_NAME_CHARACTERS_MAX } from './limits.ts'
import { routes } from './route.ts'
import { GatheringParams, Id, Nothing, OrNull } from './shapes.ts'

/** Those who sit at your table, in the order of their seats; you among them. */
export const TableMates = Type.Object({
  table: OrNull(Id),
  /** False under the Chatham House Rule, and when the doors are closed: no name is kept then. */
  areNamesKept: Type.Boolean(),
  mates: Type.Array(Type.Object({ stakeholderGroup: OrNull(Id), firstName: OrNull(Type.String()), isYou: Type.Boolean() })),
})
/** See the schema of the same name. */
export type TableMates = Static<typeof TableMates>

/** Routes of table mates. */
export const tableMateRoutes = routes({
  'GET /gatherings/:gathering/table-mates': {
    summary: 'Who sits at your table now, with the first names that they gave. For the seats of that table alone',
    policy: { who: 'seat' },
    params: GatheringParams,
    answer: TableMates,
    refusals: ['no_seat', 'not_found'],
  },
  'PUT /gatherings/:gathering/first-name': {
    summary:
      'Give your first name to those at your table, change it, or take it away (null). It is never part of the record, and goes when the doors close',
    policy: { who: 'seat' },
    params: GatheringParams,
    body: Type.Object(
      { firstName: OrNull(Type.String({ description: `1 to ${FIRST_NAME_CHARACTERS_MAX} characters` })) },
      { additionalProperties: false },
    ),
    answer: Nothing,
    refusals: ['no_seat', 'not_found', 'gathering_not_open', 'no_names_here', 'text_empty', 'text_too_long'],
  },
})

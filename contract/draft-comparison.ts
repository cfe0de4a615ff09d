/** Two versions of a draft compared, clause beside clause and word by word. */
import Type, { type Static } from 'typebox'
import { routes } from './route.ts'
import { Id, Numbered, OrNull } from './shapes.ts'
import { DiffRunView, OfDraft } from './text-diff.ts'

const Side = OrNull(Type.Object({ label: Type.String(), text: Type.String() }))
/** One clause in both versions; a side is null where the version has no such clause. */
export const ComparedRowView = Type.Object({
  clause: Id,
  before: Side,
  after: Side,
  runs: Type.Array(DiffRunView),
  isReworded: Type.Boolean(),
  isRenumbered: Type.Boolean(),
  isMoved: Type.Boolean(),
})
/** See the schema of the same name. */
export type ComparedRowView = Static<typeof ComparedRowView>

/** Routes of the comparison. */
export const draftComparisonRoutes = routes({
  'GET /drafts/:draft/comparison': {
    summary: 'Two kept versions clause beside clause; without `to`, the words of today',
    policy: { who: 'anyone' },
    params: OfDraft,
    query: Type.Object({ from: Numbered, to: Type.Optional(Numbered) }, { additionalProperties: false }),
    answer: Type.Object({
      from: Type.Integer(),
      to: OrNull(Type.Integer()),
      rows: Type.Array(ComparedRowView),
      counts: Type.Object({
        added: Type.Integer(),
        gone: Type.Integer(),
        reworded: Type.Integer(),
        renumbered: Type.Integer(),
        moved: Type.Integer(),
      }),
    }),
    refusals: ['not_found', 'invalid'],
  },
})

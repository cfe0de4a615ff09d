/** How a difference of two wordings travels: runs of whole words, kept, removed or added. A page shows them as text and never as markup. */
import Type, { type Static } from 'typebox'
import { IdOrSlug, OneOf } from './shapes.ts'

/** A run of words that both wordings have, or only one of them. */
export const DiffRunView = Type.Object({ kind: OneOf(['kept', 'removed', 'added']), text: Type.String() })
/** See the schema of the same name. */
export type DiffRunView = Static<typeof DiffRunView>
/** Path of a route of one draft. */
export const OfDraft = Type.Object({ draft: IdOrSlug })

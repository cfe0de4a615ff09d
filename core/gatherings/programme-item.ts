/** One line of the programme of a gathering. */
import type { RecordedItemKind } from '../ledger/entry-kinds.ts'

/** Kinds of programme items; a conversation is a round in which ideas are put on the table. */
export const ITEM_KINDS = ['opening', 'conversation', 'townhall', 'break', 'closing'] as const satisfies readonly RecordedItemKind[]

/** A kind of programme item. */
export type ItemKind = (typeof ITEM_KINDS)[number]

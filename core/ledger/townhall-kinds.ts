/** Kinds of entries of the town hall: what the hall found, in exactly three lists as in 2013. */

/** The three lists: what is connected, what is common, what differs. */
export type RecordedList = 'connected' | 'common' | 'differing'

/** Bodies by kind. */
export interface TownhallKinds {
  /** An idea stands in a list; `other` is the idea that it is connected with. */
  readonly idea_listed: { readonly id: string; readonly list: RecordedList; readonly idea: string; readonly other: string | null }
  /** It was taken out again; what was said of it stays in the ledger. */
  readonly idea_unlisted: { readonly id: string }
}

/** How entries change the tables: one function per kind, used by commands and by replay alike, so that they cannot differ. */
import type { Entry } from '../../../core/ledger/entry.ts'
import type { EntryKind } from '../../../core/ledger/entry-kinds.ts'
import type { Tx } from '../ledger.ts'

/** An entry of one kind. */
export type EntryOf<K extends EntryKind> = Extract<Entry, { kind: K }>
/** Applies a run of entries of one kind, in order. It reads nothing but the tables it is given and never the words. */
export type Applier<K extends EntryKind> = (tx: Tx, entries: readonly EntryOf<K>[]) => Promise<void>
/** Appliers of some kinds. */
export type Appliers<K extends EntryKind> = { readonly [Kind in K]: Applier<Kind> }

/** Makes an applier that takes entries one by one. */
export function oneByOne<K extends EntryKind>(apply: (tx: Tx, entry: EntryOf<K>) => Promise<void>): Applier<K> {
  return async (tx, entries) => {
    for (const entry of entries) await apply(tx, entry)
  }
}

/** The forum that an entry belongs to; every kind but the house's own has one. */
export function forumOf(entry: Entry): string {
  if (entry.forum === null) throw new Error(`entry ${entry.seq} (${entry.kind}) names no forum`)
  return entry.forum
}
/** The gathering that an entry belongs to. */
export function gatheringOf(entry: Entry): string {
  if (entry.gathering === null) throw new Error(`entry ${entry.seq} (${entry.kind}) names no gathering`)
  return entry.gathering
}

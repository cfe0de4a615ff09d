/** An entry of the ledger: who did what, when, sealed to the entry before it. */
import type { EntryKind, EntryBodies } from './entry-kinds.ts'

/** Instant as an ISO 8601 string in UTC with milliseconds, `2013-10-08T16:15:00.000Z`. */
export type Instant = string

/** What a rule wants recorded, before it has a number and a seal. */
export type Draft = { [K in EntryKind]: { readonly kind: K; readonly forum: string | null; readonly gathering: string | null; readonly body: EntryBodies[K] } }[EntryKind]

/** A draft of one kind. */
export type DraftOf<K extends EntryKind> = Extract<Draft, { kind: K }>

/** A sealed entry. `prevHash` and `hash` are SHA-256 in lower-case hexadecimal. `actor` is a pseudonym: `member:<id>`, `seat:<id>`, `operator` or `house`. */
export type Entry = Draft & { readonly seq: number; readonly at: Instant; readonly actor: string; readonly prevHash: string; readonly hash: string }

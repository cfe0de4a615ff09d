/** An entry of the ledger: who did what, when, sealed to the entry before it. */
import type { EntryKind, EntryBodies } from './entry-kinds.ts'
import type { Instant } from './instant.ts'

/** What a rule wants recorded, before it has a number and a seal. */
export type Draft = {
  [K in EntryKind]: { readonly kind: K; readonly forum: string | null; readonly gathering: string | null; readonly body: EntryBodies[K] }
}[EntryKind]

/** A draft of one kind. */
export type DraftOf<K extends EntryKind> = Extract<Draft, { kind: K }>

/** A sealed entry. `prevHash` and `hash` are SHA-256 in lower-case hexadecimal. `actor` is a pseudonym: `member:<id>`, `seat:<id>`, `operator` or `house`. */
export type Entry = Draft & {
  readonly seq: number
  readonly at: Instant
  readonly actor: string
  readonly prevHash: string
  readonly hash: string
}

/** The check of a frozen text that a reader runs on the own device: the seal of each text, the digest of the whole, the entry that holds it. */
import type { FrozenView } from '$contract/input-rounds.ts'
import { hashOf } from '$core/ledger/chain.ts'
import type { Entry } from '$core/ledger/entry.ts'
import type { RecordedFreeze } from '$core/ledger/reading-kinds.ts'
import { saltedDigest } from '$core/ledger/salted-digest.ts'
import { freezeDigest } from '$core/drafts/freeze.ts'

/** What came out. */
export interface FreezeCheck {
  /** Texts whose seal came out the same, another one, or could not be computed because the words were erased. */
  readonly whole: number
  readonly broken: number
  readonly erased: number
  readonly isDigestRight: boolean
  /** The entry is as it was sealed, and holds this digest of this draft. */
  readonly isOnRecord: boolean
}

/** Computes all of it anew. Nothing that the page shows is believed but by what comes out. */
export function checkFreeze(view: Pick<FrozenView, 'digest' | 'frozen' | 'words' | 'entry'>, entry: Entry | undefined): FreezeCheck {
  const words = new Map(view.words.map((one) => [one.id, one]))
  const refs = [view.frozen.title, ...view.frozen.clauses.map(({ text }) => text), ...view.frozen.minority.map(({ text }) => text)]
  const seals = refs.map(({ words: id, digest }) => {
    const kept = words.get(id)
    if (kept === undefined || kept.salt === null || kept.text === null) return 'erased'
    return saltedDigest(kept.salt, kept.text) === digest ? 'whole' : 'broken'
  })
  const of = (seal: (typeof seals)[number]): number => seals.filter((one) => one === seal).length
  return {
    whole: of('whole'),
    broken: of('broken'),
    erased: of('erased'),
    // The codes came as plain text; whatever they are, the digest covers them.
    isDigestRight: freezeDigest(view.frozen as RecordedFreeze) === view.digest,
    isOnRecord:
      entry?.seq === view.entry &&
      hashOf(entry) === entry.hash &&
      entry.kind === 'draft_frozen' &&
      entry.body.digest === view.digest &&
      entry.body.draft === view.frozen.draft,
  }
}

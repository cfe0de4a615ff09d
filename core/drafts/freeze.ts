/** The digest of a frozen text: one number over the text, what it stands on, what came of it and who dissents, the same on every device. */
import { canonicalJson, type Json } from '../ledger/canonical-json.ts'
import { sha256Hex } from '../ledger/chain.ts'
import type { RecordedFreeze } from '../ledger/reading-kinds.ts'

/**
 * SHA-256 of the canonical JSON of all that is frozen. Words stand in it by their salted digests: so it can be computed anew while
 * the words are kept, word by word, and still holds when some of them have been erased.
 */
export function freezeDigest(frozen: RecordedFreeze): string {
  return sha256Hex(canonicalJson(plain(frozen)))
}

/** The parts of a freeze in JSON; the lists stand in the order of the text. Ids of words are left out: they say where words lie, not what they are. */
function plain({ draft, version, title, language, clauses, minority, sources, results }: RecordedFreeze): Json {
  return {
    draft,
    version,
    title: title.digest,
    language,
    clauses: clauses.map(({ text, ...rest }) => ({ ...rest, text: text.digest })),
    minority: minority.map(({ text, ...rest }) => ({ ...rest, text: text.digest })),
    sources: sources.map((source) => ({ ...source })),
    results: results.map(({ groups, ...rest }) => ({ ...rest, groups: groups.map((group) => ({ ...group })) })),
  }
}

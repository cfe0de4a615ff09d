/** Makes a version of the text of a draft as it stands now, for the commands that keep one. */
import { CLAUSE_CHARACTERS_MAX, CLAUSES_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Clause } from '../../core/drafts/clause.ts'
import { takesWords } from '../../core/drafts/draft-state.ts'
import { checkVersion, versionDigest } from '../../core/drafts/version.ts'
import type { RecordedClause } from '../../core/ledger/draft-kinds.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import type { WordsRef } from '../../core/ledger/recorded-basics.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'
import { clausesNow } from '../drafting/live-text.ts'
import { holdDraft, readClauses, type ClauseRow, type DraftRow } from '../sql/drafts.ts'
import { readWords, readWordsRefs } from '../sql/words.ts'
import type { Act } from './command.ts'

/** A version of the text as it stands. */
export interface VersionAtHand {
  readonly number: number
  readonly digest: string
  readonly clauses: readonly RecordedClause[]
  /** True when the text is as it was in the version that is kept already; no entry is made then. */
  readonly isKept: boolean
  readonly drafts: readonly Draft[]
}

/** The version. Refuses a text that cannot stand on record, and one that is frozen. From here on nothing is typed until the command ends. */
export async function versionAtHand(act: Act, draft: string, reason: PlainText | null): Promise<Outcome<VersionAtHand, RefusalCode>> {
  // Held first: what somebody is just typing comes before this version or after it, whole.
  const row = await holdDraft(act.tx, draft)
  if (row === undefined) return refuse('not_found', { what: 'draft' })
  if (!takesWords(row.state)) return refuse('draft_frozen')
  const parsed = await parseClauses(act, row)
  if (!parsed.ok) return parsed
  const before = await readClauses(act.tx, draft, row.version)
  const clauses = await recordClauses(act, row, parsed.value, before)
  const digest = versionDigest(clauses)
  if (isSame(clauses, before)) return accept({ number: row.version, digest, clauses, isKept: true, drafts: [] })
  const number = row.version + 1
  const body = { draft, number, reason: reason === null ? null : act.keep(reason), digest, clauses }
  const entry: Draft = { kind: 'draft_version_kept', forum: row.forum_id, gathering: null, body }
  return accept({ number, digest, clauses, isKept: false, drafts: [entry] })
}

async function parseClauses(act: Act, row: DraftRow): Promise<Outcome<readonly Clause[], RefusalCode>> {
  const parsed: Clause[] = []
  for (const clause of await clausesNow(act.tx, row.id)) {
    const text = parsePlainText(clause.text, clause.label, CLAUSE_CHARACTERS_MAX)
    if (text.ok) parsed.push({ ...clause, text: text.value })
    // A clause of nothing but signs that are taken out is no clause.
    else if (text.code !== 'text_empty') return text
  }
  const checked = checkVersion(parsed, CLAUSES_MAX)
  return checked.ok ? accept(parsed) : checked
}

/** A text that is as it was in the version before keeps its words, so that it is kept once and erased once. */
async function recordClauses(act: Act, row: DraftRow, clauses: readonly Clause[], before: readonly ClauseRow[]): Promise<RecordedClause[]> {
  const ids = before.map(({ text_words }) => text_words)
  const [texts, refs] = [await readWords(act.tx, ids), await readWordsRefs(act.tx, ids)]
  const words = new Map(before.map(({ clause_id, text_words }) => [clause_id, text_words]))
  const refOf = ({ id, text }: Clause): WordsRef => {
    const old = words.get(id)
    const ref = old !== undefined && texts.of(old) === text ? refs.get(old) : undefined
    return ref ?? act.keep(text, row.language)
  }
  return clauses.map((clause) => ({
    clause: clause.id,
    kind: clause.kind,
    depth: clause.depth,
    label: clause.label,
    text: refOf(clause),
  }))
}

function isSame(recorded: readonly RecordedClause[], before: readonly ClauseRow[]): boolean {
  return (
    recorded.length === before.length &&
    recorded.every(({ clause, kind, depth, label, text }, at) => {
      const old = before[at]
      return old?.clause_id === clause && old.kind === kind && old.depth === depth && old.label === label && old.text_words === text.words
    })
  )
}

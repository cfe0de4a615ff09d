/** Keeps the text of a draft as it stands now as a version: the one moment at which what was typed comes on record. */
import { CLAUSE_CHARACTERS_MAX, CLAUSES_MAX, VERSION_REASON_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Clause } from '../../core/drafts/clause.ts'
import { takesWords } from '../../core/drafts/draft-state.ts'
import { checkVersion, versionDigest } from '../../core/drafts/version.ts'
import type { RecordedClause } from '../../core/ledger/draft-kinds.ts'
import type { WordsRef } from '../../core/ledger/recorded-basics.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import { clausesNow } from '../drafting/live-text.ts'
import type { HouseBase } from '../house-base.ts'
import { holdDraft, readClauses, type ClauseRow, type DraftRow } from '../sql/drafts.ts'
import { readWords, readWordsRefs } from '../sql/words.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'
import { parseOptional } from './parse-texts.ts'

/** Keeps it. Refuses when nothing has changed since the last version, and a text that cannot stand on record. */
export async function keepVersion(
  house: HouseBase,
  acting: Acting,
  draft: string,
  asked: { readonly reason: string | null },
): Promise<Outcome<Done<{ number: number; digest: string }>, RefusalCode>> {
  const reason = parseOptional(asked.reason, 'reason', VERSION_REASON_CHARACTERS_MAX)
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    // Held first: what somebody is just typing comes before this version or after it, whole.
    const row = await holdDraft(act.tx, draft)
    if (row === undefined) return refuse('not_found', { what: 'draft' })
    if (!takesWords(row.state)) return refuse('draft_frozen')
    const clauses = await parseClauses(act, row)
    if (!clauses.ok) return clauses
    const before = await readClauses(act.tx, draft, row.version)
    const recorded = await recordClauses(act, row, clauses.value, before)
    if (isSame(recorded, before)) return refuse('nothing_changed', { version: row.version })
    const [number, digest] = [row.version + 1, versionDigest(recorded)]
    const reasonRef = reason.value === null ? null : act.keep(reason.value)
    const body = { draft, number, reason: reasonRef, digest, clauses: recorded }
    return accept({
      drafts: [{ kind: 'draft_version_kept', forum: row.forum_id, gathering: null, body }],
      result: { number, digest },
    })
  })
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

/** Suggestions on the text of a draft, each with the difference it makes and how it stands to the words of today. */
import type { TextSuggestionView } from '../../contract/text-suggestions.ts'
import type { Clause } from '../../core/drafts/clause.ts'
import { standingOf } from '../../core/drafts/text-suggestion.ts'
import { diffWords } from '../../core/drafts/word-diff.ts'
import type { RecordedSuggestionState } from '../../core/ledger/wording-kinds.ts'
import { clausesNow } from '../drafting/live-text.ts'
import type { House } from '../house.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { countTextSuggestions, listTextSuggestions, type TextSuggestionRow } from '../sql/text-suggestions.ts'
import { readWords, type WordsById } from '../sql/words.ts'

/** Suggestions of a draft. Six queries, whatever their number. */
export async function viewTextSuggestions(
  house: House,
  draft: DraftRow,
  asked: { readonly clause?: string | undefined; readonly state?: RecordedSuggestionState | undefined; readonly member: string | null },
): Promise<{ suggestions: TextSuggestionView[]; open: number }> {
  const { db } = house.database
  const rows = await listTextSuggestions(db, draft.id, asked)
  const [words, clauses, { open }] = [
    await readWords(db, rows.flatMap(wordsOf)),
    await clausesNow(db, draft.id),
    await countTextSuggestions(db, draft.id),
  ]
  const now = new Map(clauses.map((clause) => [clause.id, clause]))
  return { suggestions: rows.map((row) => suggestionOf(row, words, now, asked.member)), open }
}

function wordsOf(row: TextSuggestionRow): (string | null)[] {
  return [row.expected_words, row.text_words, row.reason_words, row.settled_words]
}

function suggestionOf(
  row: TextSuggestionRow,
  words: WordsById,
  now: ReadonlyMap<string, Clause>,
  member: string | null,
): TextSuggestionView {
  const [expected, text] = [words.of(row.expected_words) ?? '', words.of(row.text_words)]
  const clause = row.clause_id === null ? undefined : now.get(row.clause_id)
  const isFirst = row.act === 'insert' && row.clause_id === null
  const standing =
    row.state === 'open' ? standingOf({ act: row.act, expected, words: text ?? '' }, isFirst ? '' : (clause?.text ?? null)) : null
  return {
    id: row.id,
    number: row.number,
    act: row.act,
    clause: row.clause_id,
    label: clause?.label ?? null,
    kind: row.clause_kind,
    depth: row.depth,
    text,
    runs: [...diffWords(expected, text ?? '')],
    reason: words.of(row.reason_words),
    stakeholderGroup: row.stakeholder_group_id,
    isMine: member !== null && row.author_id === member,
    madeAt: row.made_at,
    state: row.state,
    standing: standing?.is ?? null,
    wayOn: standing?.is === 'out_of_date' ? standing.wayOn : null,
    settledReason: words.of(row.settled_words),
    settledAt: row.settled_at,
    entry: row.entry,
  }
}

/** Accepts a suggestion: its words come into the text in the same moment as the entry that says so. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayAccept } from '../../core/drafts/text-suggestion.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { clausesNow, insertClause, removeClause, replaceClause } from '../drafting/live-text.ts'
import type { HouseBase } from '../house-base.ts'
import type { Tx } from '../sql/ledger.ts'
import { readTextSuggestion, type TextSuggestionRow } from '../sql/text-suggestions.ts'
import { readWords } from '../sql/words.ts'
import { perform, type Acting, type Done } from './command.ts'
import { handOf, writableDraft } from './draft-at-hand.ts'

/** Which suggestion, and who says so. */
export interface AtSuggestion {
  readonly draft: string
  readonly number: number
  readonly member: string
}

/** Accepts it. Commands take turns at the head of the ledger, so of two who accept at once the second finds it settled. */
export async function acceptTextSuggestion(
  house: HouseBase,
  acting: Acting,
  asked: AtSuggestion,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await writableDraft(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const suggestion = await readTextSuggestion(act.tx, row.id, asked.number)
    if (suggestion === undefined) return refuse('not_found', { what: 'suggestion' })
    const words = await readWords(act.tx, [suggestion.expected_words, suggestion.text_words])
    const texts = { expected: words.of(suggestion.expected_words) ?? '', words: words.of(suggestion.text_words) ?? '' }
    const isFirst = suggestion.act === 'insert' && suggestion.clause_id === null
    const now = isFirst ? '' : ((await clausesNow(act.tx, row.id)).find(({ id }) => id === suggestion.clause_id)?.text ?? null)
    const may = mayAccept({ ...suggestion, author: suggestion.author_id, ...texts }, now, await handOf(act.tx, row, asked.member))
    if (!may.ok) return may
    const clause = suggestion.act === 'insert' ? act.newId() : suggestion.clause_id
    const done = await apply(act.tx, suggestion, texts, clause ?? '')
    if (!done.ok) return done
    return accept({
      drafts: [{ kind: 'suggestion_accepted', ...place, body: { id: suggestion.id, draft: row.id, clause } }],
      result: { id: suggestion.id },
    })
  })
}

async function apply(
  tx: Tx,
  { draft_id: draft, act, clause_id, clause_kind, depth }: TextSuggestionRow,
  { expected, words }: { readonly expected: string; readonly words: string },
  clause: string,
): Promise<Outcome<null, RefusalCode>> {
  if (act === 'insert') return await insertClause(tx, draft, { id: clause, after: clause_id, kind: clause_kind, depth, text: words })
  if (act === 'delete') return await removeClause(tx, draft, clause, { expected })
  return await replaceClause(tx, draft, clause, { expected, text: words })
}

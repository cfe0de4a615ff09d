/** Somebody suggests other words for a clause, a new clause behind it, or that it goes. */
import { CLAUSE_CHARACTERS_MAX, PARAGRAPH_CHARACTERS_MAX, SUGGESTIONS_PER_DRAFT_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedSuggestedAct } from '../../core/ledger/wording-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'
import { clausesNow } from '../drafting/live-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readAllegiance } from '../sql/amendments.ts'
import { countTextSuggestions } from '../sql/text-suggestions.ts'
import { perform, type Acting, type Done } from './command.ts'
import { writableDraft } from './draft-at-hand.ts'
import { parseOptional } from './parse-texts.ts'

/** What is suggested, on which words. */
export interface SuggestText {
  readonly draft: string
  readonly member: string
  readonly act: RecordedSuggestedAct
  /** The clause, or the one that the new clause comes after; null: first of all. */
  readonly clause: string | null
  /** The words of the clause as its author has seen them; null for a new clause. */
  readonly expected: string | null
  readonly text: string | null
  readonly kind: 'preamble' | 'operative'
  readonly depth: 0 | 1 | 2
  readonly reason: string | null
}

/** Puts it on record. Refuses one that was made on words that are others meanwhile: its author has not seen what it would change. */
export async function suggestText(
  house: HouseBase,
  acting: Acting,
  asked: SuggestText,
): Promise<Outcome<Done<{ id: string; number: number }>, RefusalCode>> {
  const text = asked.act === 'delete' ? accept(null) : parsePlainText(asked.text ?? '', 'text', CLAUSE_CHARACTERS_MAX)
  const reason = parseOptional(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await writableDraft(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const clause = (await clausesNow(act.tx, row.id)).find(({ id }) => id === asked.clause)
    const fits = fitsClause(asked, text.value, clause)
    if (!fits.ok) return fits
    const { all } = await countTextSuggestions(act.tx, row.id)
    if (all >= SUGGESTIONS_PER_DRAFT_MAX) return refuse('suggestions_full', { limit: SUGGESTIONS_PER_DRAFT_MAX })
    const allegiance = await readAllegiance(act.tx, row.forum_id, asked.member)
    const id = act.newId()
    const number = all + 1
    const body = {
      id,
      draft: row.id,
      number,
      act: asked.act,
      clause: clause?.id ?? null,
      expected: asked.act === 'insert' || clause === undefined ? null : act.keep(clause.text, row.language),
      text: text.value === null ? null : act.keep(text.value, row.language),
      clauseKind: asked.act === 'insert' ? asked.kind : (clause?.kind ?? asked.kind),
      depth: asked.act === 'insert' ? asked.depth : (clause?.depth ?? asked.depth),
      reason: reason.value === null ? null : act.keep(reason.value),
      author: asked.member,
      stakeholderGroup: allegiance?.stakeholderGroup ?? null,
    }
    return accept({ drafts: [{ kind: 'text_suggested', ...place, body }], result: { id, number } })
  })
}

function fitsClause(
  { act, clause: id, expected }: SuggestText,
  text: PlainText | null,
  clause: { readonly text: string } | undefined,
): Outcome<true, 'not_found' | 'words_changed' | 'nothing_suggested'> {
  if (clause === undefined) return act === 'insert' && id === null ? accept(true) : refuse('not_found', { what: 'clause' })
  if (act === 'insert') return accept(true)
  if (expected !== null && lines(expected) !== lines(clause.text)) return refuse('words_changed')
  return text === clause.text ? refuse('nothing_suggested') : accept(true)
}

/** Forms send line ends of their own. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n')
}

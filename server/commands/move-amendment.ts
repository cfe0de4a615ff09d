/** Moves an amendment to a kept version: other words for a range, in the name of an organisation or a group. */
import { AMENDMENTS_PER_DRAFT_MAX, CLAUSE_CHARACTERS_MAX, PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { sponsorOf } from '../../core/drafts/amendment-state.ts'
import { rangeIn, replaceRange, type wordsOfRange, type TextRange } from '../../core/drafts/text-range.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'
import { versionTexts } from '../drafting/version-texts.ts'
import type { HouseBase } from '../house-base.ts'
import { countAmendments, readAllegiance } from '../sql/amendments.ts'
import { perform, type Acting, type Done } from './command.ts'
import { writableDraft } from './draft-at-hand.ts'
import { parseOptional } from './parse-texts.ts'

/** What is moved. */
export interface MoveAmendment extends TextRange {
  readonly draft: string
  readonly member: string
  readonly version: number
  /** Null: the words of the range go. */
  readonly text: string | null
  readonly reason: string
}

/** Moves it; whoever moves it is its first sponsor. */
export async function moveAmendment(
  house: HouseBase,
  acting: Acting,
  asked: MoveAmendment,
): Promise<Outcome<Done<{ id: string; number: number }>, RefusalCode>> {
  const text = parseOptional(asked.text, 'text', CLAUSE_CHARACTERS_MAX)
  const reason = parsePlainText(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await writableDraft(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const clauses = await versionTexts(act.tx, row.id, asked.version)
    const range = rangeIn(clauses, asked)
    if (!range.ok) return range
    if (changesNothing(clauses, range.value, text.value)) return refuse('nothing_suggested')
    const member = await readAllegiance(act.tx, row.forum_id, asked.member)
    const sponsor = sponsorOf(member ?? { organisation: null, stakeholderGroup: null })
    if (!sponsor.ok) return sponsor
    const moved = await countAmendments(act.tx, row.id)
    if (moved >= AMENDMENTS_PER_DRAFT_MAX) return refuse('amendments_full', { limit: AMENDMENTS_PER_DRAFT_MAX })
    const [id, number] = [act.newId(), moved + 1]
    const { first, from, last, to } = range.value
    const words = { text: text.value === null ? null : act.keep(text.value, row.language), reason: act.keep(reason.value) }
    const body = { id, draft: row.id, number, version: asked.version, first, from, last, to, ...words, author: asked.member }
    return accept({
      drafts: [
        { kind: 'amendment_moved', ...place, body },
        {
          kind: 'amendment_endorsed',
          ...place,
          body: { id, draft: row.id, sponsorKind: sponsor.value.kind, sponsor: sponsor.value.id, by: asked.member },
        },
      ],
      result: { id, number },
    })
  })
}

function changesNothing(clauses: Parameters<typeof wordsOfRange>[0], range: TextRange, text: PlainText | null): boolean {
  const before = clauses.find(({ id }) => id === range.first)?.text
  const { first, gone } = replaceRange(clauses, range, text ?? '')
  return gone.length === 0 && first?.text === before
}

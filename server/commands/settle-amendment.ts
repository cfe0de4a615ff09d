/** The team says what became of an amendment. What is adopted comes into the text in the same moment as the entry that says so. */
import { CLAUSE_CHARACTERS_MAX, PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { amendedToday, type AmendedClause } from '../../core/drafts/amended-today.ts'
import { maySettleAmendment } from '../../core/drafts/amendment-state.ts'
import { takesWords } from '../../core/drafts/draft-state.ts'
import type { RecordedAmendmentOutcome } from '../../core/ledger/wording-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'
import { clausesNow, removeClause, replaceClause } from '../drafting/live-text.ts'
import { versionTexts } from '../drafting/version-texts.ts'
import type { HouseBase } from '../house-base.ts'
import { readAmendment, type AmendmentRow } from '../sql/amendments.ts'
import type { Tx } from '../sql/ledger.ts'
import { readWords } from '../sql/words.ts'
import { perform, type Acting, type Done } from './command.ts'
import { draftAtHand, handOf } from './draft-at-hand.ts'
import type { AtAmendment } from './endorse-amendment.ts'
import { parseOptional } from './parse-texts.ts'

/** What the team says. */
export interface SettleAmendment extends AtAmendment {
  readonly outcome: RecordedAmendmentOutcome
  /** With a change: the words of its first clause as they shall read, and as whoever decides has seen them. */
  readonly text: string | null
  readonly expected: string | null
  readonly reason: string | null
}

/** Settles it. Not adopted asks for a reason; a change asks for the words. */
export async function settleAmendment(
  house: HouseBase,
  acting: Acting,
  asked: SettleAmendment,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const parsed = parse(asked)
  if (!parsed.ok) return parsed
  const { text, reason } = parsed.value
  return await perform(house, acting, async (act) => {
    const found = await draftAtHand(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const amendment = await readAmendment(act.tx, row.id, asked.number)
    if (amendment === undefined) return refuse('not_found', { what: 'amendment' })
    const may = maySettleAmendment(amendment.state, await handOf(act.tx, row, asked.member))
    if (!may.ok) return may
    if (asked.outcome !== 'not_adopted') {
      if (!takesWords(row.state)) return refuse('draft_frozen')
      const changes =
        text === null ? await asMoved(act.tx, amendment) : await asWritten(act.tx, amendment, { text, expected: asked.expected })
      if (changes === null) return refuse('words_changed')
      const done = await apply(act.tx, row.id, changes)
      if (!done.ok) return done
    }
    const words = {
      text: text === null ? null : act.keep(text, row.language),
      reason: reason === null ? null : act.keep(reason),
    }
    return accept({
      drafts: [{ kind: 'amendment_settled', ...place, body: { id: amendment.id, draft: row.id, outcome: asked.outcome, ...words } }],
      result: { id: amendment.id },
    })
  })
}

function parse(asked: SettleAmendment): Outcome<{ text: PlainText | null; reason: PlainText | null }, RefusalCode> {
  const isChanged = asked.outcome === 'adopted_changed'
  const text = isChanged ? parsePlainText(asked.text ?? '', 'text', CLAUSE_CHARACTERS_MAX) : accept(null)
  if (!text.ok) return text
  const reason =
    asked.outcome === 'not_adopted'
      ? parsePlainText(asked.reason ?? '', 'reason', PARAGRAPH_CHARACTERS_MAX)
      : parseOptional(asked.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  return reason.ok ? accept({ text: text.value, reason: reason.value }) : reason
}

/** The words it asks for, carried over to the text of today. */
async function asMoved(tx: Tx, row: AmendmentRow): Promise<readonly AmendedClause[] | null> {
  const words = await readWords(tx, [row.text_words])
  const range = { first: row.first_clause, from: row.first_place, last: row.last_clause, to: row.last_place }
  const version = await versionTexts(tx, row.draft_id, row.version)
  return amendedToday(version, { range, words: words.of(row.text_words) ?? '' }, await clausesNow(tx, row.draft_id))
}

/** The words that the team wrote for its first clause; other clauses of the range stay as they are. */
async function asWritten(
  tx: Tx,
  row: AmendmentRow,
  { text, expected }: { readonly text: string; readonly expected: string | null },
): Promise<readonly AmendedClause[] | null> {
  const now = (await clausesNow(tx, row.draft_id)).find(({ id }) => id === row.first_clause)?.text
  if (now === undefined || (expected !== null && expected.replaceAll('\r\n', '\n') !== now)) return null
  return [{ clause: row.first_clause, expected: now, words: text }]
}

async function apply(tx: Tx, draft: string, changes: readonly AmendedClause[]): Promise<Outcome<null, RefusalCode>> {
  for (const { clause, expected, words } of changes) {
    const done =
      words === null
        ? await removeClause(tx, draft, clause, { expected })
        : await replaceClause(tx, draft, clause, { expected, text: words })
    if (!done.ok) return done
  }
  return accept(null)
}

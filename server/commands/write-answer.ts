/** A focal point writes what their body says to a clause. It lies beside the record until a second one confirms it. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { checkAnswer, type Answer, type WrittenAnswer } from '../../core/adoption/register.ts'
import type { RecordedCell } from '../../core/ledger/adoption-kinds.ts'
import { canonicalJson } from '../../core/ledger/canonical-json.ts'
import { sha256Hex } from '../../core/ledger/chain.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { keepAnswerDraft, readClauseOfHandover } from '../sql/adoption.ts'
import { readFocalPoints } from '../sql/focal-points.ts'
import { readWords } from '../sql/words.ts'
import { cellAtHand, isSettled } from './cell-at-hand.ts'
import { perform, type Acting } from './command.ts'
import { parseOptional, parseTitle } from './parse-texts.ts'

/** What a focal point fills in. */
export interface WriteAnswer {
  readonly answer: Answer
  readonly reason: string | null
  readonly department: string
  readonly part: string | null
  readonly change: string | null
}

/** Writes it, in place of what waited there before. Nothing of it is on record. */
export async function writeAnswer(
  house: HouseBase,
  acting: Acting,
  at: RecordedCell & { readonly member: string },
  wanted: WriteAnswer,
): Promise<Outcome<{ digest: string; writtenAt: string }, RefusalCode>> {
  const parsed = parseAnswer(wanted)
  if (!parsed.ok) return parsed
  return await perform(house, acting, async (act) => {
    const found = await cellAtHand(act.tx, at)
    if (!found.ok) return found
    if (isSettled(found.value.cell)) return refuse('answer_settled')
    // Somebody may have been withdrawn while this waited for its turn.
    if (!(await readFocalPoints(act.tx, at.body)).includes(at.member)) return refuse('not_focal_point')
    const clause = await readClauseOfHandover(act.tx, at)
    const text = (await readWords(act.tx, [clause?.text_words])).of(clause?.text_words) ?? ''
    const written = checkAnswer(parsed.value, text)
    if (!written.ok) return written
    const digest = sha256Hex(canonicalJson({ ...written.value, by: at.member, at: act.now }))
    const row = {
      handover_id: at.handover,
      clause_id: at.clause,
      body_id: at.body,
      member_id: at.member,
      ...written.value,
      digest,
      written_at: act.now,
    }
    return accept({
      drafts: [],
      result: { digest, writtenAt: act.now },
      alongside: async (tx) => await keepAnswerDraft(tx, row),
    })
  })
}

function parseAnswer(wanted: WriteAnswer): Outcome<WrittenAnswer, RefusalCode> {
  const department = parseTitle(wanted.department, 'department')
  if (!department.ok) return department
  const reason = parseOptional(wanted.reason, 'reason', PARAGRAPH_CHARACTERS_MAX)
  if (!reason.ok) return reason
  const part = parseOptional(wanted.part, 'part', PARAGRAPH_CHARACTERS_MAX)
  if (!part.ok) return part
  const change = parseOptional(wanted.change, 'change', PARAGRAPH_CHARACTERS_MAX)
  if (!change.ok) return change
  return accept({
    answer: wanted.answer,
    reason: reason.value,
    department: department.value,
    part: part.value,
    change: change.value,
  })
}

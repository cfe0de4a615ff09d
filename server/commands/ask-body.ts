/** A member asks a body something about a text that was handed to it. */
import { BODY_QUESTIONS_MAX, PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { dueAfterDays, QUESTION_DAYS } from '../../core/adoption/register.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readCells, readQuestionsOfHandovers } from '../sql/adoption.ts'
import { readStanding } from '../sql/teams.ts'
import { handoverAtHand } from './cell-at-hand.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Asks it; the body answers within a month. The group of whoever asks stands beside the question, their name does not. */
export async function askBody(
  house: HouseBase,
  acting: Acting,
  at: { readonly handover: string; readonly body: string; readonly clause: string | null; readonly member: string | null },
  words: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(words, 'text', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const found = await handoverAtHand(act.tx, at.handover)
    if (!found.ok) return found
    const { handover, timeZone } = found.value
    const cells = await readCells(act.tx, [at.handover])
    if (!cells.some((cell) => cell.body_id === at.body && (at.clause === null || cell.clause_id === at.clause)))
      return refuse('not_asked_of_body')
    const asked = (await readQuestionsOfHandovers(act.tx, [at.handover])).filter((one) => one.body_id === at.body)
    if (asked.length >= BODY_QUESTIONS_MAX)
      return refuse('invalid', { field: 'text', detail: `a body is asked at most ${BODY_QUESTIONS_MAX} questions about one text.` })
    const standing = at.member === null ? null : await readStanding(act.tx, handover.forum_id, at.member)
    const body = {
      id: act.newId(),
      handover: at.handover,
      body: at.body,
      clause: at.clause,
      text: act.keep(text.value),
      stakeholderGroup: standing?.stakeholderGroup ?? null,
      dueAt: dueAfterDays(act.now, QUESTION_DAYS, timeZone),
    }
    return accept({ drafts: [{ kind: 'body_question_asked', forum: handover.forum_id, gathering: null, body }], result: { id: body.id } })
  })
}

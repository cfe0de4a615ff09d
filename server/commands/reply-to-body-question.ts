/** A focal point answers a question that was put to their body. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readBodyQuestion } from '../sql/adoption.ts'
import { handoverAtHand } from './cell-at-hand.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Answers it, once. A question to another body is none of theirs. */
export async function replyToBodyQuestion(
  house: HouseBase,
  acting: Acting,
  at: { readonly body: string; readonly question: string },
  words: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(words, 'text', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const question = await readBodyQuestion(act.tx, at.question)
    if (question?.body_id !== at.body) return refuse('not_found', { what: 'question to this body' })
    if (question.replied_at !== null) return refuse('changed_since', { what: 'this question is answered' })
    const found = await handoverAtHand(act.tx, question.handover_id)
    if (!found.ok) return found
    const body = { id: question.id, text: act.keep(text.value) }
    return accept({
      drafts: [{ kind: 'body_question_replied', forum: found.value.handover.forum_id, gathering: null, body }],
      result: { id: question.id },
    })
  })
}

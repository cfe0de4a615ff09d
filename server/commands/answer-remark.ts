/** A speaker says to a remark that was taken of their speech: that is what I meant, this is, or nothing yet. */
import { PARAGRAPH_CHARACTERS_MAX, REMARKS_OF_SPEECHES_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedRemarkAnswer } from '../../core/ledger/floor-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readHand } from '../sql/floor.ts'
import { readGathering } from '../sql/gatherings.ts'
import { listRemarksOfSpeeches } from '../sql/remarks.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Answers it. Refuses a remark of somebody else, and one that was confirmed or corrected already. */
export async function answerRemark(
  house: HouseBase,
  acting: Acting,
  asked: {
    readonly gathering: string
    readonly seat: string
    readonly remark: string
    readonly answer: RecordedRemarkAnswer
    readonly text: string | null
  },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = asked.answer === 'corrected' ? parsePlainText(asked.text ?? '', 'text', PARAGRAPH_CHARACTERS_MAX) : accept(null)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, asked.gathering)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state !== 'open') return refuse('gathering_not_open')
    const remark = (await listRemarksOfSpeeches(act.tx, gathering.id, REMARKS_OF_SPEECHES_MAX)).find(({ id }) => id === asked.remark)
    const hand = remark === undefined ? undefined : await readHand(act.tx, gathering.id, remark.hand)
    if (remark === undefined || hand?.seat !== asked.seat) return refuse('not_found', { what: 'remark of yours' })
    if (remark.answer === 'confirmed' || remark.answer === 'corrected') return refuse('changed_since', { what: 'you have answered this' })
    const body = { id: remark.id, answer: asked.answer, text: text.value === null ? null : act.keep(text.value) }
    return accept({
      drafts: [{ kind: 'remark_answered', forum: gathering.forum_id, gathering: gathering.id, body }],
      result: { id: remark.id },
      ...(gathering.is_chatham_house ? { actor: 'house' } : {}),
    })
  })
}

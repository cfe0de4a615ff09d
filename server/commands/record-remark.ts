/** Puts on record what was said in a town hall. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import { REMARKS_MAX } from '../../contract/gathering-record.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { keepRemarkWhereabouts, readHand } from '../sql/floor.ts'
import { readGathering } from '../sql/gatherings.ts'
import { countRemarks } from '../sql/remarks.ts'
import { perform, type Acting, type Done } from './command.ts'

/** A remark about the questions or about the process. */
export interface RecordRemark {
  readonly gathering: string
  readonly about: 'questions' | 'process'
  readonly text: string
  /** The hand whose speech it was taken of. */
  readonly hand?: string | null
}

/** Records a remark at the end of its list. Refuses an empty or overlong text, and a list that is full. */
export async function recordRemark(
  house: HouseBase,
  acting: Acting,
  asked: RecordRemark,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(asked.text, 'text', PARAGRAPH_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, asked.gathering)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    const position = await countRemarks(act.tx, gathering.id, asked.about)
    if (position >= REMARKS_MAX)
      return refuse('invalid', {
        field: 'text',
        detail: `this gathering has ${REMARKS_MAX} remarks of this kind already; no more can be kept.`,
      })
    const hand = asked.hand ?? null
    if (hand !== null && !['speaking', 'spoken'].includes((await readHand(act.tx, gathering.id, hand))?.state ?? ''))
      return refuse('not_found', { what: 'speech', field: 'speech' })
    const isUntold = gathering.is_chatham_house
    const id = act.newId()
    return accept({
      drafts: [
        {
          kind: 'remark_recorded',
          forum: gathering.forum_id,
          gathering: gathering.id,
          body: {
            id,
            about: asked.about,
            position,
            text: act.keep(text.value),
            label: null,
            ...(hand === null || isUntold ? {} : { hand }),
          },
        },
      ],
      result: { id },
      // Whoever spoke is asked whether it is what they meant; under the Chatham House Rule that is known beside the record alone.
      alongside: async (tx) => {
        if (hand !== null && isUntold) await keepRemarkWhereabouts(tx, { remark_id: id, gathering_id: gathering.id, hand_id: hand })
      },
    })
  })
}

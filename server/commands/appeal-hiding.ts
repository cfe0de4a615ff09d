/** The author of a hidden idea appeals; the words of the appeal are for the moderators. */
import { APPEAL_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readHiding } from '../sql/moderation.ts'
import { tooLate } from './acting.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Appeals against hiding an idea that a receipt has proved. Refuses when it is not hidden, and a second appeal. */
export async function appealHiding(
  house: HouseBase,
  acting: Acting,
  idea: { readonly id: string; readonly gathering: string; readonly number: number },
  words: string,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(words, 'text', APPEAL_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, idea.gathering)
    if (!place.ok) return place
    const hiding = await readHiding(act.tx, idea.id)
    if (hiding === undefined) return tooLate(`idea No. ${idea.number} is not hidden`, null)
    if (hiding.appealed_at !== null) return tooLate(`you have appealed for idea No. ${idea.number} already`, null)
    return accept({
      drafts: [{ kind: 'hiding_appealed', ...place.value, body: { idea: idea.id, text: act.keep(text.value) } }],
      result: { id: idea.id },
    })
  })
}

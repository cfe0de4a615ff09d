/** Gives a photo its text alternative. */
import { ALTERNATIVE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { photoOfGathering } from './photo-of-gathering.ts'

/** Describes a photo; the text before it stays on record and is shown no more. Refuses one that was taken down. */
export async function describePhoto(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly number: number; readonly text: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(asked.text, 'text', ALTERNATIVE_CHARACTERS_MAX)
  if (!text.ok) return text
  return await perform(house, acting, async (act) => {
    const found = await photoOfGathering(act.tx, asked.gathering, asked.number)
    if (!found.ok) return found
    const { photo, place } = found.value
    if (photo.taken_down_reason !== null) return refuse('photo_taken_down', { number: photo.number })
    return accept({
      drafts: [{ kind: 'photo_described', ...place, body: { photo: photo.id, text: act.keep(text.value), role: acting.role } }],
      result: { id: photo.id },
    })
  })
}

/** Makes a photo public. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { decidePublishing } from '../../core/photos/publishing.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { photoOfGathering } from './photo-of-gathering.ts'

/** Publishes a photo; one that is public already makes no entry. */
export async function publishPhoto(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly number: number; readonly isAgreed: boolean },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await photoOfGathering(act.tx, asked.gathering, asked.number)
    if (!found.ok) return found
    const { photo, place } = found.value
    if ((await readGathering(act.tx, place.gathering))?.is_chatham_house === true) return refuse('no_photos_here')
    const decided = decidePublishing(
      {
        number: photo.number,
        isDescribed: photo.text_words !== null,
        isPublic: photo.published_at !== null,
        takenDown: photo.taken_down_reason,
      },
      asked.isAgreed,
    )
    if (!decided.ok) return decided
    const body = { photo: photo.id, role: acting.role }
    return accept({
      drafts: decided.value.isNew ? [{ kind: 'photo_published', ...place, body }] : [],
      result: { id: photo.id },
    })
  })
}

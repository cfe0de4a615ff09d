/** Shows a photo again that was taken down, as it stood before. */
import { TAKEN_DOWN_DAYS } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readPictureBytes } from '../sql/photos.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { photoOfGathering } from './photo-of-gathering.ts'

/** Restores a photo. Refuses one that is not down, and one whose bytes are deleted. */
export async function restorePhoto(
  house: HouseBase,
  acting: ActingInRole,
  gathering: string,
  number: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await photoOfGathering(act.tx, gathering, number)
    if (!found.ok) return found
    const { photo, place } = found.value
    if (photo.taken_down_reason === null) return tooLate(`photo ${number} is not taken down`, null)
    if ((await readPictureBytes(act.tx, place.gathering, photo.small_digest)) === undefined)
      return refuse('photo_deleted', { number, days: TAKEN_DOWN_DAYS })
    return accept({
      drafts: [{ kind: 'photo_restored', ...place, body: { photo: photo.id, role: acting.role } }],
      result: { id: photo.id },
    })
  })
}

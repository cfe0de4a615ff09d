/** Takes a photo down: nobody is given its picture from then on but those who moderate, and a line of the public log says why. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { PhotoReason } from '../../core/photos/publishing.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { photoOfGathering } from './photo-of-gathering.ts'

/** Takes a photo down, public or not. Refuses one that is down already, naming who did it. */
export async function takeDownPhoto(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly number: number; readonly reason: PhotoReason },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await photoOfGathering(act.tx, asked.gathering, asked.number)
    if (!found.ok) return found
    const { photo, place } = found.value
    if (photo.taken_down_reason !== null) return tooLate(`photo ${photo.number} was taken down`, photo.taken_down_role)
    return accept({
      drafts: [{ kind: 'photo_taken_down', ...place, body: { photo: photo.id, reason: asked.reason, role: acting.role } }],
      result: { id: photo.id },
    })
  })
}

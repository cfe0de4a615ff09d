/** What was asked about a photo was looked at, and the photo stays. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readPhotoReports } from '../sql/photos.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { photoOfGathering } from './photo-of-gathering.ts'

/** Settles what was asked. Refuses when nothing waits, naming who settled it and how. */
export async function keepPhoto(
  house: HouseBase,
  acting: ActingInRole,
  gathering: string,
  number: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await photoOfGathering(act.tx, gathering, number)
    if (!found.ok) return found
    const { photo, place } = found.value
    const [last] = await readPhotoReports(act.tx, photo.id)
    if (last === undefined) return tooLate(`nobody has asked about photo ${number}`, null)
    if (last.settled !== null)
      return tooLate(`photo ${number} was ${last.settled === 'taken_down' ? 'taken down' : 'kept'}`, last.settled_role)
    return accept({
      drafts: [{ kind: 'photo_reports_settled', ...place, body: { photo: photo.id, role: acting.role } }],
      result: { id: photo.id },
    })
  })
}

/** Somebody asks that a photo be taken down. */
import { PHOTO_NOTE_CHARACTERS_MAX, PHOTO_REPORTS_OPEN_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { isSeenByAll, type PhotoReason } from '../../core/photos/publishing.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readPhotoReports } from '../sql/photos.ts'
import { perform, type Done } from './command.ts'
import { photoOfGathering } from './photo-of-gathering.ts'

/** Asks about a photo that the asker can see. Whoever asks is not kept: people on photos need no account to be heard. */
export async function reportPhoto(
  house: HouseBase,
  asked: { readonly gathering: string; readonly number: number; readonly reason: PhotoReason; readonly note: string | null },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const note = asked.note === null ? null : parsePlainText(asked.note, 'note', PHOTO_NOTE_CHARACTERS_MAX)
  if (note?.ok === false) return note
  return await perform(house, { actor: 'house' }, async (act) => {
    const found = await photoOfGathering(act.tx, asked.gathering, asked.number)
    if (!found.ok) return found
    const { photo, place } = found.value
    const isChathamHouse = (await readGathering(act.tx, place.gathering))?.is_chatham_house === true
    if (!isSeenByAll({ isPublic: photo.published_at !== null, takenDown: photo.taken_down_reason }, isChathamHouse))
      return refuse('not_found', { what: `photo ${asked.number} in this gathering` })
    const open = (await readPhotoReports(act.tx, photo.id)).filter(({ settled }) => settled === null).length
    if (open >= PHOTO_REPORTS_OPEN_MAX) return refuse('photo_reports_full', { number: photo.number, limit: PHOTO_REPORTS_OPEN_MAX })
    const id = act.newId()
    const kept = note === null ? null : act.keep(note.value)
    return accept({
      drafts: [{ kind: 'photo_reported', ...place, body: { id, photo: photo.id, reason: asked.reason, note: kept } }],
      result: { id },
    })
  })
}

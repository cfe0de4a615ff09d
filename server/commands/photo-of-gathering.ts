/** The photo that an act is about, and where its entry belongs. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { Tx } from '../sql/ledger.ts'
import { readPhoto, type PhotoRow } from '../sql/photos.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** A photo by its number with forum and gathering. Refuses one that is not there. */
export async function photoOfGathering(
  tx: Tx,
  gathering: string,
  number: number,
): Promise<Outcome<{ readonly photo: PhotoRow; readonly place: { readonly forum: string; readonly gathering: string } }, RefusalCode>> {
  const place = await placeOfGathering(tx, gathering)
  if (!place.ok) return place
  const photo = await readPhoto(tx, gathering, number)
  return photo === undefined ? refuse('not_found', { what: `photo ${number} in this gathering` }) : accept({ photo, place: place.value })
}

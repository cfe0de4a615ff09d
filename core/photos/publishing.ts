/**
 * When a photo may be seen by everybody. The rule, stated here once: **a photo is public only with a text alternative, with somebody's word
 * that everybody on it agreed, while nobody has taken it down, and never under the Chatham House Rule.** Until then those who run the
 * gathering see it, and nobody else.
 */
import type { RecordedPhotoReason, RecordedPhotoSubject } from '../ledger/photo-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Reasons that are offered, in the order of the list. */
export const PHOTO_REASONS = [
  'person_on_it',
  'child',
  'personal_data',
  'unlawful',
  'mistake',
] as const satisfies readonly RecordedPhotoReason[]
/** See the list of the same meaning. */
export type PhotoReason = (typeof PHOTO_REASONS)[number]
/** What photos are taken of. */
export const PHOTO_SUBJECTS = ['gathering', 'sheet'] as const satisfies readonly RecordedPhotoSubject[]
/** See the list of the same meaning. */
export type PhotoSubject = (typeof PHOTO_SUBJECTS)[number]

/** A photo as these rules see it. */
export interface PhotoState {
  readonly number: number
  readonly isDescribed: boolean
  readonly isPublic: boolean
  readonly takenDown: RecordedPhotoReason | null
}
/** A gathering as these rules see it. */
export interface PhotographedGathering {
  readonly state: 'draft' | 'open' | 'closed'
  readonly isChathamHouse: boolean
  /** Photos that it has, those taken down included. */
  readonly photos: number
}

/**
 * Whether one more photo may be added.
 * @param limit photos that one gathering holds at most
 * @returns refusals: `gathering_not_open` while it is being prepared, `no_photos_here` under the Chatham House Rule, `photos_full`
 */
export function decideAdding(
  { state, isChathamHouse, photos }: PhotographedGathering,
  limit: number,
): Outcome<{ readonly number: number }, 'gathering_not_open' | 'no_photos_here' | 'photos_full'> {
  if (isChathamHouse) return refuse('no_photos_here')
  if (state === 'draft') return refuse('gathering_not_open')
  return photos >= limit ? refuse('photos_full', { limit }) : accept({ number: photos + 1 })
}

/**
 * Whether a photo may be made public.
 * @param isAgreed whether somebody says that everybody on it agreed
 * @returns refusals: `photo_taken_down`, `photo_not_described`, `photo_not_agreed`; a photo that is public already is accepted as it is
 */
export function decidePublishing(
  photo: PhotoState,
  isAgreed: boolean,
): Outcome<{ readonly isNew: boolean }, 'photo_taken_down' | 'photo_not_described' | 'photo_not_agreed'> {
  const { number } = photo
  if (photo.takenDown !== null) return refuse('photo_taken_down', { number })
  if (!photo.isDescribed) return refuse('photo_not_described', { number })
  if (!isAgreed) return refuse('photo_not_agreed', { number })
  return accept({ isNew: !photo.isPublic })
}

/** Whether anybody may see the picture of a photo. Under the Chatham House Rule nobody may, whatever was published before. */
export function isSeenByAll(photo: Pick<PhotoState, 'isPublic' | 'takenDown'>, isChathamHouse: boolean): boolean {
  return photo.isPublic && photo.takenDown === null && !isChathamHouse
}

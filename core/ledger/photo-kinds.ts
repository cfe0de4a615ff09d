/** Kinds of entries of photos: added, described, published, taken down and shown again, and what people ask for about them. */
import type { RecordedActingRole } from './console-kinds.ts'
import type { WordsRef } from './recorded-basics.ts'

// What may be recorded is fixed here for good; `core/photos` lists what is offered today.
/** Why a photo was taken down, or somebody asked for it. */
export type RecordedPhotoReason = 'person_on_it' | 'child' | 'personal_data' | 'unlawful' | 'mistake'
/** What a photo shows: the gathering, or a sheet of paper that ideas were written on. */
export type RecordedPhotoSubject = 'gathering' | 'sheet'
/** One size of a photo as the house wrote it. The digest is SHA-256 over a salt, a line feed and the bytes: it says nothing once both are gone. */
export interface RecordedPicture {
  readonly digest: string
  readonly width: number
  readonly height: number
}

/** Kinds that change the photos, and nothing that live screens show of a gathering but the queue of moderators. */
export const PHOTO_KINDS = [
  'photo_added',
  'photo_described',
  'photo_published',
  'photo_taken_down',
  'photo_restored',
  'photo_reported',
  'photo_reports_settled',
] as const satisfies readonly (keyof PhotoKinds)[]

/** Bodies by kind. */
export interface PhotoKinds {
  readonly photo_added: {
    readonly id: string
    readonly number: number
    readonly subject: RecordedPhotoSubject
    /** The table it was taken at, or whose sheet it is; null for the whole gathering. */
    readonly table: string | null
    readonly round: string | null
    readonly large: RecordedPicture
    readonly small: RecordedPicture
    /** Whoever added it said that everybody on it agreed. */
    readonly isAgreed: boolean
    /** `seat` for the host of a table. */
    readonly role: RecordedActingRole
  }
  /** The text alternative; it replaces the one before. */
  readonly photo_described: { readonly photo: string; readonly text: WordsRef; readonly role: RecordedActingRole }
  /** Public from now on, with the word of whoever published it that everybody on it agreed. */
  readonly photo_published: { readonly photo: string; readonly role: RecordedActingRole }
  readonly photo_taken_down: { readonly photo: string; readonly reason: RecordedPhotoReason; readonly role: RecordedActingRole }
  /** As it stood before it was taken down: public, or waiting. */
  readonly photo_restored: { readonly photo: string; readonly role: RecordedActingRole }
  /** Somebody asks that it be taken down; who it was is not kept. */
  readonly photo_reported: {
    readonly id: string
    readonly photo: string
    readonly reason: RecordedPhotoReason
    readonly note: WordsRef | null
  }
  /** What was asked was looked at, and the photo stays. */
  readonly photo_reports_settled: { readonly photo: string; readonly role: RecordedActingRole }
}

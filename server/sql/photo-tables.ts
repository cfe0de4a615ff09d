/** Tables of photos as the query builder sees them: see `migrations/0013-photos.sql`. */
import type { ColumnType } from 'kysely'
import type { RecordedActingRole } from '../../core/ledger/console-kinds.ts'
import type { PhotoReason, PhotoSubject } from '../../core/photos/publishing.ts'

/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface PhotosTable {
  id: string
  gathering_id: string
  number: number
  subject: PhotoSubject
  table_id: string | null
  round_id: string | null
  large_digest: string
  large_width: number
  large_height: number
  small_digest: string
  small_width: number
  small_height: number
  is_agreed: boolean
  role: RecordedActingRole
  added_at: string
  entry: number
  text_words: Defaulted<string | null>
  published_at: Defaulted<string | null>
  taken_down_reason: Defaulted<PhotoReason | null>
  taken_down_role: Defaulted<RecordedActingRole | null>
  taken_down_at: Defaulted<string | null>
}
interface PhotoReportsTable {
  id: string
  gathering_id: string
  photo_id: string
  reason: PhotoReason
  note_words: string | null
  reported_at: string
  settled: Defaulted<'taken_down' | 'kept' | null>
  settled_role: Defaulted<RecordedActingRole | null>
  settled_at: Defaulted<string | null>
}
interface PicturesTable {
  digest: string
  gathering_id: string
  photo_id: string
  size: 'large' | 'small'
  bytes: Buffer
  salt: string
  fingerprint: string
}

/** Tables of photos; `pictures` holds bytes that can be erased, and is no part of the record. */
export interface PhotoTables {
  photos: PhotosTable
  photo_reports: PhotoReportsTable
  pictures: PicturesTable
}

/** Photos of a gathering as somebody may see them, and the bytes of their pictures. */
import { PHOTOS_PER_GATHERING_MAX, TAKEN_DOWN_DAYS } from '../../contract/limits.ts'
import type { PhotosView, PhotoView, ReportedPhoto } from '../../contract/photos.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { isSeenByAll } from '../../core/photos/publishing.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readCafeTables, readGathering, readProgramme } from '../sql/gatherings.ts'
import {
  listKeptPictures,
  listOpenPhotoReports,
  listPhotos,
  readPhotoOfPicture,
  readPictureBytes,
  type PhotoReportRow,
  type PhotoRow,
} from '../sql/photos.ts'
import { readWords, type WordsById } from '../sql/words.ts'

type Db = HouseBase['database']['db']
/** What somebody may do with photos. */
export interface PhotoPowers {
  readonly canManage: boolean
  readonly canModerate: boolean
}
/** Turns rows into what is shown. */
type Shown = (row: PhotoRow) => PhotoView

/** The photos of a gathering for somebody with these powers. Six queries, seven for those who moderate. */
export async function viewPhotos(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  powers: PhotoPowers,
): Promise<Outcome<PhotosView, RefusalCode>> {
  const { db } = house.database
  const row = await readGathering(db, gathering)
  if (row === undefined || (row.state === 'draft' && !powers.canManage)) return refuse('not_found', { what: 'gathering' })
  const [photos, reports] = await Promise.all([listPhotos(db, row.id), powers.canModerate ? listOpenPhotoReports(db, row.id) : []])
  const words = await readWords(db, [row.title_words, ...photos.map((one) => one.text_words), ...reports.map((one) => one.note_words)])
  const [shown, kept] = await Promise.all([showing(db, row.id, words), listKeptPictures(db, row.id)])
  const isSeen = (one: PhotoRow): boolean => isSeenByAll(stateOf(one), row.is_chatham_house)
  const down = photos
    .filter((one) => one.taken_down_reason !== null)
    .toSorted((a, b) => ((a.taken_down_at ?? '') < (b.taken_down_at ?? '') ? 1 : -1))
  return accept({
    gatheringTitle: words.of(row.title_words),
    slug: row.slug,
    state: row.state,
    timeZone: row.time_zone,
    isChathamHouse: row.is_chatham_house,
    photos: photos.filter(isSeen).map(shown),
    ...powers,
    waiting: powers.canManage ? photos.filter((one) => one.taken_down_reason === null && !isSeen(one)).map(shown) : [],
    takenDown: powers.canModerate ? down.flatMap((one) => takenDownOf(one, shown, kept)) : [],
    reported: reportedOf(photos, reports, shown, words),
    left: Math.max(0, PHOTOS_PER_GATHERING_MAX - photos.length),
  })
}

/** Photos that somebody asked about, the longest waiting first. Four queries, none but one when nobody asked. */
export async function reportedPhotos(db: Db, gathering: string): Promise<ReportedPhoto[]> {
  const reports = await listOpenPhotoReports(db, gathering)
  if (reports.length === 0) return []
  const photos = await listPhotos(db, gathering)
  const words = await readWords(db, [...photos.map((one) => one.text_words), ...reports.map((one) => one.note_words)])
  return reportedOf(photos, reports, await showing(db, gathering, words), words)
}

/** A picture by its digest. Without powers only that of a photo which everybody may see; nobody else learns that it is there. */
export async function viewPicture(
  house: Pick<HouseBase, 'database'>,
  asked: { readonly gathering: string; readonly digest: string },
  powersOf: () => Promise<PhotoPowers>,
): Promise<Outcome<{ readonly bytes: Buffer; readonly number: number; readonly isPublic: boolean }, RefusalCode>> {
  const { db } = house.database
  const nothing = refuse('not_found', { what: 'picture' })
  const [gathering, photo] = await Promise.all([readGathering(db, asked.gathering), readPhotoOfPicture(db, asked.gathering, asked.digest)])
  if (gathering === undefined || photo === undefined) return nothing
  const isPublic = isSeenByAll(stateOf(photo), gathering.is_chatham_house)
  if (!isPublic) {
    const powers = await powersOf()
    if (photo.taken_down_reason === null ? !powers.canManage : !powers.canModerate) return nothing
  }
  const bytes = await readPictureBytes(db, asked.gathering, asked.digest)
  if (bytes === undefined) return refuse('photo_deleted', { number: photo.number, days: TAKEN_DOWN_DAYS })
  return accept({ bytes, number: photo.number, isPublic })
}

function stateOf(row: PhotoRow): Parameters<typeof isSeenByAll>[0] {
  return { isPublic: row.published_at !== null, takenDown: row.taken_down_reason }
}

async function showing(db: Db, gathering: string, words: WordsById): Promise<Shown> {
  const [tables, items] = await Promise.all([readCafeTables(db, gathering), readProgramme(db, gathering)])
  const numberOf = new Map(tables.map((table) => [table.id, table.number]))
  const roundOf = new Map(items.map((item) => [item.id, item.round_number]))
  return (row) => ({
    number: row.number,
    subject: row.subject,
    tableNumber: numberOf.get(row.table_id ?? '') ?? null,
    roundNumber: roundOf.get(row.round_id ?? '') ?? null,
    large: { digest: row.large_digest, width: row.large_width, height: row.large_height },
    small: { digest: row.small_digest, width: row.small_width, height: row.small_height },
    alternative: words.of(row.text_words),
    isAgreed: row.is_agreed,
    role: row.role,
    addedAt: row.added_at,
    publishedAt: row.published_at,
  })
}

function takenDownOf(row: PhotoRow, shown: Shown, kept: ReadonlySet<string>): PhotosView['takenDown'] {
  const { taken_down_reason: reason, taken_down_role: role, taken_down_at: at } = row
  if (reason === null || role === null || at === null) return []
  return [{ photo: shown(row), reason, role, at, isDeleted: !kept.has(row.id) }]
}

function reportedOf(photos: readonly PhotoRow[], reports: readonly PhotoReportRow[], shown: Shown, words: WordsById): ReportedPhoto[] {
  const byPhoto = Map.groupBy(reports, (report) => report.photo_id)
  return photos
    .flatMap((row) => {
      const asked = byPhoto.get(row.id) ?? []
      const [first] = asked
      if (first === undefined) return []
      const lines = asked.map((one) => ({ reason: one.reason, note: words.of(one.note_words), at: one.reported_at }))
      return [{ photo: shown(row), reports: lines, since: first.reported_at }]
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : 1))
}

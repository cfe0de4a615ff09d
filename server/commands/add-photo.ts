/** Adds a photo: the file is made anew from its pixels, and only what was made is kept. */
import { createHash } from 'node:crypto'
import { PHOTOS_PER_GATHERING_MAX, PHOTOS_PER_HOSTED_TABLE_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedPicture } from '../../core/ledger/photo-kinds.ts'
import { decideAdding, type PhotoSubject } from '../../core/photos/publishing.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import type { Encoded } from '../pictures/reencode.ts'
import { readCafeTables, readGathering, readProgramme } from '../sql/gatherings.ts'
import { readTableOfHost } from '../sql/hosts.ts'
import { countPhotos, countPhotosOfHosts, findSamePhoto, insertPictures, type PictureRow } from '../sql/photos.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'

/** A photo on its way. */
export interface AddPhoto {
  readonly gathering: string
  readonly file: Buffer
  readonly subject: PhotoSubject
  readonly table: string | null
  readonly round: string | null
  /** The seat of the host; null for members. */
  readonly host: string | null
  readonly isAgreed: boolean
}
/** The photo that was added, or the one that had the same picture before. */
interface AddedPhoto {
  readonly id: string
  readonly number: number
  readonly isNew: boolean
}
type Db = House['database']['db']

/** Bytes of the salt of each picture. */
const SALT_BYTES = 16
/** When to come again while many pictures wait to be made. */
const WAIT_SECONDS = 10

/** Adds a photo. Whatever speaks against it is asked before the file is touched, and again when its turn comes. */
export async function addPhoto(house: House, acting: ActingInRole, asked: AddPhoto): Promise<Outcome<Done<AddedPhoto>, RefusalCode>> {
  const before = await placeFor(house.database.db, asked)
  if (!before.ok) return before
  const made = await house.pictures.make(asked.file)
  if (made === null) return refuse('too_many_requests', { seconds: WAIT_SECONDS })
  if ('trouble' in made) return refuse('picture_unreadable', { detail: made.trouble, field: 'photo' })
  const fingerprint = createHash('sha256').update(made.large.bytes).digest('hex')
  return await perform<AddedPhoto>(house, acting, async (act) => {
    const same = await findSamePhoto(act.tx, asked.gathering, fingerprint)
    if (same !== undefined && same.taken_down_reason !== null) return refuse('photo_taken_down', { number: same.number })
    if (same !== undefined) return accept({ drafts: [], result: { id: same.id, number: same.number, isNew: false } })
    const place = await placeFor(act.tx, asked)
    if (!place.ok) return place
    const { forum, number } = place.value
    const { subject, table, round, isAgreed, gathering } = asked
    const id = act.newId()
    const large = sealed(made.large, act.newToken(SALT_BYTES))
    const small = sealed(made.small, act.newToken(SALT_BYTES))
    const body = { id, number, subject, table, round, large: large.recorded, small: small.recorded, isAgreed, role: acting.role }
    const row = (size: PictureRow['size'], { recorded, bytes, salt }: Sealed): PictureRow => ({
      digest: recorded.digest,
      gathering_id: gathering,
      photo_id: id,
      size,
      bytes,
      salt,
      fingerprint,
    })
    return accept({
      drafts: [{ kind: 'photo_added', forum, gathering, body }],
      result: { id, number, isNew: true },
      alongside: async (tx) => await insertPictures(tx, [row('large', large), row('small', small)]),
    })
  })
}

/** Where a photo goes and its number, if the gathering takes one there. */
async function placeFor(
  db: Db,
  { gathering, subject, table, round, host }: AddPhoto,
): Promise<Outcome<{ readonly forum: string; readonly number: number }, RefusalCode>> {
  const row = await readGathering(db, gathering)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  const photos = await countPhotos(db, gathering)
  const decided = decideAdding({ state: row.state, isChathamHouse: row.is_chatham_house, photos }, PHOTOS_PER_GATHERING_MAX)
  if (!decided.ok) return decided
  if (table !== null && !(await readCafeTables(db, gathering)).some(({ id }) => id === table))
    return refuse('not_found', { what: 'table', field: 'table' })
  if (host !== null && (await readTableOfHost(db, gathering, host))?.id !== table) return refuse('not_host')
  if (host !== null && table !== null && (await countPhotosOfHosts(db, table)) >= PHOTOS_PER_HOSTED_TABLE_MAX)
    return refuse('photos_full_at_table', { limit: PHOTOS_PER_HOSTED_TABLE_MAX })
  if (round !== null && !(await readProgramme(db, gathering)).some(({ id, kind }) => id === round && kind === 'conversation'))
    return refuse('not_found', { what: 'round', field: 'round' })
  if (subject === 'sheet' && table === null) return refuse('invalid', { field: 'table', detail: 'a sheet lies on a table. Say which one.' })
  return accept({ forum: row.forum_id, number: decided.value.number })
}

interface Sealed {
  readonly recorded: RecordedPicture
  readonly bytes: Buffer
  readonly salt: string
}

/** A picture with its salt and its salted digest, as words have them. */
function sealed({ bytes, width, height }: Encoded, salt: string): Sealed {
  // What came from the other process may be a plain array of bytes.
  const own = Buffer.from(bytes)
  const digest = createHash('sha256').update(`${salt}\n`).update(own).digest('hex')
  return { recorded: { digest, width, height }, bytes: own, salt }
}

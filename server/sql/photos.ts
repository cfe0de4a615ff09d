/** Questions about photos, their pictures, and what people ask about them. */
import { sql, type Kysely, type Selectable } from 'kysely'
import type { PhotoKinds } from '../../core/ledger/photo-kinds.ts'
import type { Entry } from '../../core/ledger/entry.ts'
import { entryOf, type Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
export type PhotoRow = Selectable<Tables['photos']>
export type PhotoReportRow = Selectable<Tables['photo_reports']>
export type PictureRow = Selectable<Tables['pictures']>

/** All photos of a gathering in their order; their number is bounded when they are added. */
export async function listPhotos(db: Db, gathering: string): Promise<PhotoRow[]> {
  return await db.selectFrom('photos').selectAll().where('gathering_id', '=', gathering).orderBy('number').execute()
}
/** One photo by its number. */
export async function readPhoto(db: Db, gathering: string, number: number): Promise<PhotoRow | undefined> {
  return await db.selectFrom('photos').selectAll().where('gathering_id', '=', gathering).where('number', '=', number).executeTakeFirst()
}
/** How many photos a gathering has, those taken down included. */
export async function countPhotos(db: Db, gathering: string): Promise<number> {
  const row = await db
    .selectFrom('photos')
    .select((eb) => eb.fn.countAll<number>().as('photos'))
    .where('gathering_id', '=', gathering)
    .executeTakeFirstOrThrow()
  return row.photos
}
/** How many photos the hosts of a table have added. */
export async function countPhotosOfHosts(db: Db, table: string): Promise<number> {
  const row = await db
    .selectFrom('photos')
    .select((eb) => eb.fn.countAll<number>().as('photos'))
    .where('table_id', '=', table)
    .where('role', '=', 'seat')
    .executeTakeFirstOrThrow()
  return row.photos
}
/** The photo whose picture has the same bytes, if there is one. */
export async function findSamePhoto(db: Db, gathering: string, fingerprint: string): Promise<PhotoRow | undefined> {
  return await db
    .selectFrom('photos')
    .selectAll('photos')
    .innerJoin('pictures', 'pictures.photo_id', 'photos.id')
    .where('pictures.gathering_id', '=', gathering)
    .where('pictures.fingerprint', '=', fingerprint)
    .executeTakeFirst()
}
/** Keeps the bytes of a photo. */
export async function insertPictures(tx: Tx, rows: readonly PictureRow[]): Promise<void> {
  await tx
    .insertInto('pictures')
    .values([...rows])
    .execute()
}
/** Bytes of a picture; undefined when they were deleted, or never there. */
export async function readPictureBytes(db: Db, gathering: string, digest: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('pictures')
    .select('bytes')
    .where('gathering_id', '=', gathering)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row?.bytes
}
/** The photo that a digest belongs to. */
export async function readPhotoOfPicture(db: Db, gathering: string, digest: string): Promise<PhotoRow | undefined> {
  return await db
    .selectFrom('photos')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where((eb) => eb.or([eb('large_digest', '=', digest), eb('small_digest', '=', digest)]))
    .executeTakeFirst()
}
/** Ids of the photos of a gathering whose bytes are still there. */
export async function listKeptPictures(db: Db, gathering: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('pictures').select('photo_id').distinct().where('gathering_id', '=', gathering).execute()
  return new Set(rows.map((row) => row.photo_id))
}
/** Deletes for good the bytes of photos that were taken down before an instant. */
export async function dropPicturesTakenDown(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('pictures')
    .where((eb) => eb('photo_id', 'in', eb.selectFrom('photos').select('id').where('taken_down_at', '<', before)))
    .execute()
}
/** What is asked about photos and nobody has settled, oldest first. */
export async function listOpenPhotoReports(db: Db, gathering: string): Promise<PhotoReportRow[]> {
  return await db
    .selectFrom('photo_reports')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where('settled', 'is', null)
    .orderBy('reported_at')
    .orderBy('id')
    .execute()
}
/** What was asked about one photo, open ones first, then the one settled last. */
export async function readPhotoReports(db: Db, photo: string): Promise<PhotoReportRow[]> {
  return await db
    .selectFrom('photo_reports')
    .selectAll()
    .where('photo_id', '=', photo)
    .orderBy(sql`settled_at desc nulls first`)
    .execute()
}

/**
 * Pictures whose bytes are not those that the ledger names: altered, or of no photo. Hashed in the database, so that no picture travels.
 * In a replay the photos are those that the ledger has just rebuilt.
 */
export async function listAlteredPictures(tx: Tx): Promise<{ readonly entry: number | null; readonly number: number | null }[]> {
  const { rows } = await sql<{ entry: number | null; number: number | null }>`
    select photos.entry, photos.number from pictures
    left join photos on photos.id = pictures.photo_id and pictures.digest = case pictures.size when 'large' then photos.large_digest else photos.small_digest end
    where photos.id is null or encode(sha256(convert_to(pictures.salt || chr(10), 'UTF8') || pictures.bytes), 'hex') <> pictures.digest
    order by photos.entry, pictures.size`.execute(tx)
  return rows
}

type Act = Extract<Entry, { kind: 'photo_taken_down' | 'photo_restored' }>
/** Photos taken down and shown again, newest first. */
export async function listPhotoActs(db: Db, gathering: string, limit: number): Promise<Act[]> {
  const kinds: readonly (keyof PhotoKinds)[] = ['photo_taken_down', 'photo_restored']
  const rows = await db
    .selectFrom('ledger')
    .selectAll()
    .where('gathering_id', '=', gathering)
    .where(sql<boolean>`kind in (${sql.join(kinds.map((kind) => sql.lit(kind)))})`)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  // Kinds were just asked for.
  return rows.map(entryOf) as Act[]
}

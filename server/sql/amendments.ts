/** Questions about amendments and who stands behind them. */
import type { Kysely, Selectable } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** An amendment. */
export type AmendmentRow = Selectable<Tables['amendments']>
/** Somebody behind an amendment, with the words of their name. */
export interface SponsorRow {
  readonly amendment_id: string
  readonly kind: 'organisation' | 'group'
  readonly sponsor_id: string
  readonly name_words: string | null
  readonly endorsed_at: string
}

/** Amendments to one version in the order of their numbers; bounded by what a draft holds. */
export async function listAmendments(db: Db, draft: string, version: number): Promise<AmendmentRow[]> {
  return await db
    .selectFrom('amendments')
    .selectAll()
    .where('draft_id', '=', draft)
    .where('version', '=', version)
    .orderBy('number')
    .execute()
}
/** Versions of a draft that have amendments, newest first. */
export async function listAmendedVersions(db: Db, draft: string): Promise<number[]> {
  const rows = await db
    .selectFrom('amendments')
    .select('version')
    .distinct()
    .where('draft_id', '=', draft)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ version }) => version)
}
/** One amendment of a draft by its number; of another draft it is none. */
export async function readAmendment(db: Db, draft: string, number: number): Promise<AmendmentRow | undefined> {
  return await db.selectFrom('amendments').selectAll().where('draft_id', '=', draft).where('number', '=', number).executeTakeFirst()
}
/** How many amendments a draft has. */
export async function countAmendments(db: Db, draft: string): Promise<number> {
  const row = await db
    .selectFrom('amendments')
    .select((eb) => eb.fn.countAll<number>().as('all'))
    .where('draft_id', '=', draft)
    .executeTakeFirstOrThrow()
  return row.all
}
/** Who stands behind some amendments, whoever said so first before the others. */
export async function readSponsors(db: Db, amendments: readonly string[]): Promise<SponsorRow[]> {
  if (amendments.length === 0) return []
  return await db
    .selectFrom('amendment_sponsors')
    .leftJoin('organisations', 'organisations.id', 'amendment_sponsors.sponsor_id')
    .leftJoin('stakeholder_groups', 'stakeholder_groups.id', 'amendment_sponsors.sponsor_id')
    .select((eb) => [
      'amendment_sponsors.amendment_id',
      'amendment_sponsors.kind',
      'amendment_sponsors.sponsor_id',
      'amendment_sponsors.endorsed_at',
      eb.fn.coalesce('organisations.name_words', 'stakeholder_groups.name_words').as('name_words'),
    ])
    .where((eb) => eb('amendment_sponsors.amendment_id', '=', eb.fn.any(eb.val([...amendments]))))
    .orderBy('amendment_sponsors.entry')
    .execute()
}
/** For whom a member of a forum stands: their organisation, and their group (without one, that of their organisation). */
export async function readAllegiance(
  db: Db,
  forum: string,
  member: string,
): Promise<{ organisation: string | null; stakeholderGroup: string | null } | undefined> {
  return await db
    .selectFrom('members')
    .leftJoin('organisations', 'organisations.id', 'members.organisation_id')
    .select((eb) => [
      'members.organisation_id as organisation',
      eb.fn.coalesce('members.stakeholder_group_id', 'organisations.stakeholder_group_id').as('stakeholderGroup'),
    ])
    .where('members.id', '=', member)
    .where('members.forum_id', '=', forum)
    .where('members.has_left', '=', false)
    .executeTakeFirst()
}

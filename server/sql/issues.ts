/** Questions about issues on their road. Lists are bounded where they grow. */
import { sql, type Kysely, type Selectable } from 'kysely'
import { FORUM_LIST_MAX } from '../../contract/limits.ts'
import type { RecordedIssueLink, RecordedPartyKind } from '../../core/ledger/issue-kinds.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** An issue as it stands. */
export type IssueRow = Selectable<Tables['issues']>
/** A version of a charter. */
export type CharterRow = Selectable<Tables['charters']>

/** Parties, dates or links of one issue: more than a page can show. */
export const OF_ISSUE_MAX = 200
/** Moves and versions of a charter that are shown. */
const HISTORY_MAX = 500

/** One issue by id, with the name of its body. */
export async function readIssueWhole(db: Db, id: string) {
  return await db
    .selectFrom('issues')
    .leftJoin('bodies', 'bodies.id', 'issues.body_id')
    .selectAll('issues')
    .select('bodies.name_words as body_words')
    .where('issues.id', '=', id)
    .executeTakeFirst()
}
/** Issues of a forum with the name of their body and the instant of their last move, newest first. */
export async function listIssues(db: Db, forum: string) {
  return await db
    .selectFrom('issues')
    .leftJoin('bodies', 'bodies.id', 'issues.body_id')
    .select([
      'issues.id',
      'issues.slug',
      'issues.title_words',
      'issues.scope_words',
      'issues.stage',
      'issues.body_id',
      'bodies.name_words as body_words',
    ])
    .select((eb) =>
      eb
        .selectFrom('issue_moves')
        .select((of) => of.fn.max('moved_at').as('moved_at'))
        .whereRef('issue_moves.issue_id', '=', 'issues.id')
        .as('moved_at'),
    )
    .where('issues.forum_id', '=', forum)
    .orderBy('issues.id', 'desc')
    .limit(FORUM_LIST_MAX)
    .execute()
}
/** Moves of an issue, oldest first. */
export async function readMoves(db: Db, issue: string) {
  return await db.selectFrom('issue_moves').selectAll().where('issue_id', '=', issue).orderBy('number').limit(HISTORY_MAX).execute()
}
/** Who is concerned, in the order in which they were added, with the words that name them today. */
export async function readParties(db: Db, issue: string) {
  return await db
    .selectFrom('issue_parties')
    .leftJoin('stakeholder_groups', 'stakeholder_groups.id', 'issue_parties.target_id')
    .leftJoin('organisations', 'organisations.id', 'issue_parties.target_id')
    .leftJoin('bodies', 'bodies.id', 'issue_parties.target_id')
    .select((eb) => [
      'issue_parties.id',
      'issue_parties.party',
      'issue_parties.target_id',
      'issue_parties.why_words',
      'issue_parties.entry',
      eb.fn
        .coalesce('issue_parties.name_words', 'stakeholder_groups.name_words', 'organisations.name_words', 'bodies.name_words')
        .as('name_words'),
    ])
    .where('issue_parties.issue_id', '=', issue)
    .where('issue_parties.is_removed', '=', false)
    .orderBy('issue_parties.entry')
    .limit(OF_ISSUE_MAX)
    .execute()
}
/** Whether a forum has what a party names. */
export async function isPartyOf(db: Db, forum: string, party: Exclude<RecordedPartyKind, 'other'>, target: string): Promise<boolean> {
  const table = ({ group: 'stakeholder_groups', organisation: 'organisations', body: 'bodies' } as const)[party]
  return (await db.selectFrom(table).select('id').where('id', '=', target).where('forum_id', '=', forum).executeTakeFirst()) !== undefined
}
/** Dates that conveners wrote into the calendar of an issue. */
export async function readIssueDates(db: Db, issue: string) {
  return await db
    .selectFrom('issue_dates')
    .selectAll()
    .where('issue_id', '=', issue)
    .where('is_removed', '=', false)
    .orderBy('date')
    .orderBy('entry')
    .limit(OF_ISSUE_MAX)
    .execute()
}
/** Gatherings that belong to an issue; those being prepared are left out. */
export async function readLinkedGatherings(db: Db, issue: string) {
  return await db
    .selectFrom('issue_links')
    .innerJoin('gatherings', 'gatherings.id', 'issue_links.target_id')
    .select(['gatherings.id', 'gatherings.slug', 'gatherings.title_words', 'gatherings.state', 'gatherings.date'])
    .where('issue_links.issue_id', '=', issue)
    .where('issue_links.kind', '=', 'gathering')
    .where('issue_links.is_removed', '=', false)
    .where('gatherings.state', '!=', 'draft')
    .orderBy('gatherings.date')
    .limit(OF_ISSUE_MAX)
    .execute()
}
/** Weighings that belong to an issue; those being prepared are left out. */
export async function readLinkedWeighings(db: Db, issue: string) {
  return await db
    .selectFrom('issue_links')
    .innerJoin('weighings', 'weighings.id', 'issue_links.target_id')
    .select(['weighings.id', 'weighings.slug', 'weighings.name_words', 'weighings.state', 'weighings.opens_at', 'weighings.closes_at'])
    .where('issue_links.issue_id', '=', issue)
    .where('issue_links.kind', '=', 'weighing')
    .where('issue_links.is_removed', '=', false)
    .where('weighings.state', '!=', 'draft')
    .orderBy('weighings.entry')
    .limit(OF_ISSUE_MAX)
    .execute()
}
/** Drafts of an issue that everybody may read: those begun for it, and those that were linked. */
export async function readDraftsOfIssue(db: Db, issue: string) {
  return await db
    .selectFrom('drafts')
    .select(['id', 'slug', 'title_words', 'state', 'version'])
    .where('is_open_to_all', '=', true)
    .where((eb) =>
      eb.or([
        eb('issue_id', '=', issue),
        eb('id', 'in', (of) =>
          of
            .selectFrom('issue_links')
            .select('target_id')
            .where('issue_links.issue_id', '=', issue)
            .where('issue_links.kind', '=', 'draft')
            .where('issue_links.is_removed', '=', false),
        ),
      ]),
    )
    .orderBy('entry')
    .limit(OF_ISSUE_MAX)
    .execute()
}
/** Teams of an issue with how many of their seats are held, and for how many groups besides governments they have seats. */
export async function readTeamsOfIssue(db: Db, issue: string) {
  const { rows } = await sql<{
    id: string
    slug: string
    name_words: string
    state: 'open' | 'closed'
    call_opens_at: string | null
    call_closes_at: string | null
    seats: number
    held: number
    others: number
  }>`
    select t.id, t.slug, t.name_words, t.state, t.call_opens_at, t.call_closes_at, count(*)::int as seats, count(s.member_id)::int as held,
      count(distinct case when g.key <> 'government' then g.id end)::int as others
    from teams t join team_seats s on s.team_id = t.id join stakeholder_groups g on g.id = s.stakeholder_group_id
    where t.issue_id = ${issue} group by t.id order by t.formed_at, t.id limit ${OF_ISSUE_MAX}`.execute(db)
  return rows
}
/** Whether something of this kind belongs to an issue. */
export async function isLinked(db: Db, issue: string, kind: RecordedIssueLink, target: string): Promise<boolean> {
  const row = await db
    .selectFrom('issue_links')
    .select('entry')
    .where('issue_id', '=', issue)
    .where('kind', '=', kind)
    .where('target_id', '=', target)
    .where('is_removed', '=', false)
    .executeTakeFirst()
  return row !== undefined
}
/** Id of what a link names by id or slug, in a forum; null where it has none. */
export async function findLinkTarget(db: Db, forum: string, kind: RecordedIssueLink, named: string): Promise<string | null> {
  const table = ({ gathering: 'gatherings', weighing: 'weighings', draft: 'drafts' } as const)[kind]
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('forum_id', '=', forum)
    .where(sql<boolean>`(id::text = ${named} or slug = ${named})`)
    .executeTakeFirst()
  return row?.id ?? null
}
/** Versions of the charter of an issue, oldest first. */
export async function readCharters(db: Db, issue: string): Promise<CharterRow[]> {
  return await db.selectFrom('charters').selectAll().where('issue_id', '=', issue).orderBy('version').limit(HISTORY_MAX).execute()
}
/** Steps of the list of an issue in their order; none while nobody has set one. */
export async function readSteps(db: Db, issue: string) {
  return await db.selectFrom('issue_steps').selectAll().where('issue_id', '=', issue).orderBy('position').limit(OF_ISSUE_MAX).execute()
}
/** Who made these entries: a member by the words of their name, or the pseudonym alone. */
export async function readAuthors(
  db: Db,
  entries: readonly number[],
): Promise<ReadonlyMap<number, { readonly actor: string; readonly words: string | null }>> {
  if (entries.length === 0) return new Map()
  const { rows } = await sql<{ seq: number; actor: string; words: string | null }>`
    select l.seq, l.actor, m.name_words as words from ledger l left join members m on l.actor = 'member:' || m.id::text
    where l.seq = any(${[...entries]}::bigint[])`.execute(db)
  return new Map(rows.map(({ seq, actor, words }) => [seq, { actor, words }]))
}

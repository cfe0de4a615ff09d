/** Questions about teams: their rows, their seats, and who may sit where. */
import { sql, type Kysely, type Selectable } from 'kysely'
import { TEAM_SEATS_MAX } from '../../core/drafts/team.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
/** A team as it stands. */
export type TeamRow = Selectable<Tables['teams']>
/** Somebody who holds a seat in a team: its number, the group it stands for, and whether it is a co-chair's. */
export interface TeamSeat {
  readonly team: string
  readonly number: number
  readonly stakeholderGroup: string
  readonly isChair: boolean
}

/** Statements of interest of one team: more than anybody can choose among. */
export const INTERESTS_MAX = 500
/** Teams of one forum that a list shows. */
const TEAMS_LISTED_MAX = 200

/** One team by id. */
export async function readTeam(db: Db, id: string): Promise<TeamRow | undefined> {
  return await db.selectFrom('teams').selectAll().where('id', '=', id).executeTakeFirst()
}
/** Teams of a forum, newest first, with how many seats they have and how many are held. */
export async function listTeams(db: Db, forum: string) {
  return await db
    .selectFrom('teams')
    .innerJoin('issues', 'issues.id', 'teams.issue_id')
    .select([
      'teams.id',
      'teams.slug',
      'teams.name_words',
      'teams.state',
      'teams.issue_id',
      'issues.title_words',
      'issues.slug as issue_slug',
    ])
    .select((eb) => [
      eb
        .selectFrom('team_seats')
        .select(sql<number>`count(*)::int`.as('seats'))
        .whereRef('team_seats.team_id', '=', 'teams.id')
        .as('seats'),
      eb
        .selectFrom('team_seats')
        .select(sql<number>`count(member_id)::int`.as('held'))
        .whereRef('team_seats.team_id', '=', 'teams.id')
        .as('held'),
    ])
    .where('teams.forum_id', '=', forum)
    .orderBy('teams.formed_at', 'desc')
    .orderBy('teams.id')
    .limit(TEAMS_LISTED_MAX)
    .execute()
}
/** Whether the short name of a team is taken. */
export async function isTeamSlugTaken(db: Db, slug: string): Promise<boolean> {
  return (await db.selectFrom('teams').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined
}

/** Seats of a team in the order of their numbers, with the words that name who holds them and where they come from. */
export async function readTeamSeats(db: Db, team: string) {
  return await db
    .selectFrom('team_seats')
    .leftJoin('members', 'members.id', 'team_seats.member_id')
    .leftJoin('organisations', 'organisations.id', 'members.organisation_id')
    .select([
      'team_seats.number',
      'team_seats.stakeholder_group_id',
      'team_seats.regional_group_id',
      'team_seats.member_id',
      'team_seats.is_chair',
      'team_seats.held_since',
      'team_seats.reason_words',
      'team_seats.entry',
      'members.name_words as member_words',
      'organisations.name_words as organisation_words',
    ])
    .where('team_seats.team_id', '=', team)
    .orderBy('team_seats.number')
    .limit(TEAM_SEATS_MAX)
    .execute()
}

/** The seat that a member of the forum holds in a team, or null. Somebody who has left the forum holds none. */
export async function findTeamSeat(db: Db, team: string, member: string): Promise<TeamSeat | null> {
  const row = await db
    .selectFrom('team_seats')
    .innerJoin('members', 'members.id', 'team_seats.member_id')
    .select(['team_seats.number', 'team_seats.stakeholder_group_id', 'team_seats.is_chair'])
    .where('team_seats.team_id', '=', team)
    .where('team_seats.member_id', '=', member)
    .where('members.has_left', '=', false)
    .executeTakeFirst()
  return row === undefined ? null : { team, number: row.number, stakeholderGroup: row.stakeholder_group_id, isChair: row.is_chair }
}

/** Where a member of a forum stands: their group (without one, that of their organisation) and their region. */
export async function readStanding(
  db: Db,
  forum: string,
  member: string,
): Promise<{ member: string; stakeholderGroup: string | null; regionalGroup: string | null } | null> {
  const row = await db
    .selectFrom('members')
    .leftJoin('organisations', 'organisations.id', 'members.organisation_id')
    .select((eb) => [
      'members.regional_group_id as regionalGroup',
      eb.fn.coalesce('members.stakeholder_group_id', 'organisations.stakeholder_group_id').as('stakeholderGroup'),
    ])
    .where('members.id', '=', member)
    .where('members.forum_id', '=', forum)
    .where('members.has_left', '=', false)
    .executeTakeFirst()
  return row === undefined ? null : { member, ...row }
}

/** Statements of interest, oldest first; withdrawn ones are left out. With the words that name who they are of. */
export async function readInterests(db: Db, team: string) {
  return await db
    .selectFrom('team_interests')
    .innerJoin('members', 'members.id', 'team_interests.member_id')
    .leftJoin('organisations', 'organisations.id', 'members.organisation_id')
    .select((eb) => [
      'team_interests.id',
      'team_interests.member_id',
      'team_interests.text_words',
      'team_interests.stated_at',
      'team_interests.entry',
      'members.name_words as member_words',
      'members.regional_group_id',
      'organisations.name_words as organisation_words',
      eb.fn.coalesce('members.stakeholder_group_id', 'organisations.stakeholder_group_id').as('stakeholder_group_id'),
    ])
    .where('team_interests.team_id', '=', team)
    .where('team_interests.withdrawn_at', 'is', null)
    .orderBy('team_interests.entry')
    .limit(INTERESTS_MAX)
    .execute()
}

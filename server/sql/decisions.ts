/** Questions about decisions: their rows, rolls, registers and counted ballots. */
import { sql, type Kysely, type Selectable } from 'kysely'
import { ROLL_MAX } from '../../core/decisions/ballot-box.ts'
import { REGISTER_MAX } from '../../core/decisions/register.ts'
import type { RecordedElectorate } from '../../core/ledger/decision-kinds.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
export type DecisionRow = Selectable<Tables['decisions']>
export type ObjectionRow = Selectable<Tables['decision_objections']>
export type EstimateRow = Selectable<Tables['decision_estimates']>

/** An option with the number of the idea that it was made of. */
export type OptionRow = Pick<Selectable<Tables['decision_options']>, 'number' | 'text_words' | 'from_kind' | 'from_id' | 'statement'> & {
  readonly idea: number | null
}

/** Decisions of one gathering: more than anybody can prepare for an evening. */
export const DECISIONS_MAX = 200
/** Decisions that are closed in one look when their time is up. */
const DUE_AT_ONCE_MAX = 50

/** Decisions of a gathering in the order of their numbers. */
export async function listDecisions(db: Db, gathering: string): Promise<DecisionRow[]> {
  return await db.selectFrom('decisions').selectAll().where('gathering_id', '=', gathering).orderBy('number').limit(DECISIONS_MAX).execute()
}
/** One decision by its number in its gathering. */
export async function readDecision(db: Db, gathering: string, number: number): Promise<DecisionRow | undefined> {
  return await db.selectFrom('decisions').selectAll().where('gathering_id', '=', gathering).where('number', '=', number).executeTakeFirst()
}
/** How many decisions a gathering has, given up ones too. */
export async function countDecisions(db: Db, gathering: string): Promise<number> {
  const row = await db
    .selectFrom('decisions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('gathering_id', '=', gathering)
    .executeTakeFirstOrThrow()
  return row.count
}
/** Open decisions whose time is up and that need no chair to call anything. */
export async function listDue(db: Db, now: string): Promise<{ gathering: string; number: number }[]> {
  const rows = await db
    .selectFrom('decisions')
    .select(['gathering_id', 'number'])
    .where('state', '=', 'open')
    .where('ends_at', '<=', now)
    .where(sql<boolean>`not (rule -> 'conditions' @> '[{"kind": "chair_call"}]')`)
    .orderBy('ends_at')
    .limit(DUE_AT_ONCE_MAX)
    .execute()
  return rows.map((row) => ({ gathering: row.gathering_id, number: row.number }))
}

/** How many people of each group stand on the roll. */
export async function countRoll(db: Db, decisions: readonly string[]): Promise<{ decision: string; group: string; voters: number }[]> {
  if (decisions.length === 0) return []
  const rows = await db
    .selectFrom('decision_voters')
    .select(['decision_id', 'group_id', (eb) => eb.fn.countAll<number>().as('voters')])
    .where((eb) => eb('decision_id', '=', eb.fn.any(eb.val([...decisions]))))
    .groupBy(['decision_id', 'group_id'])
    .execute()
  return rows.map((row) => ({ decision: row.decision_id, group: row.group_id, voters: row.voters }))
}
/** The group under which somebody stands on the roll, or null for somebody who does not. */
export async function groupOnRoll(db: Db, decision: string, voter: string): Promise<string | null> {
  const row = await db
    .selectFrom('decision_voters')
    .select('group_id')
    .where('decision_id', '=', decision)
    .where('voter_id', '=', voter)
    .executeTakeFirst()
  return row?.group_id ?? null
}
/** Who could take part now: seats that have not left, or members; under their group (of a member without one, that of the organisation). */
export async function listEligible(
  db: Db,
  electorate: RecordedElectorate,
  place: { readonly forum: string; readonly gathering: string },
): Promise<{ id: string; group: string | null }[]> {
  const { rows } =
    electorate === 'seats'
      ? await sql<{ id: string; group: string | null }>`
          select id, stakeholder_group_id as group from seats where gathering_id = ${place.gathering} and left_at is null
          order by id limit ${ROLL_MAX + 1}`.execute(db)
      : await sql<{ id: string; group: string | null }>`
          select m.id, coalesce(m.stakeholder_group_id, o.stakeholder_group_id) as group from members m left join organisations o on o.id = m.organisation_id
          where m.forum_id = ${place.forum} and not m.has_left order by m.id limit ${ROLL_MAX + 1}`.execute(db)
  return rows
}
/** Organisation of a member, or null. */
export async function organisationOf(db: Db, member: string): Promise<string | null> {
  const row = await db.selectFrom('members').select('organisation_id').where('id', '=', member).executeTakeFirst()
  return row?.organisation_id ?? null
}

/** Objections of a decision, oldest first. */
export async function readObjections(db: Db, decision: string): Promise<ObjectionRow[]> {
  return await db
    .selectFrom('decision_objections')
    .selectAll()
    .where('decision_id', '=', decision)
    .orderBy('number')
    .limit(REGISTER_MAX)
    .execute()
}
/** Estimates of a decision, oldest first. */
export async function readEstimates(db: Db, decision: string): Promise<EstimateRow[]> {
  return await db
    .selectFrom('decision_estimates')
    .selectAll()
    .where('decision_id', '=', decision)
    .orderBy('number')
    .limit(REGISTER_MAX)
    .execute()
}
/** Options of a decision in the order of their numbers, with the number of the idea that one was made of. */
export async function readDecisionOptions(db: Db, decision: string): Promise<OptionRow[]> {
  return await db
    .selectFrom('decision_options')
    .leftJoin('ideas', 'ideas.id', 'decision_options.from_id')
    .select(['decision_options.number', 'decision_options.text_words', 'from_kind', 'from_id', 'statement', 'ideas.number as idea'])
    .where('decision_id', '=', decision)
    .orderBy('decision_options.number')
    .execute()
}
/** How many options a decision has. */
export async function countOptions(db: Db, decision: string): Promise<number> {
  const row = await db
    .selectFrom('decision_options')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('decision_id', '=', decision)
    .executeTakeFirstOrThrow()
  return row.count
}
/** Counted ballots with the words of their organisations and the numbers of their seats; by group and organisation, slips by themselves. */
export async function readCounted(db: Db, decision: string) {
  return await db
    .selectFrom('counted_ballots')
    .leftJoin('organisations', 'organisations.id', 'counted_ballots.organisation_id')
    .leftJoin('seats', 'seats.id', 'counted_ballots.voter_id')
    .leftJoin('stakeholder_groups', 'stakeholder_groups.id', 'counted_ballots.group_id')
    .select([
      'counted_ballots.slip',
      'counted_ballots.group_id',
      'counted_ballots.choice',
      'counted_ballots.marks',
      'organisations.name_words',
      'seats.number as seat',
    ])
    .where('decision_id', '=', decision)
    .orderBy('stakeholder_groups.position')
    .orderBy('organisations.id')
    .orderBy('counted_ballots.place')
    .limit(ROLL_MAX)
    .execute()
}

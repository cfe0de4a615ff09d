/** The ballot box while a decision is open: no part of the record, and emptied when the decision closes. Nothing here is read by any view but for the voter's own. */
import type { Kysely } from 'kysely'
import { ROLL_MAX, type Choice } from '../../core/decisions/ballot-box.ts'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

/** Who casts: a voter of the roll under a group. */
export interface Casting {
  readonly decision: string
  readonly voter: string
  readonly group: string
}

/** What a ballot says: yes, no or abstention, or of a choice among options a number for each. */
export interface Said {
  readonly choice: Choice
  readonly marks: readonly number[] | null
}

/** The mark of a voter: that they have cast a ballot, and what it says where ballots are recorded. */
export async function readMark(
  db: Kysely<Tables>,
  decision: string,
  voter: string,
): Promise<{ choice: Choice | null; marks: number[] | null } | undefined> {
  return await db
    .selectFrom('ballot_marks')
    .select(['choice', 'marks'])
    .where('decision_id', '=', decision)
    .where('voter_id', '=', voter)
    .executeTakeFirst()
}
/** True when a slip lies in the box. */
export async function hasSlip(db: Kysely<Tables>, decision: string, slip: string): Promise<boolean> {
  const row = await db
    .selectFrom('ballot_slips')
    .select('slip')
    .where('decision_id', '=', decision)
    .where('slip', '=', slip)
    .executeTakeFirst()
  return row !== undefined
}
/** Puts a recorded ballot into the box, or another one in its place. */
export async function putRecorded(tx: Tx, { decision, voter, group }: Casting, organisation: string | null, said: Said): Promise<void> {
  const { choice, marks } = columnsOf(said)
  await tx
    .insertInto('ballot_marks')
    .values({ decision_id: decision, voter_id: voter, group_id: group, organisation_id: organisation, choice, marks })
    .onConflict((conflict) => conflict.columns(['decision_id', 'voter_id']).doUpdateSet({ choice, marks, organisation_id: organisation }))
    .execute()
}
/** Marks the voter and puts a secret ballot into the box, in two tables that know nothing of each other. */
export async function putSecret(tx: Tx, { decision, voter, group }: Casting, slip: string, said: Said): Promise<void> {
  await tx
    .insertInto('ballot_marks')
    .values({ decision_id: decision, voter_id: voter, group_id: group, organisation_id: null, choice: null, marks: null })
    .execute()
  await tx
    .insertInto('ballot_slips')
    .values({ decision_id: decision, slip, group_id: group, ...columnsOf(said) })
    .execute()
}
/** Changes the secret ballot of a slip. */
export async function changeSecret(tx: Tx, decision: string, slip: string, said: Said): Promise<void> {
  await tx.updateTable('ballot_slips').set(columnsOf(said)).where('decision_id', '=', decision).where('slip', '=', slip).execute()
}
/** Recorded ballots of the box, in the order of their voters. */
export async function readMarks(tx: Tx, decision: string) {
  return await tx
    .selectFrom('ballot_marks')
    .select(['voter_id', 'group_id', 'organisation_id', 'choice', 'marks'])
    .where('decision_id', '=', decision)
    .orderBy('voter_id')
    .limit(ROLL_MAX)
    .execute()
}
/** Secret ballots of the box, in the order of their slips, which is one of chance. */
export async function readSlips(tx: Tx, decision: string) {
  return await tx
    .selectFrom('ballot_slips')
    .select(['slip', 'group_id', 'choice', 'marks'])
    .where('decision_id', '=', decision)
    .orderBy('slip')
    .limit(ROLL_MAX)
    .execute()
}
function columnsOf({ choice, marks }: Said): { choice: Choice; marks: number[] | null } {
  return { choice, marks: marks === null ? null : [...marks] }
}

/** Empties the box of a decision. */
export async function emptyBox(tx: Tx, decision: string): Promise<void> {
  await tx.deleteFrom('ballot_marks').where('decision_id', '=', decision).execute()
  await tx.deleteFrom('ballot_slips').where('decision_id', '=', decision).execute()
}

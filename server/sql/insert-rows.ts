/** Many rows in one statement whose text never changes: one parameter, whatever the number of rows. */
import { sql, type Insertable, type Kysely, type RawBuilder } from 'kysely'
import type { Tables } from './tables.ts'

/** A part of a statement that writes, named for its `with` clause. */
export interface WritingPart {
  readonly name: string
  readonly sql: RawBuilder<unknown>
}

/**
 * An insert of rows that name every column, as a part of a statement: nothing happens unless the part `gate` yields a row.
 * One parameter is parsed once and planned once; a parameter for each value is planned anew for each number of rows.
 */
export function insertPart<T extends keyof Tables & string>(table: T, rows: readonly Insertable<Tables[T]>[]): WritingPart {
  const into = sql.table(table)
  return {
    name: `${table}_in`,
    sql: sql`insert into ${into} select r.* from gate, jsonb_populate_recordset(null::${into}, ${JSON.stringify(rows)}::text::jsonb) r`,
  }
}

/** Runs parts as one statement behind a gate that is always open. */
export async function runParts(db: Kysely<Tables>, parts: readonly WritingPart[]): Promise<void> {
  await sql`with gate as (select 1), ${joined(parts)} select 1`.execute(db)
}

/** Inserts rows that name every column. */
export async function insertRows<T extends keyof Tables & string>(
  db: Kysely<Tables>,
  table: T,
  rows: readonly Insertable<Tables[T]>[],
): Promise<void> {
  if (rows.length > 0) await runParts(db, [insertPart(table, rows)])
}

/** Parts as they stand in a `with` clause. */
export function joined(parts: readonly WritingPart[]): RawBuilder<unknown> {
  return sql.join(parts.map((part) => sql`${sql.ref(part.name)} as (${part.sql})`))
}

/** Which migrations have run; kept in the database they changed. */
import type postgres from 'postgres'

/** One migration that ran. */
export interface AppliedMigration {
  readonly name: string
  readonly sha256: string
}
/** Any fixed number: two houses that start on one database take turns by it. */
const MIGRATION_LOCK = 7_312_013
/** There is one row per migration; a thousand are decades of them. */
const MIGRATIONS_MAX = 1_000

/** Waits until no other start migrates; held until the transaction ends. */
export async function lockMigrations(tx: postgres.TransactionSql): Promise<void> {
  await tx`select pg_advisory_xact_lock(${MIGRATION_LOCK}::bigint)`
}

/** Makes the table on the first start. */
export async function makeMigrationTable(tx: postgres.TransactionSql): Promise<void> {
  await tx`create table if not exists schema_migrations (name text primary key, applied_at timestamptz(3) not null default now(), sha256 text not null)`
}

/** What ran, in order. */
export async function readMigrations(sql: postgres.Sql | postgres.TransactionSql): Promise<AppliedMigration[]> {
  return [...(await sql<AppliedMigration[]>`select name, sha256 from schema_migrations order by name limit ${MIGRATIONS_MAX}`)]
}

/** Notes that one ran, in the transaction in which it ran. */
export async function recordMigration(tx: postgres.TransactionSql, migration: AppliedMigration): Promise<void> {
  await tx`insert into schema_migrations (name, sha256) values (${migration.name}, ${migration.sha256})`
}

/** Version of the server, such as 150018. */
export async function readServerVersion(sql: postgres.Sql): Promise<number> {
  const rows = await sql<{ version: string }[]>`select current_setting('server_version_num') as version`
  return Number(rows[0]?.version)
}

/** True when the database has a table of this name. */
export async function hasTable(sql: postgres.Sql, name: string): Promise<boolean> {
  const rows = await sql<{ has: boolean }[]>`select to_regclass(${name}) is not null as has`
  return rows[0]?.has === true
}

/** True when the server has a database of this name. */
export async function hasDatabase(sql: postgres.Sql, name: string): Promise<boolean> {
  return (await sql`select 1 from pg_database where datname = ${name}`).length > 0
}

/** Makes a database, as a copy of another one when that is named. */
export async function createDatabase(sql: postgres.Sql, name: string, template?: string): Promise<void> {
  await (template === undefined ? sql`create database ${sql(name)}` : sql`create database ${sql(name)} template ${sql(template)}`)
}

/** Drops a database with whoever is connected to it. */
export async function dropDatabase(sql: postgres.Sql, name: string): Promise<void> {
  await sql`drop database if exists ${sql(name)} with (force)`
}

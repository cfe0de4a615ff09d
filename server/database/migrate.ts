/** Brings the schema to this release: migrations run in order, once each, one start at a time. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { CannotStart } from '../settings/cannot-start.ts'
import { PROJECT_ROOT } from '../settings/project-root.ts'
import { lockMigrations, makeMigrationTable, readMigrations, recordMigration, type AppliedMigration } from '../sql/migrations.ts'

/** One numbered file. */
export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

/** Reads the released migrations in their order. */
export function readMigrationFiles(directory = join(PROJECT_ROOT, 'migrations')): Migration[] {
  return readdirSync(directory)
    .filter((name) => /^\d{4}-[\w-]+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(directory, name), 'utf8')
      return { name: name.replace(/\.sql$/, ''), text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

/** Runs what is missing. @returns the names that ran. @throws {CannotStart} for a newer schema or an edited migration. */
export async function migrate(sql: postgres.Sql, migrations: readonly Migration[] = readMigrationFiles()): Promise<string[]> {
  return await sql.begin(async (tx) => {
    await lockMigrations(tx)
    await makeMigrationTable(tx)
    const applied = await readMigrations(tx)
    checkApplied(applied, migrations)
    const missing = migrations.slice(applied.length)
    for (const migration of missing) {
      await tx.unsafe(migration.text)
      await recordMigration(tx, migration)
    }
    return missing.map((migration) => migration.name)
  })
}

/** @throws {CannotStart} when what was applied is not the beginning of what this release knows. */
export function checkApplied(applied: readonly AppliedMigration[], migrations: readonly Migration[]): void {
  for (const [at, row] of applied.entries()) {
    const known = migrations[at]
    const isUnknown = !migrations.some((migration) => migration.name === row.name)
    if (isUnknown)
      throw new CannotStart(
        `The database was used by a newer release of Entente (its schema has ${row.name}). Start that release, or restore an older copy of the database.`,
      )
    if (known === undefined || known.name !== row.name)
      throw new CannotStart(
        `The migrations of this release do not continue those of the database (at ${row.name}). Put the migrations folder back as it was released.`,
      )
    if (known.sha256 !== row.sha256)
      throw new CannotStart(
        `The migration ${row.name} was edited after it ran. Put migrations/${row.name}.sql back as it was released, and make the change in a new file.`,
      )
  }
}

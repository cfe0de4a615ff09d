/** Databases for tests: one fast server per run, one migrated template, a copy of it for each test file. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, dropDatabase } from '../sql/migrations.ts'
import { connect, withDatabaseName, type Database } from './connect.ts'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

/** Test files run side by side, each with a pool of its own. */
const TEST_CONNECTIONS_MAX = 200
/** Connections of one test file. */
const TEST_POOL_MAX = 8

/** A server for tests with a migrated template database; `url` names the template. */
export interface TestServer {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts it, once per run. With TEST_DATABASE_URL the tests use that PostgreSQL instead; its user must be allowed to
 * create databases.
 */
export async function startTestServer(): Promise<TestServer> {
  const external = process.env['TEST_DATABASE_URL']
  const server =
    external === undefined || external === ''
      ? await startFastServer()
      : { urlOf: (name: string) => withDatabaseName(external, name), stop: async () => {} }
  const template = nameOf('template')
  const url = server.urlOf(template)
  await onServer(server.urlOf('postgres'), (admin) => createDatabase(admin.sql, template))
  const database = connect(url, 1)
  await migrate(database.sql)
  // A template can be copied only while nobody is connected to it.
  await database.close()
  const stop = async (): Promise<void> => {
    await onServer(server.urlOf('postgres'), (admin) => dropDatabase(admin.sql, template))
    await server.stop()
  }
  return { url, stop }
}

/** A fresh copy of the template; `close()` drops it. */
export async function makeTestDatabase(templateUrl: string): Promise<Database> {
  const template = new URL(templateUrl).pathname.slice(1)
  const name = nameOf('copy')
  const serverUrl = withDatabaseName(templateUrl, 'postgres')
  await onServer(serverUrl, (admin) => createDatabase(admin.sql, name, template))
  const database = connect(withDatabaseName(templateUrl, name), TEST_POOL_MAX)
  const close = async (): Promise<void> => {
    await database.close()
    await onServer(serverUrl, (admin) => dropDatabase(admin.sql, name))
  }
  return { ...database, close }
}

async function startFastServer(): Promise<{ urlOf(name: string): string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'entente-test-'))
  const embedded = await startEmbedded({ dataDir, isDurable: false, connectionsMax: TEST_CONNECTIONS_MAX })
  const stop = async (): Promise<void> => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { urlOf: embedded.urlOf, stop }
}

async function onServer(url: string, act: (admin: Database) => Promise<void>): Promise<void> {
  const admin = connect(url, 1)
  try {
    await act(admin)
  } finally {
    await admin.close()
  }
}

function nameOf(purpose: string): string {
  return `entente_${purpose}_${randomBytes(6).toString('hex')}`
}

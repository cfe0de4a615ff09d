/** Opens the database that the settings name: the embedded one, started here, or a server that is reached by DATABASE_URL. */
import { CannotStart } from '../settings/cannot-start.ts'
import { createDatabase, hasDatabase, readServerVersion } from '../sql/migrations.ts'
import { connect, type Database } from './connect.ts'
import { startEmbedded } from './embedded.ts'

/** The oldest PostgreSQL we test on, as the server counts. */
const SERVER_VERSION_MIN = 150_000

export interface OpenOptions {
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly onTrouble?: (sentence: string) => void
  readonly onLost?: (cause: CannotStart) => void
}

/** Opens it; `close()` also stops the embedded server. Tables are made by `migrate`. @throws {CannotStart} when it cannot be reached. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.databaseUrl !== null) return await openExternal(options.databaseUrl)
  const embedded = await startEmbedded(options)
  try {
    await makeOnce(embedded.urlOf('postgres'), 'entente')
  } catch (cause) {
    await embedded.stop()
    throw cause
  }
  const database = connect(embedded.urlOf('entente'))
  const close = async (): Promise<void> => {
    await database.close()
    await embedded.stop()
  }
  return { ...database, close }
}

async function openExternal(url: string): Promise<Database> {
  const database = connect(url)
  try {
    const version = await readServerVersion(database.sql)
    if (version < SERVER_VERSION_MIN)
      throw new CannotStart(`DATABASE_URL leads to PostgreSQL ${Math.floor(version / 10_000)}; Entente needs version 15 or later.`)
    return database
  } catch (cause) {
    await database.close()
    if (cause instanceof CannotStart) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new CannotStart(
      `The database at ${hostOf(url)} cannot be reached: ${why}. Check DATABASE_URL and that the server runs, or leave it out to use the embedded one.`,
      { cause },
    )
  }
}

async function makeOnce(serverUrl: string, name: string): Promise<void> {
  const server = connect(serverUrl, 1)
  try {
    if (!(await hasDatabase(server.sql, name))) await createDatabase(server.sql, name)
  } finally {
    await server.close()
  }
}

function hostOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`
}

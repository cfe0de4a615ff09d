/** The one way to a PostgreSQL: postgres.js for hot statements, Kysely on the same pool for all others. */
import { Kysely } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import postgres from 'postgres'
import { Fault } from '../fault.ts'
import type { Tables } from '../sql/tables.ts'

/** Connections of one process. More do not make one machine faster: 50 callers on 10 connections share the log's fsync. */
export const POOL_CONNECTIONS_MAX = 10
/** Seconds until a connection that cannot be made is given up, so that a request is answered rather than kept. */
const CONNECT_TIMEOUT_SECONDS = 10
/** Seconds that running queries have to end when the pool closes. */
const CLOSE_TIMEOUT_SECONDS = 5

/** Object identifiers of PostgreSQL's built-in types. */
const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184

/** The connected database. */
export interface Database {
  readonly db: Kysely<Tables>
  readonly sql: postgres.Sql
  readonly url: string
  close(): Promise<void>
}

/** Connects lazily: the first query opens the first connection. `url` may name a socket directory as `?host=/path`. */
export function connect(url: string, connectionsMax = POOL_CONNECTIONS_MAX): Database {
  const sql = postgres(withoutSocketDir(url), {
    ...socketDirOf(url),
    max: connectionsMax,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    // A retry after 0.1, 0.2 … 2 s: a server that restarts is found again soon.
    backoff: (attempt: number) => Math.min(2, 0.1 * 2 ** attempt),
    // Statements that drop what does not exist and the like are no news for anybody.
    onnotice: () => {},
    connection: { application_name: 'entente', TimeZone: 'UTC' },
    types: TYPES,
  })
  return {
    db: new Kysely<Tables>({ dialect: new PostgresJSDialect({ postgres: sql }) }),
    sql,
    url,
    close: () => sql.end({ timeout: CLOSE_TIMEOUT_SECONDS }),
  }
}

/** The same server under another database name. */
export function withDatabaseName(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

/** How values come in and go out: numbers as numbers, instants as ISO strings with milliseconds, days as YYYY-MM-DD. */
const TYPES = {
  bigint: { to: INT8, from: [INT8], serialize: (value: unknown) => String(value), parse: parseWhole },
  // The name overrides the driver's own type `date`, which would make Date objects of days and instants alike.
  date: { to: TIMESTAMPTZ, from: [TIMESTAMP, TIMESTAMPTZ], serialize: instantText, parse: (text: string) => new Date(text).toISOString() },
  day: {
    to: DATE,
    from: [DATE],
    serialize: (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value)),
    parse: (text: string) => text,
  },
}

function instantText(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

function parseWhole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new Fault(`the database holds ${text}, which is beyond the whole numbers that can be counted exactly`)
  return value
}

function socketDirOf(url: string): { host?: string } {
  const host = new URL(url).searchParams.get('host')
  return host === null ? {} : { host }
}

function withoutSocketDir(url: string): string {
  const plain = new URL(url)
  plain.searchParams.delete('host')
  return plain.href
}

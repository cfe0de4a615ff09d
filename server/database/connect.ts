/** The one way to a PostgreSQL: Kysely over lines of its own, and postgres.js for what it alone can do, such as listening. */
import { Kysely } from 'kysely'
import postgres from 'postgres'
import { Fault } from '../fault.ts'
import type { Tables } from '../sql/tables.ts'
import { arrayText, parseArrayText } from './array-text.ts'
import { LinesDialect } from './dialect.ts'

/** Connections of one process. More do not make one machine faster: 50 callers on 10 connections share the log's fsync. */
export const POOL_CONNECTIONS_MAX = 10
/** Connections of postgres.js besides: a migration, a look at the server's health. */
const PLAIN_CONNECTIONS_MAX = 2
/** Seconds until a connection that cannot be made is given up, so that a request is answered rather than kept. */
const CONNECT_TIMEOUT_SECONDS = 10
/** Seconds that running queries have to end when the pool closes. */
const CLOSE_TIMEOUT_SECONDS = 5

/** Object identifiers of PostgreSQL's built-in types. */
const INT8 = 20
const DATE = 1082
const TIMESTAMP = 1114
const TIMESTAMPTZ = 1184
/** Their lists, as far as tables and statements of ours have them. */
const INT4_LIST = 1007
const TEXT_LIST = 1009
const INT8_LIST = 1016
const TIMESTAMPTZ_LIST = 1185
const UUID_LIST = 2951

/** The connected database. */
export interface Database {
  readonly db: Kysely<Tables>
  readonly sql: postgres.Sql
  /** For builders with plugins of their own, on the same lines. */
  readonly dialect: LinesDialect
  readonly url: string
  close(): Promise<void>
}

/** Connects lazily: the first query opens the first connection. `url` may name a socket directory as `?host=/path`. */
export function connect(url: string, connectionsMax = POOL_CONNECTIONS_MAX): Database {
  const options = {
    ...socketDirOf(url),
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    // A retry after 0.1, 0.2 … 2 s: a server that restarts is found again soon.
    backoff: (attempt: number) => Math.min(2, 0.1 * 2 ** attempt),
    // Statements that drop what does not exist and the like are no news for anybody.
    onnotice: () => {},
    connection: { application_name: 'entente', TimeZone: 'UTC' },
    // The driver would ask for the types of lists on each new connection, and nobody catches it when that connection breaks meanwhile.
    fetch_types: false,
    types: TYPES,
  }
  const plain = withoutSocketDir(url)
  const sql = postgres(plain, { ...options, max: Math.min(connectionsMax, PLAIN_CONNECTIONS_MAX) })
  // A line is kept as long as it holds: the driver must not end it in the middle of somebody's transaction.
  const dialect = new LinesDialect(
    (onBreak) => postgres(plain, { ...options, max: 1, max_lifetime: null, onclose: onBreak }),
    connectionsMax,
  )
  const db = new Kysely<Tables>({ dialect })
  return {
    db,
    sql,
    dialect,
    url,
    close: async () => {
      await Promise.all([db.destroy(), sql.end({ timeout: CLOSE_TIMEOUT_SECONDS })])
    },
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
  texts: listOf(TEXT_LIST, String, String),
  uuids: listOf(UUID_LIST, String, String),
  counts: listOf(INT4_LIST, String, Number),
  wholes: listOf(INT8_LIST, String, parseWhole),
  instants: listOf(TIMESTAMPTZ_LIST, instantText, (text) => new Date(text).toISOString()),
}

function listOf<T>(
  oid: number,
  serialize: (value: unknown) => string,
  parse: (text: string) => T,
): { to: number; from: number[]; serialize: (value: unknown) => string; parse: (text: string) => (T | null)[] } {
  return { to: oid, from: [oid], serialize: (list) => arrayText(list, serialize), parse: (text) => parseArrayText(text, parse) }
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

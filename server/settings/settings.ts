/** The settings of the house: read once from the environment at the edge, typed from there on. */
import { resolve } from 'node:path'
import { CannotStart } from './cannot-start.ts'
import { PROJECT_ROOT } from './project-root.ts'
import { refuseUnknownSettings } from './unknown-settings.ts'
import { isSettingName, SETTING_NAMES, type SettingName } from './setting-names.ts'

/** How much the house writes to its log. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** A sign-in service of somebody else, after OpenID Connect. */
export interface OidcSettings {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button says: "Sign in with <name>". */
  readonly name: string
}

/** Everything an operator can set. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Absolute path. */
  readonly dataDir: string
  /** Null: the embedded PostgreSQL in the data directory. */
  readonly databaseUrl: string | null
  readonly redisUrl: string | null
  /** Null: letters stay in the outbox, which administrators read. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Null: the address the house listens at. */
  readonly publicUrl: string | null
  readonly oidc: OidcSettings | null
  readonly logLevel: LogLevel
  /** Names that the environment gave; the others have their defaults. */
  readonly given: ReadonlySet<SettingName>
}

/** The environment as the system hands it over. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Reads all settings. An empty value counts as not set. @throws {CannotStart} for the first unknown or malformed one. */
export function parseSettings(env: Environment): Settings {
  refuseUnknownSettings(env)
  const text = (name: SettingName): string | null => env[name]?.trim() || null
  const given = new Set(SETTING_NAMES.filter((name) => text(name) !== null))
  const dataDir = text('DATA_DIR')
  return {
    port: parsePort(text('PORT')),
    host: parseHost(text('HOST')),
    dataDir: dataDir === null ? resolve(PROJECT_ROOT, 'data') : resolve(dataDir),
    databaseUrl: parseUrl('DATABASE_URL', text('DATABASE_URL'), ['postgres:', 'postgresql:'], 'postgres://user:password@host:5432/entente'),
    redisUrl: parseUrl('REDIS_URL', text('REDIS_URL'), ['redis:', 'rediss:'], 'redis://host:6379'),
    smtpUrl: parseUrl('SMTP_URL', text('SMTP_URL'), ['smtp:', 'smtps:'], 'smtp://user:password@host:587'),
    mailFrom: parseMailFrom(text('MAIL_FROM')),
    publicUrl: parsePublicUrl(text('PUBLIC_URL')),
    oidc: parseOidc(text),
    logLevel: parseLogLevel(text('LOG_LEVEL')),
    given: new Set([...given].filter(isSettingName)),
  }
}

function parsePort(text: string | null): number {
  if (text === null) return 8080
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw malformed('PORT', text, 'a whole number from 1 to 65535, or 0 for any free port')
  return port
}

function parseHost(text: string | null): string {
  // Phones in the hall must reach the house, so it listens on every interface unless told otherwise.
  if (text === null) return '0.0.0.0'
  if (!/^[\w.:-]{1,253}$/.test(text)) throw malformed('HOST', text, 'an address or a host name, such as 127.0.0.1')
  return text
}

function parseUrl(name: SettingName, text: string | null, schemes: readonly string[], example: string): string | null {
  if (text === null) return null
  // The value may hold a password: it is never repeated.
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) throw malformed(name, null, `an address such as ${example}`)
  return text
}

function parseMailFrom(text: string | null): string {
  if (text === null) return 'Entente <entente@localhost>'
  if (!/^[^<>@\s]+@[^<>@\s]+$|^[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>$/.test(text))
    throw malformed('MAIL_FROM', text, 'an e-mail address, such as Entente <entente@example.org>')
  return text
}

function parsePublicUrl(text: string | null): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  const isPlain =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  if (!isPlain) throw malformed('PUBLIC_URL', text, 'the address people open, without a path, such as https://forum.example.org')
  return url.origin
}

function parseOidc(text: (name: SettingName) => string | null): OidcSettings | null {
  const issuer = text('OIDC_ISSUER')
  const clientId = text('OIDC_CLIENT_ID')
  const clientSecret = text('OIDC_CLIENT_SECRET')
  const name = text('OIDC_NAME')
  if (issuer === null && clientId === null && clientSecret === null && name === null) return null
  if (issuer === null || clientId === null || clientSecret === null) {
    const missing = [
      issuer === null ? 'OIDC_ISSUER' : '',
      clientId === null ? 'OIDC_CLIENT_ID' : '',
      clientSecret === null ? 'OIDC_CLIENT_SECRET' : '',
    ].filter(Boolean)
    throw new CannotStart(
      `Sign-in with another service is half set: ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing. Set all of OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none.`,
    )
  }
  if (!URL.canParse(issuer) || !['https:', 'http:'].includes(new URL(issuer).protocol))
    throw malformed('OIDC_ISSUER', issuer, 'the address of the service, such as https://login.example.org')
  return { issuer, clientId, clientSecret, name: name ?? new URL(issuer).hostname }
}

function parseLogLevel(text: string | null): LogLevel {
  if (text === null) return 'warn'
  const level = LOG_LEVELS.find((one) => one === text)
  if (level === undefined) throw malformed('LOG_LEVEL', text, `one of ${LOG_LEVELS.join(', ')}`)
  return level
}

function malformed(name: SettingName, text: string | null, wanted: string): CannotStart {
  const seen = text === null ? 'has a value that cannot be used' : `is "${text.slice(0, 60)}"`
  return new CannotStart(`The setting ${name} ${seen}. Set it to ${wanted}, or leave it out.`)
}

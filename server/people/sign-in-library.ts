/** better-auth as this house uses it: our tables, our cookies, no word to any other host. */
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { genericOAuth, magicLink } from 'better-auth/plugins'
import { Kysely } from 'kysely'
import { isDatabaseAway } from '../database/away.ts'
import type { HouseBase } from '../house-base.ts'
import type { OidcSettings } from '../settings/settings.ts'
import { InstantsAsDates } from '../sql/instants-as-dates.ts'
import { keyHash } from './key-hash.ts'
import { passkeyPlaceOf } from './passkey-place.ts'
import { SIGN_IN_NAMES } from './sign-in-tables.ts'

/** Where the library answers. */
export const AUTH_PATH = '/api/auth'
/** Name under which the service of somebody else is known to the library. */
export const OIDC_PROVIDER = 'oidc'
/** Seconds that a sign-in link opens: long enough to find the letter, too short to be found later. */
export const LINK_SECONDS = 10 * 60
/** Seconds that a session lasts: a gathering with the weeks around it. Each sign-in starts a new one, and visits do not make it longer. */
const SESSION_SECONDS = 30 * 24 * 60 * 60

/** The library with links and passkeys. */
export function makeLibrary(base: HouseBase, secret: string) {
  return betterAuth({ ...commonOptions(base, secret), plugins: [linkPlugin(), passkeyPlugin(base)] })
}

/** The library with the service of somebody else, apart from the other: it asks that service for its addresses when it is made, and nobody's link shall wait for that. */
export function makeOidcLibrary(base: HouseBase, secret: string, oidc: OidcSettings) {
  return betterAuth({ ...commonOptions(base, secret), plugins: [oidcPlugin(oidc)] })
}

/** Name of the cookie that holds a session; a browser keeps a name with `__Host-` only when it came over https from this very host. */
export function sessionCookieName(publicUrl: string): string {
  return `${cookiePrefix(publicUrl)}.session_token`
}

function cookiePrefix(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-entente' : 'entente'
}

function commonOptions(base: HouseBase, secret: string) {
  return {
    appName: 'Entente',
    baseURL: base.publicUrl,
    basePath: AUTH_PATH,
    secret,
    telemetry: { enabled: false },
    database: {
      db: new Kysely<Record<string, never>>({
        dialect: base.database.dialect,
        plugins: [new InstantsAsDates()],
      }),
      type: 'postgres' as const,
    },
    // A page of this house under any of its addresses may ask, as with every other route; see `same-origin.ts`.
    trustedOrigins: (request?: Request) => (request === undefined ? [base.publicUrl] : [base.publicUrl, new URL(request.url).origin]),
    user: SIGN_IN_NAMES.user,
    session: { ...SIGN_IN_NAMES.session, expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    // A service of somebody else opens the door to a member whose address it says it has checked, and to nobody else.
    account: { ...SIGN_IN_NAMES.account, accountLinking: { enabled: true } },
    verification: SIGN_IN_NAMES.verification,
    // Links are limited by the house itself (`link-limits.ts`), so that a whole hall behind one address can sign in.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefix(base.publicUrl),
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: base.publicUrl.startsWith('https:') },
    },
    // Whoever sends nonsense is told so and fills no log; what is written is a fault with its cause.
    logger: { level: 'error' as const, disabled: base.settings.logLevel === 'silent', log: logFault },
    // A person who is turned away is shown our page, not the library's.
    onAPIError: { errorURL: '/sign-in' },
  }
}

function logFault(_level: string, message: string, ...facts: readonly unknown[]): void {
  const cause = facts.find((fact) => fact instanceof Error)
  // An outage of the database is told once, by the request that met it.
  if (cause !== undefined && !isDatabaseAway(cause)) process.stderr.write(`sign-in: ${message}: ${cause.stack ?? cause.message}\n`)
}

function linkPlugin() {
  return magicLink({
    expiresIn: LINK_SECONDS,
    disableSignUp: true,
    storeToken: { type: 'custom-hasher' as const, hash: async (token: string) => keyHash(token) },
    // Whoever asks for a link takes it: into a letter, or to the page that opens the house.
    sendMagicLink: ({ url, metadata }) => {
      const take: unknown = metadata?.['take']
      if (typeof take === 'function') take(url)
    },
  })
}

function passkeyPlugin(base: HouseBase) {
  const { rpID, origins } = passkeyPlaceOf(base.publicUrl, base.settings.port)
  return passkey({
    rpID,
    rpName: 'Entente',
    origin: origins,
    schema: { passkey: SIGN_IN_NAMES.passkey },
    advanced: { webAuthnChallengeCookie: 'passkey' },
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
}

function oidcPlugin(oidc: OidcSettings) {
  const discoveryUrl = `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  return genericOAuth({
    config: [
      {
        providerId: OIDC_PROVIDER,
        name: oidc.name,
        discoveryUrl,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        scopes: ['openid', 'email', 'profile'],
        requireIdTokenVerification: true,
        // Members are made by administrators. Their name stays what the forum knows.
        disableSignUp: true,
        overrideUserInfo: false,
      },
    ],
  })
}

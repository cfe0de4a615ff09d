/** Who somebody is: sign-in by e-mail link, by passkey and by a service of somebody else, all through better-auth on our own tables. */
import type { IncomingHttpHeaders } from 'node:http'
import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { genericOAuth, magicLink } from 'better-auth/plugins'
import { Kysely } from 'kysely'
import { PostgresJSDialect } from 'kysely-postgres-js'
import { Fault } from '../fault.ts'
import type { HouseBase } from '../house-base.ts'
import type { Letters } from '../mail/letters.ts'
import { InstantsAsDates } from '../sql/instants-as-dates.ts'
import { dropSpentSignIns, isAddressOfMember, readNameOfPerson } from '../sql/persons.ts'
import { readOrMakeSecret } from '../sql/secrets.ts'
import { keyHash } from './key-hash.ts'
import { signInLetter } from './sign-in-letter.ts'
import { SIGN_IN_NAMES } from './sign-in-tables.ts'

/** A person who has signed in. */
export interface Person { readonly person: string; readonly name: string; readonly email: string }
/** Sign-in of this house. */
export interface Auth {
  /** The person whose session a request carries, or null. */
  personOf(headers: IncomingHttpHeaders): Promise<Person | null>
  /** Sends a sign-in link to a member; does nothing, in silence, for any other address. `next` is a path of this house. */
  sendLink(email: string, next: string): Promise<void>
  /** A path of this house that signs the person with this address in once. It goes to nobody by mail. */
  makeSignInPath(email: string, next: string): Promise<string>
  /** Ends the session of a request. @returns `Set-Cookie` headers */
  signOut(headers: IncomingHttpHeaders): Promise<string[]>
  /** Answers what the library answers at `/api/auth/…`. */
  handler(request: Request): Promise<Response>
}

/** Where the library answers. */
export const AUTH_PATH = '/api/auth'
/** Name under which the service of somebody else is known to the library. */
export const OIDC_PROVIDER = 'oidc'
/** Seconds that a sign-in link opens: long enough to find the letter, too short to be found later. */
export const LINK_SECONDS = 10 * 60
/** Seconds that a session lasts: a gathering with the weeks around it. Each sign-in starts a new one, and visits do not make it longer. */
const SESSION_SECONDS = 30 * 24 * 60 * 60

/** Makes sign-in for a house. */
export async function makeAuth(base: HouseBase & { readonly letters: Letters }): Promise<Auth> {
  const library = betterAuth(await optionsOf(base))
  const linkFor = async (email: string, next: string): Promise<string> => {
    let made: string | null = null
    const take = (url: string): void => { made = url }
    await library.api.signInMagicLink({ body: { email, callbackURL: next, errorCallbackURL: '/sign-in', metadata: { take } }, headers: new Headers() })
    if (made === null) throw new Fault('the sign-in library made no link')
    return made
  }
  return {
    personOf: async (headers) => {
      if (headers.cookie === undefined || !headers.cookie.includes(`${cookiePrefix(base)}.session_token=`)) return null
      const session = await library.api.getSession({ headers: new Headers({ cookie: headers.cookie }) })
      if (session === null) return null
      const { id, email } = session.user
      return { person: id, email, name: (await readNameOfPerson(base.database.db, id)) ?? '' }
    },
    sendLink: async (email, next) => {
      await dropSpentSignIns(base.database.db, base.now().toISOString())
      if (!(await isAddressOfMember(base.database.db, email))) return
      await base.letters.send(signInLetter(email, await linkFor(email, next), base.publicUrl))
    },
    makeSignInPath: async (email, next) => {
      const url = new URL(await linkFor(email, next))
      return url.pathname + url.search
    },
    signOut: async (headers) => {
      const request = new Request(`${base.publicUrl}${AUTH_PATH}/sign-out`, { method: 'POST', headers: { cookie: headers.cookie ?? '', origin: base.publicUrl } })
      return (await library.handler(request)).headers.getSetCookie()
    },
    handler: async (request) => await library.handler(request),
  }
}

async function optionsOf(base: HouseBase) {
  const isHttps = base.publicUrl.startsWith('https:')
  return {
    appName: 'Entente', baseURL: base.publicUrl, basePath: AUTH_PATH, secret: await readOrMakeSecret(base.database.db, 'sign-in', base.newToken(32)), telemetry: { enabled: false },
    database: { db: new Kysely<Record<string, never>>({ dialect: new PostgresJSDialect({ postgres: base.database.sql }), plugins: [new InstantsAsDates()] }), type: 'postgres' as const },
    // A page of this house under any of its addresses may ask, as with every other route; see `same-origin.ts`.
    trustedOrigins: (request?: Request) => (request === undefined ? [base.publicUrl] : [base.publicUrl, new URL(request.url).origin]),
    user: SIGN_IN_NAMES.user,
    session: { ...SIGN_IN_NAMES.session, expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    // A service of somebody else proves an address; the person with that address was made by an administrator before.
    account: { ...SIGN_IN_NAMES.account, accountLinking: { enabled: true, trustedProviders: [OIDC_PROVIDER] } },
    verification: SIGN_IN_NAMES.verification,
    // Links are limited by the house itself (`link-limits.ts`), so that a whole hall behind one address can sign in.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: cookiePrefix(base), useSecureCookies: false, ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isHttps },
    },
    logger: { level: 'error' as const, disabled: base.settings.logLevel === 'silent' },
    plugins: [linkPlugin(), passkeyPlugin(base), ...oidcPlugins(base)],
  }
}

function cookiePrefix(base: HouseBase): string {
  return base.publicUrl.startsWith('https:') ? '__Host-entente' : 'entente'
}

function linkPlugin() {
  return magicLink({
    expiresIn: LINK_SECONDS, disableSignUp: true, storeToken: { type: 'custom-hasher' as const, hash: async (token: string) => keyHash(token) },
    sendMagicLink: ({ url, metadata }) => {
      const take: unknown = metadata?.['take']
      if (typeof take === 'function') take(url)
    },
  })
}

function passkeyPlugin(base: HouseBase) {
  const { rpID, origins } = passkeyPlaceOf(base.publicUrl, base.settings.port)
  return passkey({
    rpID, rpName: 'Entente', origin: origins, schema: { passkey: SIGN_IN_NAMES.passkey }, advanced: { webAuthnChallengeCookie: 'passkey' }, authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
}

/**
 * Where passkeys work: browsers take them on https with a name, and on localhost. A house that is reached by a bare address
 * or over plain http offers them on its own machine alone.
 */
export function passkeyPlaceOf(publicUrl: string, port: number): { rpID: string; origins: string[] } {
  const { hostname, protocol } = new URL(publicUrl)
  const isName = !/^[\d.]+$/.test(hostname) && !hostname.startsWith('[')
  if (protocol === 'https:' && isName) return { rpID: hostname, origins: [publicUrl] }
  return { rpID: 'localhost', origins: [...new Set([publicUrl, `http://localhost:${port}`])] }
}

function oidcPlugins(base: HouseBase) {
  const { oidc } = base.settings
  if (oidc === null) return []
  const discoveryUrl = `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  return [genericOAuth({ config: [{ providerId: OIDC_PROVIDER, name: oidc.name, discoveryUrl, clientId: oidc.clientId, clientSecret: oidc.clientSecret, scopes: ['openid', 'email', 'profile'], disableSignUp: true }] })]
}

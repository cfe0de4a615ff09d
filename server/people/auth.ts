/** Who somebody is: sign-in by e-mail link, by passkey and by a service of somebody else. */
import type { IncomingHttpHeaders } from 'node:http'
import { Fault } from '../fault.ts'
import type { HouseBase } from '../house-base.ts'
import type { Letters } from '../mail/letters.ts'
import { readHead } from '../sql/ledger.ts'
import { dropSpentSignIns, isAddressOfMember, readNameOfPerson } from '../sql/persons.ts'
import { readOrMakeSecret } from '../sql/secrets.ts'
import { OidcDoor } from './oidc-door.ts'
import { AUTH_PATH, makeLibrary, sessionCookieName } from './sign-in-library.ts'
import { linkForLetter, signInLetter } from './sign-in-letter.ts'

/** A person who has signed in. */
export interface Person {
  readonly person: string
  readonly name: string
  readonly email: string
}
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

/** Bytes of the secret that signs cookies. */
const SECRET_BYTES = 32

/** Makes sign-in for a house. */
export async function makeAuth(base: HouseBase & { readonly letters: Letters }): Promise<Auth> {
  const secret = await readOrMakeSecret(base.database.db, 'sign-in', base.newToken(SECRET_BYTES))
  const library = makeLibrary(base, secret)
  const oidcDoor = base.settings.oidc === null ? null : new OidcDoor(base, secret, base.settings.oidc)
  const sessionCookie = `${sessionCookieName(base.publicUrl)}=`
  const linkFor = async (email: string, next: string): Promise<string> => {
    let made: string | null = null
    const take = (url: string): void => {
      made = url
    }
    await library.api.signInMagicLink({
      body: { email, callbackURL: next, errorCallbackURL: '/sign-in', metadata: { take } },
      headers: new Headers(),
    })
    if (made === null) throw new Fault('the sign-in library made no link')
    return made
  }
  return {
    personOf: async ({ cookie }) => {
      if (cookie === undefined || !cookie.includes(sessionCookie)) return null
      const session = await library.api
        .getSession({ headers: new Headers({ cookie }) })
        .catch(async (cause: unknown) => await failWith(base, cause))
      if (session === null) return null
      const { id, email } = session.user
      return { person: id, email, name: (await readNameOfPerson(base.database.db, id)) ?? '' }
    },
    sendLink: async (email, next) => {
      // Sessions and links live by the clock of the machine, as the library does.
      await dropSpentSignIns(base.database.db, new Date().toISOString())
      if (!(await isAddressOfMember(base.database.db, email))) return
      await base.letters.send(signInLetter(email, linkForLetter(base.publicUrl, await linkFor(email, next)), base.publicUrl))
    },
    makeSignInPath: async (email, next) => {
      const url = new URL(await linkFor(email, next))
      return url.pathname + url.search
    },
    signOut: async ({ cookie }) => {
      const request = new Request(`${base.publicUrl}${AUTH_PATH}/sign-out`, {
        method: 'POST',
        headers: { cookie: cookie ?? '', origin: base.publicUrl },
      })
      return (await library.handler(request)).headers.getSetCookie()
    },
    handler: async (request) => (oidcDoor?.isFor(request) === true ? await oidcDoor.handler(request) : await library.handler(request)),
  }
}

/** The library hides what happened to the database; the house asks again, so that an outage is answered as an outage. */
async function failWith(base: HouseBase, cause: unknown): Promise<never> {
  await readHead(base.database.db)
  throw new Fault('the sign-in library failed to read a session', { cause })
}

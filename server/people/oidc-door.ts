/** The door of a sign-in service of somebody else: found again by itself when that service was away. */
import type { HouseBase } from '../house-base.ts'
import type { OidcSettings } from '../settings/settings.ts'
import { AUTH_PATH, makeOidcLibrary, OIDC_PROVIDER } from './sign-in-library.ts'

/** Where people leave for the service and come back from it. */
const PATHS: ReadonlySet<string> = new Set([`${AUTH_PATH}/sign-in/social`, `${AUTH_PATH}/callback/${OIDC_PROVIDER}`])
/** How long a service that could not be reached is left alone. */
const LOOK_AGAIN_MS = 5_000

/** Asks the service for its addresses when somebody first wants to go there. */
export class OidcDoor {
  readonly #make: () => ReturnType<typeof makeOidcLibrary>
  #library: ReturnType<typeof makeOidcLibrary> | null = null
  #madeAt = 0

  constructor(base: HouseBase, secret: string, oidc: OidcSettings) {
    this.#make = () => makeOidcLibrary(base, secret, oidc)
  }

  isFor(request: Request): boolean {
    return PATHS.has(new URL(request.url).pathname)
  }

  async handler(request: Request): Promise<Response> {
    return await (await this.#open()).handler(request)
  }

  async #open(): Promise<ReturnType<typeof makeOidcLibrary>> {
    const library = this.#library
    if (library !== null && (Date.now() - this.#madeAt < LOOK_AGAIN_MS || (await hasService(library)))) return library
    this.#madeAt = Date.now()
    this.#library = this.#make()
    return this.#library
  }
}

async function hasService(library: ReturnType<typeof makeOidcLibrary>): Promise<boolean> {
  return (await library.$context).socialProviders.some(({ id }) => id === OIDC_PROVIDER)
}

/** Calls of pages to the API while they are made on the server: no network, the same cookies, the same refusals. */
import type { RequestEvent } from '@sveltejs/kit'

/** What `server/http/web.ts` leaves for the pages: a request of the API answered inside the process. */
export type ApiInProcess = (request: Request) => Promise<Response>

const KEY = Symbol.for('entente.api')
/** The address of the person, for limits of requests; read only inside the process. */
const ADDRESS_HEADER = 'x-entente-address'

/** Answers a call of a page from inside the process and lets cookies that the API sets reach the browser. */
export async function callApi(event: RequestEvent, request: Request): Promise<Response> {
  const headers = new Headers(request.headers)
  for (const name of ['cookie', 'authorization', 'accept-language', 'user-agent']) {
    const value = event.request.headers.get(name)
    if (value !== null && !headers.has(name)) headers.set(name, value)
  }
  headers.set('host', event.url.host)
  headers.set('origin', event.url.origin)
  headers.set(ADDRESS_HEADER, event.getClientAddress())
  const response = await apiOf()(new Request(request, { headers }))
  for (const line of response.headers.getSetCookie()) passOn(event, line)
  return response
}

function apiOf(): ApiInProcess {
  const api: unknown = Reflect.get(globalThis, KEY)
  if (typeof api !== 'function') throw new Error('The pages run without the API: start the house with `npm start`.')
  // The one writer of this place is server/http/web.ts, which keeps this shape.
  return api as ApiInProcess
}

/** Sets a cookie of the API on the answer of the page. */
function passOn(event: RequestEvent, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
  const at = pair.indexOf('=')
  if (at < 1) return
  const found = new Map(
    attributes.map((attribute) => [attribute.split('=')[0]?.toLowerCase() ?? '', attribute.slice(attribute.indexOf('=') + 1)]),
  )
  const maxAge = found.get('max-age')
  const expires = found.get('expires')
  const sameSite = found.get('samesite')?.toLowerCase()
  event.cookies.set(pair.slice(0, at), pair.slice(at + 1), {
    path: found.get('path') ?? '/',
    httpOnly: found.has('httponly'),
    secure: found.has('secure'),
    sameSite: sameSite === 'strict' || sameSite === 'none' ? sameSite : 'lax',
    ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    ...(expires === undefined ? {} : { expires: new Date(expires) }),
    // The value comes encoded already.
    encode: (value) => value,
  })
}

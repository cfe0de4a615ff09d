/** Lets the sign-in library answer at `/api/auth/…`, on the few paths that pages of this house use. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RefusalCode } from '../../contract/refusals.ts'
import { refuse, type Refusal } from '../../core/words/outcome.ts'
import { Fault } from '../fault.ts'
import type { House } from '../house.ts'
import { AUTH_PATH } from '../people/sign-in-library.ts'
import { readHead } from '../sql/ledger.ts'
import { sendRefusal } from './problems.ts'
import { isForeign } from './same-origin.ts'

/** Bytes of a body: what an authenticator signs is a few kilobytes. */
const AUTH_BODY_BYTES_MAX = 32 * 1024
/** Everything else that the library could do stays shut: links are asked for at `POST /api/v1/sign-in/link`, which limits them. */
const OPEN_PATHS = new Set([
  'GET /magic-link/verify',
  'GET /passkey/generate-register-options',
  'GET /passkey/generate-authenticate-options',
  'GET /passkey/list-user-passkeys',
  'POST /passkey/verify-registration',
  'POST /passkey/verify-authentication',
  'POST /passkey/update-passkey',
  'POST /passkey/delete-passkey',
  'POST /sign-in/social',
  'GET /callback/oidc',
  'POST /callback/oidc',
  'POST /sign-out',
])

/** Adds the paths to the app. */
export async function registerAuth(app: FastifyInstance, house: House): Promise<void> {
  await app.register(async (scope) => {
    // The library reads bodies itself: they pass through as they came.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      ['application/json', 'application/x-www-form-urlencoded'],
      { parseAs: 'string', bodyLimit: AUTH_BODY_BYTES_MAX },
      (_request, body, done) => done(null, body),
    )
    scope.route({
      method: ['GET', 'POST'],
      url: `${AUTH_PATH}/*`,
      bodyLimit: AUTH_BODY_BYTES_MAX,
      schema: { hide: true },
      handler: async (request, reply) => await answer(house, request, reply),
    })
  })
}

async function answer(house: House, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const path = (request.url.split('?')[0] ?? '').slice(AUTH_PATH.length)
  if (!OPEN_PATHS.has(`${request.method} ${path}`)) return sendRefusal(reply, 'not_found', { what: 'such address' })
  // A sign-in service of somebody else may post its answer back; the library proves it by the state that it gave out.
  if (request.method === 'POST' && path !== '/callback/oidc' && isForeign(request, house.publicUrl))
    return sendRefusal(reply, 'foreign_origin')
  const refused = refusalOfBody(path, request.body)
  if (refused !== null) return sendRefusal(reply, refused.code, refused.facts)
  const response = await house.auth.handler(webRequestOf(request))
  if (response.status >= 400) return await sendProblem(house, reply, response)
  reply.code(response.status).header('cache-control', 'no-store')
  for (const [name, value] of response.headers) if (name !== 'set-cookie' && name !== 'location') reply.header(name, value)
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  const location = response.headers.get('location')
  if (location !== null) reply.header('location', withinHouse(location, house.publicUrl))
  return reply.send(response.body === null ? '' : Buffer.from(await response.arrayBuffer()))
}

function webRequestOf(request: FastifyRequest): Request {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !['content-length', 'transfer-encoding', 'connection'].includes(name))
      headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const url = `${request.protocol}://${request.headers.host ?? 'localhost'}${request.url}`
  return new Request(url, {
    method: request.method,
    headers,
    ...(typeof request.body === 'string' && request.body !== '' ? { body: request.body } : {}),
  })
}

/** The library takes on trust that a key has answered; what did not come from one is refused before it. */
function refusalOfBody(path: string, body: unknown): Refusal<RefusalCode> | null {
  if (typeof body !== 'string' || !body.startsWith('{')) return path.startsWith('/passkey/verify') ? refuse('not_json') : null
  try {
    const parsed: unknown = JSON.parse(body)
    if (path.startsWith('/passkey/verify') && !isKeyAnswer(parsed))
      return refuse('invalid', { field: 'response', detail: 'it is not what a passkey answers.' })
    return null
  } catch (cause) {
    return refuse('malformed_json', { detail: cause instanceof Error ? cause.message : 'it cannot be read' })
  }
}

function isKeyAnswer(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || !('response' in body)) return false
  const { response } = body
  return (
    typeof response === 'object' &&
    response !== null &&
    'id' in response &&
    typeof response.id === 'string' &&
    'response' in response &&
    typeof response.response === 'object'
  )
}

/** Refusals of the library in our own shape. */
async function sendProblem(house: House, reply: FastifyReply, response: Response): Promise<FastifyReply> {
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  if (response.status === 401) return sendRefusal(reply, 'not_signed_in')
  if (response.status === 403) return sendRefusal(reply, 'foreign_origin')
  if (response.status === 404) return sendRefusal(reply, 'not_found', { what: 'passkey or sign-in service' })
  const { code, message } = await problemIn(response)
  // The library hides what happened to the database; asked again, an outage is answered as an outage.
  if (response.status >= 500) await readHead(house.database.db)
  // The library answers 500 for a key of another site too.
  if (response.status >= 500 && code !== 'FAILED_TO_VERIFY_REGISTRATION')
    throw new Fault(`the sign-in library failed: ${response.status} ${code} ${message}`)
  return sendRefusal(reply, 'invalid', { field: 'request', detail: message.endsWith('.') ? message : `${message}.` })
}

async function problemIn(response: Response): Promise<{ code: string; message: string }> {
  const body: unknown = await response.json().catch(() => null)
  const part = (name: 'code' | 'message'): string => {
    const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined
    return typeof value === 'string' ? value : ''
  }
  return { code: part('code'), message: part('message') || 'it cannot be used' }
}

/** A way back into the house keeps to the address under which it was opened, where the cookie is. */
function withinHouse(location: string, publicUrl: string): string {
  return location.startsWith(`${publicUrl}/`) ? location.slice(publicUrl.length) : location
}

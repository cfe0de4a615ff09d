/** Lets pages call the API inside the process: the same routes, the same policies, no network. */
import type { FastifyInstance } from 'fastify'

const KEY = Symbol.for('entente.api')
/** Address of the person, put there by the page that calls for them; a request from outside never comes this way. */
const ADDRESS_HEADER = 'x-entente-address'
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** Leaves the API where `web/src/line/api-in-process.ts` finds it. */
export function bridgeApi(app: FastifyInstance): void {
  Reflect.set(globalThis, KEY, async (request: Request): Promise<Response> => await inject(app, request))
}

async function inject(app: FastifyInstance, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const method = METHODS.find((one) => one === request.method)
  if (method === undefined) return new Response(null, { status: 405 })
  const headers = Object.fromEntries(request.headers)
  const address = headers[ADDRESS_HEADER]
  delete headers[ADDRESS_HEADER]
  const body = method === 'GET' ? undefined : Buffer.from(await request.arrayBuffer())
  const answer = await app.inject({
    method,
    url: url.pathname + url.search,
    headers: {
      ...headers,
      'x-forwarded-proto': url.protocol.slice(0, -1),
      ...(address === undefined ? {} : { 'x-forwarded-for': address }),
    },
    ...(body === undefined || body.length === 0 ? {} : { payload: body }),
  })
  return new Response(answer.statusCode === 204 ? null : answer.rawPayload, {
    status: answer.statusCode,
    headers: headersOf(answer.headers),
  })
}

function headersOf(found: Readonly<Record<string, string | string[] | number | undefined>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(found)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one)
    else if (value !== undefined) headers.set(name, String(value))
  }
  return headers
}

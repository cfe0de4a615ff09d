/** The one typed client of the API: for pages, for the command line and for tests. It imports types only, so it costs a phone almost nothing. */
import type { Api } from './api.ts'
import type { Problem } from './refusals.ts'
import type { AnswerOf, CallOf } from './route.ts'

/** Present only where the route has that part. */
type Parts<R extends keyof Api> = { [K in keyof CallOf<Api[R]> as CallOf<Api[R]>[K] extends undefined ? never : K]: CallOf<Api[R]>[K] }
/** What goes beside the parts of a call. */
export interface CallHeaders {
  /** Idempotency key, where the route is idempotent. */
  readonly key?: string
  /** Version for `If-Match`. */
  readonly ifMatch?: number
  readonly signal?: AbortSignal
  /** Bytes of a file, where the route takes them. */
  readonly file?: Blob | Uint8Array<ArrayBuffer>
}
/** Outcome of a call: the answer, or the refusal as a value. A fault of the network is thrown. */
export type Outcome<R extends keyof Api> =
  { readonly ok: true; readonly answer: AnswerOf<Api[R]> } | { readonly ok: false; readonly problem: Problem }
/** Calls one route by its key, e.g. `call('GET /gatherings/:gathering', { params: { gathering } })`. */
export type Client = <R extends keyof Api & string>(route: R, call?: Parts<R> & CallHeaders) => Promise<Outcome<R>>

/** What the client needs of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Makes a client. `base` is the address of the house, or empty for the same origin. */
export function makeClient(fetch: Fetch, base = '', headers: Readonly<Record<string, string>> = {}): Client {
  return async (route, call = {} as never) => {
    const parts = call as { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown } & CallHeaders
    const space = route.indexOf(' ')
    const response = await fetch(base + addressOf(route.slice(space + 1), parts.params, parts.query), {
      method: route.slice(0, space),
      headers: headersOf(parts, headers),
      ...bodyOf(parts),
      ...(parts.signal === undefined ? {} : { signal: parts.signal }),
      credentials: 'same-origin',
    })
    if (response.ok) return { ok: true, answer: response.status === 204 ? {} : await response.json() }
    return { ok: false, problem: await response.json() }
  }
}

function addressOf(path: string, params: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const asked = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return `/api/v1${filled}${asked.length > 0 ? `?${asked.join('&')}` : ''}`
}

function bodyOf({ body, file }: { body?: unknown } & CallHeaders): { body?: BodyInit } {
  if (file !== undefined) return { body: file }
  return body === undefined ? {} : { body: JSON.stringify(body) }
}

function headersOf(parts: { body?: unknown } & CallHeaders, headers: Readonly<Record<string, string>>): Record<string, string> {
  return {
    accept: 'application/json',
    // A custom header cannot be sent by a foreign form: it proves that a page of this house is calling.
    'x-entente': '1',
    ...headers,
    ...(parts.file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(parts.key === undefined ? {} : { 'idempotency-key': parts.key }),
    ...(parts.ifMatch === undefined ? {} : { 'if-match': `"${parts.ifMatch}"` }),
  }
}

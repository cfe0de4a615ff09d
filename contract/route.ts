/** How one route of the API is described: a piece of data that the server registers, the client calls and OpenAPI prints. */
import type { Static, TSchema } from 'typebox'
import type { Role } from '../core/people/role.ts'
import type { RefusalCode } from './refusals.ts'

/**
 * Who may call a route. `anyone` needs nothing; `seat` needs a seat in the gathering named by the path; `rater` takes part in the
 * weighing named by the path, by a seat of its gathering or by a key of its own;
 * `voter` needs a seat in the gathering or membership of the forum, in whatever role: the roll of a decision then says more;
 * `drafter` is a signed-in member who holds a seat in the team that the path names; no role passes instead, not even an administrator's;
 * `focal` is a signed-in member who is named focal point of the body that the path names; again no role passes instead;
 * `member` needs a signed-in member of the forum that holds at least one of the roles; `operator` needs the key kept in
 * the data directory. An administrator and the operator pass every `member` policy.
 */
export type Policy =
  | { readonly who: 'anyone' }
  | { readonly who: 'seat' }
  | { readonly who: 'rater' }
  | { readonly who: 'voter' }
  | { readonly who: 'drafter' }
  | { readonly who: 'focal' }
  | { readonly who: 'member'; readonly anyOf: readonly Role[] }
  | { readonly who: 'operator' }

/** The parts of a route; its key, `METHOD /path/:param`, is where it stands in the table of routes. */
export interface Route {
  readonly summary: string
  readonly policy: Policy
  readonly params?: TSchema
  readonly query?: TSchema
  readonly body?: TSchema
  readonly answer: TSchema
  /** Status of a good answer, 200 when absent. */
  readonly status?: 200 | 201 | 202 | 204
  readonly refusals: readonly RefusalCode[]
  /** True when the answer depends on an `Idempotency-Key` header: sent twice with one key, it happens once. */
  readonly isIdempotent?: boolean
  /** True when whoever knows the key is given what it opened, such as a seat: the key must then look like chance. */
  readonly isKeySecret?: boolean
  /** True when the body is no JSON but the bytes of a file; the handler finds out what they are. */
  readonly takesBytes?: boolean
  /** Largest body in bytes when it differs from `BODY_BYTES_MAX`. */
  readonly bodyBytesMax?: number
}

/** `GET /forums/:forum` and so on: method, one space, path below `/api/v1`. */
export type RouteKey = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`

/** A table of routes, one per room, merged in `api.ts`. */
export type RouteTable = Readonly<Record<RouteKey, Route>>

/** Keeps the literal types of a table while checking its shape. */
export function routes<const T extends RouteTable>(table: T): T {
  return table
}

type StaticOf<S> = S extends TSchema ? Static<S> : undefined

/** What a caller passes to a route. */
export interface CallOf<R extends Route> {
  readonly params: StaticOf<R['params']>
  readonly query: StaticOf<R['query']>
  readonly body: StaticOf<R['body']>
}

/** What a route answers when it does not refuse. */
export type AnswerOf<R extends Route> = Static<R['answer']>

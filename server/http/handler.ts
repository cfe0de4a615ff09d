/** What a handler gets and gives. A handler finds nothing out by itself: it calls one command or one view and replies. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Api } from '../../contract/api.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { AnswerOf, CallOf } from '../../contract/route.ts'
import type { Role } from '../../core/people/role.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import type { TeamSeat } from '../sql/teams.ts'

/** Who sees a gathering while it is being prepared. */
export const PREPARERS = ['convener', 'moderator', 'rapporteur'] as const

/** A seat as its key opens it. */
export interface SeatKey {
  readonly seat: string
  readonly gathering: string
}
/** Somebody who rates in a weighing: by a seat of its gathering, or by a key of its own. */
export interface RaterKey {
  readonly rater: string
  readonly weighing: string
  readonly seat: string | null
}
/** A signed-in person, and the member of the forum that they are, if any. */
export interface SignedIn {
  readonly person: string
  readonly name: string
  readonly email: string
  readonly member: { readonly id: string; readonly forum: string; readonly roles: readonly Role[] } | null
}
/** Who is calling, as far as the policy of the route asked. */
export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'seat'; readonly seat: SeatKey }
  | { readonly kind: 'rater'; readonly rater: RaterKey }
  | { readonly kind: 'voter'; readonly seat: string | null; readonly member: string | null }
  | { readonly kind: 'drafter'; readonly member: string; readonly seat: TeamSeat }
  | { readonly kind: 'focal'; readonly member: string; readonly body: string }
  | { readonly kind: 'member'; readonly signedIn: SignedIn; readonly member: string }
  | { readonly kind: 'operator' }

/** One call of a route, parsed and allowed. */
export interface Call<R extends keyof Api> extends CallOf<Api[R]> {
  readonly house: House
  readonly caller: Caller
  /** Id of the forum of the path; of the root forum when the path names none. Empty before the house is open. */
  readonly forum: string
  /** Id of the gathering of the path; empty where the path names none. */
  readonly gathering: string
  /** Id of the weighing of the path; empty where the path names none. */
  readonly weighing: string
  /** Id of the draft of the path; empty where the path names none. */
  readonly draft: string
  /** Id of the issue of the path, or of the team's; empty where the path names none. */
  readonly issue: string
  /** Id of the team of the path; empty where the path names none. */
  readonly team: string
  /** Pseudonym for the ledger: `member:<id>`, `seat:<id>`, `operator` or `house`. */
  readonly actor: string
  /** Idempotency key; present on every idempotent route. */
  readonly key: string | null
  /** Digest of what was sent, kept with the key: the same key with something else is refused. */
  readonly digest: string
  readonly ifMatch: number | null
  /** The signed-in person on routes that anyone may call, found only when asked for. */
  readonly signedIn: () => Promise<SignedIn | null>
  /** True when the caller is the operator, or a member of the forum of the path who holds one of the roles. */
  readonly holds: (roles: readonly Role[]) => Promise<boolean>
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
/** An answer that nobody changes any more: views give lists that are only read. */
type Unchanging<T> = T extends readonly (infer Item)[]
  ? readonly Unchanging<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanging<T[Key]> }
    : T
/** Handles one route. */
export type Handler<R extends keyof Api> = (call: Call<R>) => Promise<Outcome<Unchanging<AnswerOf<Api[R]>>, RefusalCode>>
/** Handlers of some routes. */
export type Handlers<R extends keyof Api> = { readonly [Key in R]: Handler<Key> }

/** Finds out who is calling and whether the policy of a route lets them in. Default is no. */
import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Policy } from '../../contract/route.ts'
import type { Role } from '../../core/people/role.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { keyHash } from '../people/key-hash.ts'
import { forumOfPath, type NamedInPath, type Place } from '../sql/places.ts'
import { findRaterByToken } from '../sql/ratings.ts'
import { findMemberOfPerson } from '../sql/members.ts'
import { readFocalPoints } from '../sql/focal-points.ts'
import { findSeatByToken } from '../sql/seats.ts'
import { findTeamSeat } from '../sql/teams.ts'
import { raterOfSeat } from '../weighing/rater-ids.ts'
import type { Caller, RaterKey, SeatKey, SignedIn } from './handler.ts'

/** Name of the cookie that holds the key of a seat; one cookie for each gathering. */
export function seatCookieName(gathering: string): string {
  return `entente_seat_${gathering.replaceAll('-', '')}`
}

/** Lets a caller in or refuses. `gathering` is the id that the path names, when it names one. */
export async function admit(house: House, request: FastifyRequest, policy: Policy, place: Place): Promise<Outcome<Caller, RefusalCode>> {
  switch (policy.who) {
    case 'anyone':
      return accept({ kind: 'nobody' })
    case 'operator':
      return isOperator(house, request) ? accept({ kind: 'operator' }) : refuse('operator_key_wrong')
    case 'seat': {
      const seat = await seatOf(house, request, place.gathering)
      return seat === null ? refuse('no_seat') : accept({ kind: 'seat', seat })
    }
    case 'rater': {
      const rater = await raterOf(house, request, place)
      return rater === null ? refuse('no_rater') : accept({ kind: 'rater', rater })
    }
    case 'voter':
      return await admitVoter(house, request, place)
    case 'drafter':
      return await admitDrafter(house, request, place)
    case 'focal':
      return await admitFocal(house, request, place)
    case 'member':
      return await admitMember(house, request, policy.anyOf, place.forum)
  }
}

/** Somebody may be both: the electorate of a decision says which of the two counts. */
async function admitVoter(
  house: House,
  request: FastifyRequest,
  place: { forum: string | null; gathering: string | null },
): Promise<Outcome<Caller, RefusalCode>> {
  const seat = await seatOf(house, request, place.gathering)
  const member = (await signedInPerson(house, request, place.forum))?.member?.id ?? null
  return seat === null && member === null ? refuse('no_seat') : accept({ kind: 'voter', seat: seat?.seat ?? null, member })
}

/** A seat in the team of the path, and nothing else: roles do not stand in for it, and neither does the key of the operator. */
async function admitDrafter(house: House, request: FastifyRequest, place: Place): Promise<Outcome<Caller, RefusalCode>> {
  const signedIn = await signedInPerson(house, request, place.forum)
  if (signedIn === null) return refuse('not_signed_in')
  const member = signedIn.member?.id
  const seat = member === undefined || place.team === null ? null : await findTeamSeat(house.database.db, place.team, member)
  return member === undefined || seat === null ? refuse('no_team_seat') : accept({ kind: 'drafter', member, seat })
}

/** Named focal point of the body of the path, and nothing else: whoever runs the house does not answer for a government. */
async function admitFocal(house: House, request: FastifyRequest, place: Place): Promise<Outcome<Caller, RefusalCode>> {
  const signedIn = await signedInPerson(house, request, place.forum)
  if (signedIn === null) return refuse('not_signed_in')
  const { body } = place
  const member = signedIn.member?.id
  const speaks = member !== undefined && body !== null && (await readFocalPoints(house.database.db, body)).includes(member)
  return speaks ? accept({ kind: 'focal', member, body }) : refuse('not_focal_point')
}

async function admitMember(
  house: House,
  request: FastifyRequest,
  anyOf: readonly Role[],
  forum: string | null,
): Promise<Outcome<Caller, RefusalCode>> {
  if (isOperator(house, request)) return accept({ kind: 'operator' })
  const signedIn = await signedInPerson(house, request, forum)
  if (signedIn === null) return refuse('not_signed_in')
  const member = signedIn.member
  if (member === null || !holdsOne(member.roles, anyOf)) return refuse('not_allowed', { roles: anyOf.join(' or ') })
  return accept({ kind: 'member', signedIn, member: member.id })
}

/** True when one of the roles is held; an administrator holds them all. */
export function holdsOne(held: readonly Role[], anyOf: readonly Role[]): boolean {
  return held.includes('administrator') || anyOf.some((role) => held.includes(role))
}

/** True when the request is the operator's, or of a member of the forum who holds one of the roles. */
export async function holdsAny(house: House, request: FastifyRequest, anyOf: readonly Role[], forum: string | null): Promise<boolean> {
  return isOperator(house, request) || holdsOne((await signedInPerson(house, request, forum))?.member?.roles ?? [], anyOf)
}

/** True when the request carries the operator key of this house. */
export function isOperator(house: House, request: FastifyRequest): boolean {
  const given = /^Operator (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (given === undefined || house.operatorKey === null) return false
  return timingSafeEqual(Buffer.from(keyHash(given)), Buffer.from(keyHash(house.operatorKey)))
}

/** The signed-in person of a request with their membership of a forum, or null. */
export async function signedInPerson(
  house: House,
  request: Pick<FastifyRequest, 'headers'>,
  forum: string | null,
): Promise<SignedIn | null> {
  const person = await house.auth.personOf(request.headers)
  if (person === null) return null
  const member = forum === null ? null : await findMemberOfPerson(house.database.db, forum, person.person)
  return { ...person, member }
}

/** The key that a request carries in its header, where it looks like one. */
export function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer ([0-9a-f]{16,128})$/.exec(request.headers.authorization ?? '')?.[1]
}

/** Seats by the hash of their key. A seat never changes hands, so what was found once stays true; the oldest go first. */
const seatsByKey = new WeakMap<House, Map<string, SeatKey>>()
const SEATS_REMEMBERED_MAX = 20_000

/** The seat whose key a request carries, if it is one of the gathering. */
export async function seatOf(house: House, request: FastifyRequest, gathering: string | null): Promise<SeatKey | null> {
  const bearer = bearerOf(request)
  const token = bearer ?? (gathering === null ? undefined : request.cookies[seatCookieName(gathering)])
  if (token === undefined) return null
  const remembered = seatsByKey.get(house) ?? new Map<string, SeatKey>()
  seatsByKey.set(house, remembered)
  const hash = keyHash(token)
  const known = remembered.get(hash) ?? (await findSeatByToken(house.database.db, hash))
  if (known === null) return null
  if (remembered.size >= SEATS_REMEMBERED_MAX)
    for (const oldest of remembered.keys()) {
      remembered.delete(oldest)
      break
    }
  remembered.set(hash, known)
  return gathering === null || known.gathering === gathering ? known : null
}

/** Name of the cookie that holds the key of somebody who rates without a seat; one cookie for each weighing. */
export function raterCookieName(weighing: string): string {
  return `entente_rater_${weighing.replaceAll('-', '')}`
}

/** Whom keys let rate; as with seats, what was found once stays true. */
const ratersByKey = new WeakMap<House, Map<string, { readonly rater: string; readonly weighing: string }>>()

/** Who rates: by the seat in the gathering of the weighing, or by a key of the weighing itself. */
async function raterOf(house: House, request: FastifyRequest, { gathering, weighing }: Place): Promise<RaterKey | null> {
  if (weighing === null) return null
  const seat = gathering === null ? null : await seatOf(house, request, gathering)
  if (seat !== null) return { rater: raterOfSeat(house.secret, weighing.id, seat.seat), weighing: weighing.id, seat: seat.seat }
  const token = bearerOf(request) ?? request.cookies[raterCookieName(weighing.id)]
  if (token === undefined) return null
  const remembered = ratersByKey.get(house) ?? new Map<string, { rater: string; weighing: string }>()
  ratersByKey.set(house, remembered)
  const hash = keyHash(token)
  const known = remembered.get(hash) ?? (await findRaterByToken(house.database.db, hash))
  if (known === null) return null
  if (remembered.size >= SEATS_REMEMBERED_MAX) remembered.clear()
  remembered.set(hash, known)
  return known.weighing === weighing.id ? { ...known, seat: null } : null
}

/** What a path names; a path that names nothing is of the root forum. */
export async function placeOf(house: House, params: unknown): Promise<Outcome<Place, RefusalCode>> {
  // Params have been checked against the schema of the route; only their names are asked for here.
  return await forumOfPath(house.database.db, (params ?? {}) as NamedInPath)
}

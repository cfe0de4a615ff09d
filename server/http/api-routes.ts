/** Registers every route of the contract with its policy, schemas and handler. A route without a handler does not start. */
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { API, type Api } from '../../contract/api.ts'
import { BODY_BYTES_MAX, IDEMPOTENCY_KEY_MAX } from '../../contract/limits.ts'
import type { Route } from '../../contract/route.ts'
import { isUnguessable, UNGUESSABLE_CHARACTERS_MIN } from '../../core/people/unguessable-key.ts'
import { Fault } from '../fault.ts'
import type { House } from '../house.ts'
import { admit, holdsAny, placeOf, signedInPerson } from './callers.ts'
import type { Call, Caller, Handlers } from './handler.ts'
import { challengeHandlers } from './handlers/challenges.ts'
import { clockHandlers } from './handlers/clock.ts'
import { consoleHandlers } from './handlers/console.ts'
import { balanceHandlers } from './handlers/balance.ts'
import { decisionHandlers } from './handlers/decisions.ts'
import { followHandlers } from './handlers/follow.ts'
import { forumHandlers } from './handlers/forums.ts'
import { gatheringHandlers } from './handlers/gatherings.ts'
import { houseHandlers } from './handlers/house.ts'
import { ideaHandlers } from './handlers/ideas.ts'
import { afterHandlers } from './handlers/after.ts'
import { peopleHandlers } from './handlers/people.ts'
import { receiptsHandlers } from './handlers/receipts.ts'
import { photoHandlers } from './handlers/photos.ts'
import { participationHandlers } from './handlers/participation.ts'
import { answerHandlers } from './handlers/answers.ts'
import { focalPointHandlers } from './handlers/focal-points.ts'
import { attendanceHandlers } from './handlers/attendance.ts'
import { recordHandlers } from './handlers/records.ts'
import { seatingHandlers } from './handlers/seating.ts'
import { seatHandlers } from './handlers/seats.ts'
import { scribeHandlers } from './handlers/scribes.ts'
import { hostHandlers } from './handlers/hosts.ts'
import { floorHandlers } from './handlers/floor.ts'
import { townhallHandlers } from './handlers/townhall.ts'
import { tableMateHandlers } from './handlers/table-mates.ts'
import { issueHandlers } from './handlers/issues.ts'
import { teamHandlers } from './handlers/teams.ts'
import { themeHandlers } from './handlers/themes.ts'
import { weighingImportHandlers } from './handlers/weighing-imports.ts'
import { ownRatingHandlers, resultHandlers } from './handlers/results.ts'
import { roadHandlers } from './handlers/roads.ts'
import { draftHandlers } from './handlers/drafts.ts'
import { gateHandlers } from './handlers/gate.ts'
import { inputRoundHandlers } from './handlers/input-rounds.ts'
import { readingHandlers } from './handlers/readings.ts'
import { amendmentHandlers } from './handlers/amendments.ts'
import { clauseSourceHandlers } from './handlers/clause-sources.ts'
import { draftComparisonHandlers } from './handlers/draft-comparison.ts'
import { paragraphRemarkHandlers } from './handlers/paragraph-remarks.ts'
import { textSuggestionHandlers } from './handlers/text-suggestions.ts'
import { weighingHandlers } from './handlers/weighings.ts'
import { sendRefusal } from './problems.ts'
import { requestDigest } from './request-digest.ts'
import type { Place } from '../sql/places.ts'
import { isForeign } from './same-origin.ts'

const HANDLERS: Handlers<keyof Api> = {
  ...houseHandlers,
  ...peopleHandlers,
  ...forumHandlers,
  ...gatheringHandlers,
  ...clockHandlers,
  ...seatHandlers,
  ...seatingHandlers,
  ...ideaHandlers,
  ...receiptsHandlers,
  ...participationHandlers,
  ...attendanceHandlers,
  ...themeHandlers,
  ...townhallHandlers,
  ...floorHandlers,
  ...hostHandlers,
  ...afterHandlers,
  ...scribeHandlers,
  ...recordHandlers,
  ...followHandlers,
  ...consoleHandlers,
  ...photoHandlers,
  ...weighingHandlers,
  ...draftHandlers,
  ...readingHandlers,
  ...gateHandlers,
  ...clauseSourceHandlers,
  ...textSuggestionHandlers,
  ...amendmentHandlers,
  ...draftComparisonHandlers,
  ...paragraphRemarkHandlers,
  ...inputRoundHandlers,
  ...decisionHandlers,
  ...balanceHandlers,
  ...challengeHandlers,
  ...tableMateHandlers,
  ...resultHandlers,
  ...ownRatingHandlers,
  ...roadHandlers,
  ...weighingImportHandlers,
  ...teamHandlers,
  ...issueHandlers,
  ...focalPointHandlers,
  ...answerHandlers,
}
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const KEY_CHARACTERS_MIN = 8

/** Adds `/api/v1` to the app. */
export async function registerApi(app: FastifyInstance, house: House): Promise<void> {
  const methodsByPath = new Map<string, string[]>()
  for (const [key, route] of Object.entries<Route>(API)) {
    const [method = '', path = ''] = key.split(' ')
    methodsByPath.set(path, [...(methodsByPath.get(path) ?? []), method])
    if (route.takesBytes !== true) addRoute(app, house, key, route)
  }
  await app.register(async (files) => {
    // Bytes whatever they are called: the handler finds out what they are. Everywhere else only JSON is read.
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const [key, route] of Object.entries<Route>(API)) if (route.takesBytes === true) addRoute(files, house, key, route)
  })
  for (const [path, methods] of methodsByPath) addOtherMethods(app, path, methods)
  app.setNotFoundHandler((request, reply) => sendRefusal(reply, 'not_found', { what: `address ${request.url.split('?')[0] ?? ''}` }))
  app.all('/api/v1/*', (_request, reply) => sendRefusal(reply, 'not_found', { what: 'such address' }))
}

function addRoute(app: FastifyInstance, house: House, name: string, route: Route): void {
  const [method = '', path = ''] = name.split(' ')
  // The name comes from the table itself.
  const key = name as keyof Api
  const handler = HANDLERS[key]
  if (handler === undefined) throw new Fault(`no handler for ${key}`)
  app.route({
    // Keys of the table start with one of the five methods.
    method: method as HTTPMethods,
    url: `/api/v1${path}`,
    bodyLimit: route.bodyBytesMax ?? BODY_BYTES_MAX,
    schema: {
      summary: route.summary,
      ...(route.params === undefined ? {} : { params: route.params }),
      ...(route.query === undefined ? {} : { querystring: route.query }),
      ...(route.body === undefined ? {} : { body: route.body }),
      response: { [route.status ?? 200]: route.answer },
    },
    ...(route.takesBytes === true
      ? { onRequest: async (request: FastifyRequest, reply: FastifyReply) => await refuseUnread(house, route, request, reply) }
      : {}),
    handler: async (request, reply) => await handle(house, key, route, request, reply),
  })
}

/** Whoever may not send a file is told so before it is read: nobody in particular could fill the memory with files otherwise. */
async function refuseUnread(house: House, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (isForeign(request, house.publicUrl)) return sendRefusal(reply, 'foreign_origin')
  // An address that is not one is refused by its schema, later.
  if (!request.validateInput(request.params, 'params')) return
  const place = await placeOf(house, request.params)
  if (!place.ok) return sendRefusal(reply, place.code, place.facts)
  const caller = await admit(house, request, route.policy, place.value)
  return caller.ok ? undefined : sendRefusal(reply, caller.code, caller.facts)
}

async function handle(house: House, key: keyof Api, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (request.method !== 'GET' && isForeign(request, house.publicUrl)) return sendRefusal(reply, 'foreign_origin')
  const place = await placeOf(house, request.params)
  if (!place.ok) return sendRefusal(reply, place.code, place.facts)
  const caller = await admit(house, request, route.policy, place.value)
  if (!caller.ok) return sendRefusal(reply, caller.code, caller.facts)
  const onceKey = idempotencyKeyOf(request)
  if (route.isIdempotent === true && onceKey === null) return sendRefusal(reply, 'idempotency_key_missing')
  if (route.isKeySecret === true && !isUnguessable(onceKey ?? ''))
    return sendRefusal(reply, 'key_guessable', { field: 'Idempotency-Key', characters: UNGUESSABLE_CHARACTERS_MIN })
  const call = {
    params: request.params,
    query: request.query,
    body: request.body,
    house,
    caller: caller.value,
    forum: place.value.forum ?? '',
    gathering: place.value.gathering ?? '',
    weighing: place.value.weighing?.id ?? '',
    draft: place.value.draft?.id ?? '',
    issue: place.value.issue ?? '',
    team: place.value.team ?? '',
    actor: actorOf(caller.value),
    key: onceKey,
    // A file is too much to be read through here, and its route keeps the same one once without a key.
    digest: onceKey === null || route.takesBytes === true ? '' : digestOf(house, request, place.value),
    ifMatch: ifMatchOf(request),
    request,
    reply,
    signedIn: async () => await signedInPerson(house, request, place.value.forum),
    holds: async (roles: Parameters<Call<typeof key>['holds']>[0]) => await holdsAny(house, request, roles, place.value.forum),
  }
  // The schemas of the route have just checked params, query and body.
  const outcome = await (HANDLERS[key] as (call: unknown) => ReturnType<(typeof HANDLERS)[typeof key]>)(call)
  if (!outcome.ok) return sendRefusal(reply, outcome.code, outcome.facts)
  return reply.code(route.status ?? 200).send(outcome.value)
}

function addOtherMethods(app: FastifyInstance, path: string, methods: readonly string[]): void {
  const others = METHODS.filter((method) => !methods.includes(method))
  if (others.length === 0) return
  app.route({
    method: others,
    url: `/api/v1${path}`,
    schema: { hide: true },
    handler: (request, reply) =>
      sendRefusal(reply.header('allow', methods.join(', ')), 'method_not_allowed', { method: request.method, allowed: methods.join(', ') }),
  })
}

function actorOf(caller: Caller): string {
  switch (caller.kind) {
    case 'nobody':
    // Whoever rates stays unnamed: an entry of theirs is one of the house.
    case 'rater':
      return 'house'
    case 'operator':
      return 'operator'
    case 'seat':
      return `seat:${caller.seat.seat}`
    case 'voter':
      return caller.seat === null ? `member:${caller.member ?? ''}` : `seat:${caller.seat}`
    case 'drafter':
    case 'focal':
    case 'member':
      return `member:${caller.member}`
  }
}

function idempotencyKeyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  return typeof key === 'string' && key.length >= KEY_CHARACTERS_MIN && key.length <= IDEMPOTENCY_KEY_MAX ? key : null
}

/** The path by what it names, not by how: a gathering has an id and a short name. */
function digestOf(house: House, request: FastifyRequest, { forum, gathering, weighing, draft, issue, team }: Place): string {
  // Params have been checked against the schema of the route.
  const named = (request.params ?? {}) as Record<string, unknown>
  const { forum: _f, gathering: _g, weighing: _w, draft: _d, issue: _i, team: _t, ...params } = named
  return requestDigest(house.secret, {
    forum,
    gathering,
    ...(weighing === null ? {} : { weighing: weighing.id }),
    ...(draft === undefined ? {} : { draft: draft.id }),
    ...(issue === null ? {} : { issue }),
    ...(team === null ? {} : { team }),
    params,
    body: request.body,
  })
}

function ifMatchOf(request: FastifyRequest): number | null {
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(request.headers['if-match'] ?? '')?.[1]
  return version === undefined ? null : Number(version)
}

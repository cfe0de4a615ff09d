import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API } from '../contract/api.ts'
import type { Route } from '../contract/route.ts'
import { ROLES, type Role } from '../core/people/role.ts'
import { aGathering, takeSeats, type OpenGathering } from '../journeys/house.ts'
import { aHouse, answerOf, type TestHouse, type TestMember } from '../server/test-house.ts'
import { aHandover } from '../server/test-handover.ts'
import { sampleValue } from './sample-value.ts'

/** Everything that changes the record and that anybody may do, each with its reason. A new one has to be written here first. */
const OPEN_TO_ANYONE: Readonly<Record<string, string>> = {
  'POST /house/open': 'proved by the one-time link of the terminal',
  'POST /sign-in/link': 'how one signs in; answers the same for every address',
  'POST /sign-out': 'ends the session of the caller alone',
  'POST /join/:code/seats': 'proved by the code on the big screen',
  'POST /weighings/:weighing/raters': 'a weighing that the convener has opened to everybody who holds its link',
  'POST /gatherings/:gathering/followers':
    'only asks; nothing is sent before the letter is confirmed, and the answer is the same for every address',
  'POST /receipts/look-up': 'changes nothing; proved by the key in the link that the participant keeps, which must not stand in an address',
  'POST /receipts/:receipt/appeal': 'proved by the receipt that the author alone was given',
  'POST /gatherings/:gathering/photos/:number/reports':
    'people on a photo need no account to ask that it be taken down; a person decides, and the number of requests is bounded',
  'POST /drafts/:draft/remarks':
    'the public speaks on a text that is open to it, with or without an account; the number of remarks is bounded',
  'POST /followers/:key/confirm': 'proved by the key in the letter',
  'POST /followers/:key/stop': 'proved by the key in the letter',
}
const ALL: readonly [string, Route][] = Object.entries(API)
const guarded = ALL.filter(([, { policy }]) => policy.who !== 'anyone')
const ofMembers = ALL.flatMap(([key, { policy }]) =>
  policy.who === 'member' ? [{ key, lacking: ROLES.filter((role) => role !== 'administrator' && !policy.anyOf.includes(role)) }] : [],
).filter(({ lacking }) => lacking.length > 0)

describe('who may do what', () => {
  let house: TestHouse
  let administrator: TestMember
  let forum: string
  let gathering: OpenGathering
  let elsewhere: OpenGathering
  let weighing: string
  let draft: string
  let issue: string
  let team: string
  let body: string
  let handover: string
  const cookies = new Map<Role, string>()

  beforeAll(async () => {
    house = await aHouse()
    ;({ forum, administrator } = await house.open())
    gathering = await aGathering(doors(), { forum })
    elsewhere = await aGathering(doors(), { forum }, 'Another evening')
    weighing = await aWeighing()
    ;({ issue, team } = await aTeam())
    draft = await aDraft()
    ;({ body, handover } = await aHandover(house, { forum }))
    for (const role of ROLES) if (role !== 'administrator') cookies.set(role, (await house.aMember(role)).headers['cookie'] ?? '')
  })
  afterAll(() => house.close())

  async function aWeighing(): Promise<string> {
    const body = {
      name: 'A weighing',
      purpose: 'See what we share',
      audience: 'seats',
      showing: 'closed',
      gathering: gathering.id,
    } as const
    return answerOf(await house.operator.call('POST /forums/:forum/weighings', { params: { forum }, key: 'a-weighing', body })).id
  }

  async function aDraft(): Promise<string> {
    const body = { title: 'A draft', language: 'en', isOpenToAll: false, team }
    return answerOf(await house.operator.call('POST /forums/:forum/drafts', { params: { forum }, key: 'a-draft-for-all', body })).id
  }

  async function aTeam(): Promise<{ issue: string; team: string }> {
    const { stakeholderGroups } = answerOf(await house.call('GET /forums/:forum', { params: { forum } }))
    const { call } = house.operator
    const raised = answerOf(await call('POST /forums/:forum/issues', { params: { forum }, body: { title: 'An issue' } })).id
    const seats = [{ stakeholderGroup: stakeholderGroups[0]?.id ?? '', count: 1 }]
    const body = { name: 'A team', purpose: 'To write', filling: 'first_come', seats } as const
    const formed = await call('POST /issues/:issue/teams', { params: { issue: raised }, key: 'a-team-of-it', body })
    return { issue: raised, team: answerOf(formed).id }
  }

  const doors = () => ({ operator: house.operator.call, clientWith: house.as })

  async function knock(key: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; code: unknown }> {
    const route = ALL.find(([name]) => name === key)?.[1]
    const [method = '', path = ''] = key.split(' ')
    const { id, code } = gathering
    const known: Readonly<Record<string, string>> = { forum, gathering: id, code, weighing, draft, issue, team, body, handover }
    const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => known[name] ?? String(nameOrNumber(route, name)))
    const payload = route?.body === undefined ? {} : { payload: JSON.stringify(sampleValue(route.body)) }
    const type = route?.body === undefined ? {} : { 'content-type': 'application/json' }
    const reply = await house.app.inject({
      // The keys of the table start with one of these methods.
      method: method as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: `/api/v1${filled}`,
      headers: { 'x-entente': '1', 'idempotency-key': 'a-key-of-its-own', 'if-match': '"1"', ...type, ...headers },
      ...payload,
    })
    const problem: unknown = reply.json()
    return { status: reply.statusCode, code: typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null }
  }

  it('leaves few doors open to anyone, and only those that are written down', () => {
    const open = ALL.filter(([key, { policy }]) => policy.who === 'anyone' && !key.startsWith('GET ')).map(([key]) => key)
    expect(open.toSorted()).toEqual(Object.keys(OPEN_TO_ANYONE).toSorted())
  })

  it.each(guarded.map(([key]) => key))('refuses nobody in particular: %s', async (key) => {
    expect(await knock(key, {})).toMatchObject({ status: 401 })
  })

  it.each(guarded.map(([key]) => key))('refuses a made-up session, seat and operator key: %s', async (key) => {
    expect((await knock(key, { cookie: 'entente.session_token=made.up', authorization: `Bearer ${'0'.repeat(64)}` })).status).toBe(401)
    expect((await knock(key, { authorization: `Operator ${'0'.repeat(64)}` })).status).toBe(401)
  })

  it.each(ofMembers)('refuses members whose roles do not suffice: $key', async ({ key, lacking }) => {
    for (const role of lacking)
      expect([role, await knock(key, { cookie: cookies.get(role) ?? '' })]).toEqual([role, { status: 403, code: 'not_allowed' }])
  })

  it.each(ALL.filter(([, { policy }]) => policy.who === 'drafter').map(([key]) => key))(
    'lets no role stand in for a seat in the team: %s',
    async (key) => {
      for (const cookie of [...cookies.values(), administrator.headers['cookie'] ?? ''])
        expect(await knock(key, { cookie })).toEqual({ status: 403, code: 'no_team_seat' })
      expect(await knock(key, house.operator.headers)).toEqual({ status: 401, code: 'not_signed_in' })
    },
  )

  it.each(ALL.filter(([, { policy }]) => policy.who === 'focal').map(([key]) => key))(
    'lets nobody answer for a body who is not named its focal point: %s',
    async (key) => {
      for (const cookie of [...cookies.values(), administrator.headers['cookie'] ?? ''])
        expect(await knock(key, { cookie })).toEqual({ status: 403, code: 'not_focal_point' })
      expect(await knock(key, house.operator.headers)).toEqual({ status: 401, code: 'not_signed_in' })
    },
  )

  it('refuses a seat of another gathering', async () => {
    const [seat] = await takeSeats(doors(), elsewhere, 1)
    for (const [key] of ALL.filter(([, { policy }]) => policy.who === 'seat' || policy.who === 'voter'))
      expect(await knock(key, { authorization: `Bearer ${seat?.token ?? ''}` })).toEqual({ status: 401, code: 'no_seat' })
    for (const [key] of ALL.filter(([, { policy }]) => policy.who === 'rater'))
      expect(await knock(key, { authorization: `Bearer ${seat?.token ?? ''}` })).toEqual({ status: 401, code: 'no_rater' })
  })

  it('lets the administrator and the operator in, so that the refusals above mean something', async () => {
    expect((await knock('GET /forums/:forum/members', administrator.headers)).status).toBe(200)
    expect((await knock('GET /forums/:forum/members', house.operator.headers)).status).toBe(200)
  })
})

function nameOrNumber(route: Route | undefined, name: string): unknown {
  if (route?.params === undefined) return '1'
  const value = sampleValue(route.params)
  return typeof value === 'object' && value !== null && name in value ? Object.entries(value).find(([key]) => key === name)?.[1] : '1'
}

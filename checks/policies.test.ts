import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { API } from '../contract/api.ts'
import type { Route } from '../contract/route.ts'
import { ROLES, type Role } from '../core/people/role.ts'
import { ADMINISTRATOR, aGathering, openForum, takeSeats, type OpenForum, type OpenGathering } from '../journeys/house.ts'
import { answered, startTestHouse, type TestHouse } from '../journeys/test-house.ts'
import { sampleValue } from './sample-value.ts'

/** Everything that changes the record and that anybody may do, each with its reason. A new one has to be written here first. */
const OPEN_TO_ANYONE: Readonly<Record<string, string>> = {
  'POST /house/open': 'proved by the one-time link of the terminal',
  'POST /sign-in/link': 'how one signs in; answers the same for every address',
  'POST /sign-out': 'ends the session of the caller alone',
  'POST /join/:code/seats': 'proved by the code on the big screen',
}
const ALL: readonly [string, Route][] = Object.entries(API)
const guarded = ALL.filter(([, { policy }]) => policy.who !== 'anyone')
const ofMembers = ALL.flatMap(([key, { policy }]) =>
  policy.who === 'member' ? [{ key, lacking: ROLES.filter((role) => role !== 'administrator' && !policy.anyOf.includes(role)) }] : [],
)

describe('who may do what', () => {
  let house: TestHouse
  let forum: OpenForum
  let gathering: OpenGathering
  let elsewhere: OpenGathering
  const cookies = new Map<Role, string>()

  beforeAll(async () => {
    house = await startTestHouse(inject('templateUrl'))
    forum = await openForum(house)
    gathering = await aGathering(house, forum)
    elsewhere = await aGathering(house, forum, 'Another evening')
    for (const role of ROLES) if (role !== 'administrator') cookies.set(role, await cookieOf(role))
  })
  afterAll(() => house.close())

  async function cookieOf(role: Role): Promise<string> {
    const email = `${role}@example.org`
    answered(
      await house.operator('POST /forums/:forum/members', {
        params: { forum: forum.forum },
        body: { name: `The ${role}`, email, roles: [role] },
      }),
    )
    const signIn = await fetch(`${house.address}${await house.house.auth.makeSignInPath(email, '/')}`, { redirect: 'manual' })
    return signIn.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0] ?? '')
      .join('; ')
  }

  async function knock(key: string, headers: Readonly<Record<string, string>>): Promise<{ status: number; code: unknown }> {
    const route = ALL.find(([name]) => name === key)?.[1]
    const [method = '', path = ''] = key.split(' ')
    const filled = path.replaceAll(
      /:(\w+)/g,
      (_, name: string) =>
        ({ forum: forum.forum, gathering: gathering.id, code: gathering.code })[name] ?? String(nameOrNumber(route, name)),
    )
    const body = route?.body === undefined ? {} : { body: JSON.stringify(sampleValue(route.body)) }
    const reply = await fetch(`${house.address}/api/v1${filled}`, {
      method,
      ...body,
      headers: {
        'x-entente': '1',
        'idempotency-key': 'a-key-of-its-own',
        'if-match': '"1"',
        ...(route?.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
    })
    const problem: unknown = await reply.json()
    return { status: reply.status, code: typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null }
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
    expect(lacking.length).toBeGreaterThan(0)
    for (const role of lacking)
      expect([role, await knock(key, { cookie: cookies.get(role) ?? '' })]).toEqual([role, { status: 403, code: 'not_allowed' }])
  })

  it('refuses a seat of another gathering', async () => {
    const [seat] = await takeSeats(house, elsewhere, 1)
    for (const [key] of ALL.filter(([, { policy }]) => policy.who === 'seat'))
      expect(await knock(key, { authorization: `Bearer ${seat?.token ?? ''}` })).toEqual({ status: 401, code: 'no_seat' })
  })

  it('knows the administrator, so that the refusals above mean something', async () => {
    const page = await fetch(forum.signInUrl, { redirect: 'manual' })
    const cookie = page.headers
      .getSetCookie()
      .map((one) => one.split(';')[0] ?? '')
      .join('; ')
    const me = answered(await house.clientWith({ cookie })('GET /me'))
    expect(me).toMatchObject({ email: ADMINISTRATOR.email, roles: ['administrator'] })
    expect((await knock('GET /forums/:forum/members', { cookie })).status).toBe(200)
  })
})

function nameOrNumber(route: Route | undefined, name: string): unknown {
  if (route?.params === undefined) return '1'
  const value = sampleValue(route.params)
  return typeof value === 'object' && value !== null && name in value ? Object.entries(value).find(([key]) => key === name)?.[1] : '1'
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, answerOf, TEST_URL, type TestHouse, type TestMember } from '../test-house.ts'
import { startOidcService, type OidcService } from './test-oidc-service.ts'

let service: OidcService
let test: TestHouse
let administrator: TestMember
const here = { host: 'localhost:8080', origin: TEST_URL }
const ada = { sub: 'ada-at-service', email: 'ada@example.org', email_verified: true, name: 'Somebody Else' }

beforeAll(async () => {
  service = await startOidcService('entente')
  test = await aHouse({ OIDC_ISSUER: service.issuer, OIDC_CLIENT_ID: 'entente', OIDC_CLIENT_SECRET: 'secret', OIDC_NAME: 'Ministry login' })
  administrator = (await test.open()).administrator
})
afterAll(async () => {
  await test.close()
  await service.close()
})

async function leave(house: TestHouse) {
  return await house.app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/social',
    headers: { ...here, 'content-type': 'application/json' },
    payload: JSON.stringify({ provider: 'oidc', callbackURL: '/admin', errorCallbackURL: '/sign-in?error' }),
  })
}
async function walk(house: TestHouse) {
  const leaving = await leave(house)
  expect(leaving.statusCode).toBe(200)
  const cookie = leaving.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ')
  const back = new URL(await service.visit(leaving.json<{ url: string }>().url))
  expect(back.origin + back.pathname).toBe(`${TEST_URL}/api/auth/callback/oidc`)
  return await house.app.inject({ url: back.pathname + back.search, headers: { host: here.host, cookie } })
}
function sessionOf(reply: Awaited<ReturnType<typeof walk>>): string | null {
  const cookie = reply.cookies.find(({ name, value }) => name === 'entente.session_token' && value !== '')
  return cookie === undefined ? null : `${cookie.name}=${encodeURIComponent(cookie.value)}`
}

describe('a sign-in service of somebody else', () => {
  it('is named where one signs in', async () => {
    expect(answerOf(await test.call('GET /house')).signIn.oidc).toBe('Ministry login')
  })
  it('lets a member in whose address it has checked, under the name that the forum knows', async () => {
    service.claims = ada
    for (let time = 0; time < 2; time += 1) {
      const reply = await walk(test)
      expect([reply.statusCode, reply.headers.location]).toEqual([302, '/admin'])
      expect(answerOf(await test.as({ cookie: sessionOf(reply) ?? '' })('GET /me'))).toMatchObject({
        name: 'Ada Adebayo',
        email: 'ada@example.org',
        member: administrator.member,
      })
    }
  })
  it.each([
    ['somebody who is no member', { ...ada, sub: 'eve', email: 'eve@example.org' }],
    ['an address that it has not checked', { ...ada, sub: 'mallory', email_verified: false }],
  ])('does not let in %s', async (_, claims) => {
    service.claims = claims
    const reply = await walk(test)
    expect([reply.statusCode, sessionOf(reply)]).toEqual([302, null])
    expect(reply.headers.location).toMatch(/^\/sign-in\?error/)
  })
  it('opens nothing with an answer that nobody asked for', async () => {
    const reply = await test.app.inject({ url: '/api/auth/callback/oidc?code=made-up&state=made-up', headers: { host: here.host } })
    expect([reply.statusCode, reply.headers.location]).toEqual([302, expect.stringMatching(/^\/sign-in\?error=/)])
  })
  it('may be away when the house starts: links work meanwhile, and it is found when it comes back', async () => {
    const { port } = new URL(service.issuer)
    await service.close()
    const other = await aHouse({ OIDC_ISSUER: `http://127.0.0.1:${port}`, OIDC_CLIENT_ID: 'entente', OIDC_CLIENT_SECRET: 'secret' })
    try {
      await other.open()
      expect((await leave(other)).statusCode).toBe(404)
      service = await startOidcService('entente', Number(port))
      service.claims = ada
      await expect.poll(async () => (await leave(other)).statusCode, { timeout: 10_000, interval: 500 }).toBe(200)
      expect(sessionOf(await walk(other))).not.toBeNull()
    } finally {
      await other.close()
    }
  })
})

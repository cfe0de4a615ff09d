import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, answerOf, TEST_URL, type TestHouse, type TestMember } from '../test-house.ts'
import { passkeyPlaceOf } from './passkey-place.ts'
import { TestAuthenticator } from './test-authenticator.ts'

let test: TestHouse
let administrator: TestMember
const here = { host: 'localhost:8080', origin: TEST_URL }

beforeAll(async () => {
  test = await aHouse()
  administrator = (await test.open()).administrator
})
afterAll(async () => await test.close())

type Cookies = string
async function ask(
  path: string,
  cookie: Cookies,
): Promise<{ options: { challenge: string; rpId: string; rp: { id: string } }; cookie: Cookies }> {
  const reply = await test.app.inject({ url: `/api/auth/passkey/${path}`, headers: { ...here, cookie } })
  expect(reply.statusCode).toBe(200)
  return {
    options: reply.json(),
    cookie: [cookie, ...reply.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)].filter(Boolean).join('; '),
  }
}
async function tell(path: string, cookie: Cookies, body: object) {
  return await test.app.inject({
    method: 'POST',
    url: `/api/auth/passkey/${path}`,
    headers: { ...here, cookie, 'content-type': 'application/json' },
    payload: JSON.stringify(body),
  })
}
async function register(key: TestAuthenticator) {
  const { options, cookie } = await ask('generate-register-options', administrator.headers['cookie'] ?? '')
  return await tell('verify-registration', cookie, { response: key.register(options), name: 'Laptop' })
}
async function signIn(key: TestAuthenticator) {
  const { options, cookie } = await ask('generate-authenticate-options', '')
  return { reply: await tell('verify-authentication', cookie, { response: key.prove(options) }), cookie }
}

describe('a passkey on http://localhost', () => {
  it('is added by a signed-in person, signs them in from then on, and is taken away again', async () => {
    const key = new TestAuthenticator(TEST_URL)
    expect((await register(key)).statusCode).toBe(200)
    expect(answerOf(await administrator.call('GET /me')).passkeys).toBe(1)

    const { reply } = await signIn(key)
    expect(reply.statusCode).toBe(200)
    const session = reply.cookies.find(({ name, value }) => name === 'entente.session_token' && value !== '')
    expect(answerOf(await test.as({ cookie: `${session?.name}=${encodeURIComponent(session?.value ?? '')}` })('GET /me'))).toMatchObject({
      name: 'Ada Adebayo',
      member: administrator.member,
      passkeys: 1,
    })

    const listed = await test.app.inject({ url: '/api/auth/passkey/list-user-passkeys', headers: { ...here, ...administrator.headers } })
    const [line] = listed.json<{ id: string; name: string; createdAt: string }[]>()
    expect(line).toMatchObject({ name: 'Laptop', createdAt: expect.stringMatching(/^\d{4}-/) })
    expect((await tell('delete-passkey', administrator.headers['cookie'] ?? '', { id: line?.id })).statusCode).toBe(200)
    expect((await signIn(key)).reply.statusCode).toBe(401)
  })
  it('answers a challenge once', async () => {
    const key = new TestAuthenticator(TEST_URL)
    await register(key)
    const { options, cookie } = await ask('generate-authenticate-options', '')
    const body = { response: key.prove(options) }
    expect((await tell('verify-authentication', cookie, body)).statusCode).toBe(200)
    expect((await tell('verify-authentication', cookie, body)).statusCode).toBeGreaterThanOrEqual(400)
  })
  it('is refused from a page of another site, and when nobody knows it', async () => {
    expect((await register(new TestAuthenticator('https://evil.example'))).statusCode).toBe(422)
    const { reply } = await signIn(new TestAuthenticator(TEST_URL))
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([401, 'application/problem+json; charset=utf-8'])
  })
  it('is not added by somebody who is not signed in', async () => {
    const reply = await test.app.inject({ url: '/api/auth/passkey/generate-register-options', headers: here })
    expect(reply.statusCode).toBe(401)
  })
})

describe('where passkeys work', () => {
  it.each([
    ['https://forum.example.org', 'forum.example.org', ['https://forum.example.org'], true],
    ['http://localhost:8080', 'localhost', ['http://localhost:8080'], true],
    ['http://192.168.1.20:8080', 'localhost', ['http://192.168.1.20:8080', 'http://localhost:8080'], true],
    ['https://192.168.1.20', '192.168.1.20', ['https://192.168.1.20'], false],
  ])('at %s they are bound to %s', (publicUrl, rpID, origins, isOffered) => {
    expect(passkeyPlaceOf(publicUrl, 8080)).toEqual({ rpID, origins, isOffered })
  })
})

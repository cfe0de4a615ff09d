import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aHouse, answerOf, problemOf, type TestHouse } from '../test-house.ts'
import { readLetters } from '../sql/letters.ts'
import { LINKS_PER_EMAIL_MAX, LINK_WINDOW_MS } from './link-limits.ts'

let test: TestHouse
let forum = ''

beforeAll(async () => {
  test = await aHouse()
  forum = (await test.open()).forum
})
afterAll(async () => await test.close())

async function linkTo(email: string, next?: string): Promise<string> {
  test.pass(LINK_WINDOW_MS)
  answerOf(await test.call('POST /sign-in/link', { body: { email, ...(next === undefined ? {} : { next }) } }))
  const letter = (await readLetters(test.house.database.db, 1))[0]
  expect(letter?.to).toBe(email.toLowerCase())
  // The page that the link opens sends the person on with one button.
  const search = /http:\/\/localhost:8080\/sign-in\/open(\S+)/.exec(letter?.text ?? '')?.[1] ?? ''
  return `/api/auth/magic-link/verify${search}`
}
async function arrive(path: string): Promise<{ status: number; location: unknown; cookie: string | undefined }> {
  const reply = await test.app.inject({ url: path })
  const cookie = reply.cookies.find(({ name, value }) => name === 'entente.session_token' && value !== '')
  return {
    status: reply.statusCode,
    location: reply.headers.location,
    cookie: cookie === undefined ? undefined : `${cookie.name}=${encodeURIComponent(cookie.value)}`,
  }
}

describe('a sign-in link', () => {
  it('signs a member in once and leads on to the page they came from', async () => {
    const path = await linkTo('Ada@example.org', '/g/cafe/console?tab=2')
    const first = await arrive(path)
    expect(first).toMatchObject({ status: 302, location: '/g/cafe/console?tab=2', cookie: expect.any(String) })
    const second = await arrive(path)
    expect(second).toMatchObject({ status: 302, location: expect.stringMatching(/^\/sign-in\?error=/), cookie: undefined })
  })
  it('is kept as a hash only, and is over after ten minutes', async () => {
    const path = await linkTo('ada@example.org')
    const token = new URL(path, 'http://x').searchParams.get('token') ?? ''
    const { db } = test.house.database
    const kept = await db.selectFrom('sign_in_verifications').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(token)
    const lives = Math.max(...kept.map((row) => Date.parse(row.expires_at) - Date.parse(row.created_at)))
    // The library takes the two times one after the other: a tick of the clock may lie between.
    expect(Math.abs(lives - 10 * 60_000)).toBeLessThan(1_000)
    await db
      .updateTable('sign_in_verifications')
      .set({ expires_at: new Date(Date.now() - 1_000).toISOString() })
      .execute()
    expect(await arrive(path)).toMatchObject({ location: expect.stringContaining('error='), cookie: undefined })
  })
  it.each(['https://evil.example/', '//evil.example', '/\\evil.example'])('never leads to another site: %s', async (next) => {
    expect((await arrive(await linkTo('ada@example.org', next))).location).toBe('/')
  })
  it('is sent to members only, and nobody can tell from the answer', async () => {
    test.pass(LINK_WINDOW_MS)
    const before = await readLetters(test.house.database.db, 100)
    const known = await test.app.inject({ method: 'POST', url: '/api/v1/sign-in/link', payload: { email: 'ada@example.org' } })
    const unknown = await test.app.inject({ method: 'POST', url: '/api/v1/sign-in/link', payload: { email: 'nobody@example.org' } })
    expect([unknown.statusCode, unknown.body]).toEqual([known.statusCode, known.body])
    expect(known.statusCode).toBe(202)
    expect(await readLetters(test.house.database.db, 100)).toHaveLength(before.length + 1)
  })
  it('is limited for an address, known or not', async () => {
    test.pass(LINK_WINDOW_MS)
    for (const email of ['ada@example.org', 'ghost@example.org']) {
      for (let at = 0; at < LINKS_PER_EMAIL_MAX; at += 1) answerOf(await test.call('POST /sign-in/link', { body: { email } }))
      expect(problemOf(await test.call('POST /sign-in/link', { body: { email } }))).toMatchObject({
        status: 429,
        facts: { seconds: LINK_WINDOW_MS / 1000 },
      })
    }
  })
  it('is refused for what is no address, by the name of the field', async () => {
    expect(problemOf(await test.call('POST /sign-in/link', { body: { email: 'ada' } }))).toMatchObject({ status: 422, field: 'email' })
  })
})

describe('a session', () => {
  it('is another one after each sign-in, and ends when it is signed out', async () => {
    const one = (await arrive(await linkTo('ada@example.org'))).cookie ?? ''
    const two = (await arrive(await linkTo('ada@example.org'))).cookie ?? ''
    expect(one).not.toBe(two)
    const out = await test.app.inject({ method: 'POST', url: '/api/v1/sign-out', headers: { cookie: one } })
    expect(out.headers['set-cookie']).toContainEqual(expect.stringMatching(/^entente\.session_token=;/))
    expect(answerOf(await test.as({ cookie: one })('GET /me'))).toMatchObject({ isSignedIn: false, member: null, roles: [] })
    expect(answerOf(await test.as({ cookie: two })('GET /me'))).toMatchObject({ isSignedIn: true, roles: ['administrator'] })
  })
  it('does not open with a cookie that somebody wrote', async () => {
    const cookie = (await arrive(await linkTo('ada@example.org'))).cookie ?? ''
    const forged = cookie.replace(/.{6}$/, 'AAAAAA')
    expect(answerOf(await test.as({ cookie: forged })('GET /me')).isSignedIn).toBe(false)
    expect(problemOf(await test.as({ cookie: forged })('GET /forums/:forum/members', { params: { forum } })).code).toBe('not_signed_in')
  })
  it('keeps no network address', async () => {
    await arrive(await linkTo('ada@example.org'))
    const rows = await test.house.database.db.selectFrom('sign_in_sessions').select('ip_address').execute()
    expect(new Set(rows.map((row) => row.ip_address ?? ''))).toEqual(new Set(['']))
  })
})

describe('the doors of the sign-in library', () => {
  it.each([
    'POST /sign-in/magic-link',
    'POST /sign-up/email',
    'POST /sign-in/email',
    'GET /get-session',
    'POST /update-user',
    'POST /change-email',
    'GET /list-sessions',
    'GET /ok',
    'GET /magic-link/verify/',
  ])('stay shut: %s', async (route) => {
    const [method, path] = route.split(' ')
    const reply = await test.app.inject({
      method: method === 'GET' ? 'GET' : 'POST',
      url: `/api/auth${path}`,
      ...(method === 'GET' ? {} : { payload: {} }),
    })
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
  })
  it.each([
    ['no JSON', '{"response":', 400, 'malformed_json'],
    ['nothing', '', 415, 'not_json'],
    ['no answer of a key', '{"response":{}}', 422, 'invalid'],
    [
      'garbage that looks like one',
      JSON.stringify({ response: { id: 'x', rawId: 'x', type: 'public-key', response: {} } }),
      422,
      'invalid',
    ],
  ])('refuse %s as any route does', async (_, payload, status, code) => {
    const reply = await test.app.inject({
      method: 'POST',
      url: '/api/auth/passkey/verify-authentication',
      headers: { 'content-type': 'application/json' },
      payload,
    })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code])
  })
  it('refuse a page of another site', async () => {
    const reply = await test.app.inject({
      method: 'POST',
      url: '/api/auth/passkey/delete-passkey',
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      payload: '{"id":"x"}',
    })
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([403, 'foreign_origin'])
  })
  it('refuse a body that is too large', async () => {
    const reply = await test.app.inject({
      method: 'POST',
      url: '/api/auth/passkey/verify-authentication',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ x: 'x'.repeat(40_000) }),
    })
    expect(reply.statusCode).toBe(413)
  })
})

describe('a house on https', () => {
  it('gives out cookies that only this host gets back, over https alone', async () => {
    const other = await aHouse({ PUBLIC_URL: 'https://forum.example.org' })
    try {
      const { administrator } = await other.open()
      expect(administrator.headers['cookie']).toMatch(/^__Host-entente\.session_token=/)
      const path = await other.house.auth.makeSignInPath('ada@example.org', '/')
      const reply = await other.app.inject({ url: path, headers: { host: 'forum.example.org', 'x-forwarded-proto': 'https' } })
      expect(reply.headers['set-cookie']).toMatch(
        /^__Host-entente\.session_token=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
      expect(answerOf(await administrator.call('GET /me')).isSignedIn).toBe(true)
      expect(answerOf(await other.call('GET /house')).signIn.passkey).toBe(true)
    } finally {
      await other.close()
    }
  })
})

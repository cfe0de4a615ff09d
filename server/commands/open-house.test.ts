import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSetupLink, SETUP_LINK_MS_MAX } from '../people/setup-link.ts'
import { readEntries } from '../sql/ledger.ts'
import { ensureRootForum } from './root-forum.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../test-house.ts'

const opening = {
  forumName: 'Forum für Netzpolitik',
  purpose: 'To meet\nas equals.',
  timeZone: 'Europe/Zurich',
  name: 'Ada Adebayo',
  email: ' Ada@Example.org ',
}
let test: TestHouse

beforeEach(async () => {
  test = await aHouse()
})
afterEach(async () => await test.close())

async function aToken(): Promise<string> {
  return new URL(await makeSetupLink(test.house)).searchParams.get('token') ?? ''
}

describe('opening the house', () => {
  it('makes the forum, its default groups and an administrator who is signed in by the path it answers', async () => {
    expect(answerOf(await test.call('GET /house'))).toMatchObject({
      isOpen: false,
      forum: null,
      signIn: { passkey: true, oidc: null, mail: 'outbox' },
    })
    const token = await aToken()
    answerOf(await test.call('GET /house/setup/:token', { params: { token } }))
    const opened = answerOf(await test.call('POST /house/open', { body: { token, ...opening } }))
    expect(answerOf(await test.call('GET /house'))).toMatchObject({ isOpen: true, forum: opened.forum })

    const forum = answerOf(await test.call('GET /forums/:forum', { params: { forum: 'forum-fur-netzpolitik' } }))
    expect(forum).toMatchObject({
      id: opened.forum,
      name: opening.forumName,
      purpose: opening.purpose,
      timeZone: 'Europe/Zurich',
      organisations: [],
      bodies: [],
      issues: [],
      version: 4,
    })
    expect(forum.stakeholderGroups.map(({ key, letter, mark }) => `${letter} ${mark} ${key}`)).toEqual([
      'G square government',
      'P diamond private-sector',
      'C circle civil-society',
      'T hexagon technical-community',
      'A triangle academia',
      'I shield intergovernmental-organization',
    ])
    expect(forum.regionalGroups).toHaveLength(5)

    const arrival = await test.app.inject({ url: opened.signInPath })
    expect([arrival.statusCode, arrival.headers.location]).toEqual([302, '/setup/done'])
    const cookie = arrival.cookies.find(({ name }) => name === 'entente.session_token')
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie?.secure).toBeUndefined()
    expect(answerOf(await test.as({ cookie: `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}` })('GET /me'))).toEqual({
      isSignedIn: true,
      name: 'Ada Adebayo',
      email: 'ada@example.org',
      member: opened.member,
      roles: ['administrator'],
      passkeys: 0,
    })
  })

  it('writes four entries by the new administrator, with no words and no e-mail address in them', async () => {
    answerOf(await test.call('POST /house/open', { body: { token: await aToken(), ...opening } }))
    const entries = await readEntries(test.house.database.db, { after: 0, limit: 10 })
    expect(entries.map(({ kind }) => kind)).toEqual(['forum_opened', 'stakeholder_groups_set', 'regional_groups_set', 'member_joined'])
    expect(new Set(entries.map(({ actor }) => actor)).size).toBe(1)
    // The slug is an address, made once from the name; it is the only trace of it.
    expect(JSON.stringify(entries)).not.toMatch(/Adebayo|example\.org|für|as equals|Governments/i)
  })

  it('happens once, even when two press the button together', async () => {
    const token = await aToken()
    const outcomes = await Promise.all([
      test.call('POST /house/open', { body: { token, ...opening } }),
      test.call('POST /house/open', { body: { token, ...opening, email: 'eve@example.org' } }),
    ])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(problemOf(await test.call('GET /house/setup/:token', { params: { token } })).code).toBe('house_already_open')
    expect(problemOf(await test.call('POST /house/open', { body: { token: 'x', ...opening } })).code).toBe('house_already_open')
  })

  it('names a forum that the operator filled before anybody was there', async () => {
    const made = await ensureRootForum(test.house, { actor: 'operator' })
    if (!made.ok) throw new Error(made.code)
    expect(answerOf(await test.call('GET /house'))).toMatchObject({ isOpen: false, forum: made.value.forum })
    const opened = answerOf(await test.call('POST /house/open', { body: { token: await aToken(), ...opening } }))
    expect(opened.forum).toBe(made.value.forum)
    const forum = answerOf(await test.call('GET /forums/:forum', { params: { forum: made.value.forum } }))
    expect(forum).toMatchObject({ name: opening.forumName, timeZone: 'Europe/Zurich' })
    expect(forum.stakeholderGroups).toHaveLength(6)
  })

  it('takes only the newest link, and no link for ever', async () => {
    const older = await aToken()
    const newer = await aToken()
    expect(problemOf(await test.call('GET /house/setup/:token', { params: { token: older } })).code).toBe('setup_link_spent')
    expect(problemOf(await test.call('POST /house/open', { body: { token: 'made-up', ...opening } })).status).toBe(403)
    test.pass(SETUP_LINK_MS_MAX + 1)
    expect(problemOf(await test.call('POST /house/open', { body: { token: newer, ...opening } })).code).toBe('setup_link_spent')
  })

  it.each([
    ['timeZone', { timeZone: 'Europe/Atlantis' }, 'invalid'],
    ['timeZone', { timeZone: '+02:00' }, 'invalid'],
    ['email', { email: 'ada' }, 'invalid'],
    ['name', { name: ' \u0007 ' }, 'text_empty'],
    ['forumName', { forumName: 'x'.repeat(201) }, 'text_too_long'],
    ['purpose', { purpose: 'x'.repeat(4_001) }, 'text_too_long'],
  ])('refuses a bad %s by name and leaves the link open', async (field, bad, code) => {
    const token = await aToken()
    expect(problemOf(await test.call('POST /house/open', { body: { token, ...opening, ...bad } }))).toMatchObject({
      code,
      field,
      status: 422,
    })
    answerOf(await test.call('GET /house/setup/:token', { params: { token } }))
    expect(await readEntries(test.house.database.db, { after: 0, limit: 1 })).toEqual([])
  })
})

describe('the outbox and the settings', () => {
  it('are for administrators alone', async () => {
    await test.open()
    const convener = await test.aMember('convener')
    for (const route of ['GET /house/outbox', 'GET /house/settings'] as const) {
      expect(problemOf(await test.call(route)).code).toBe('not_signed_in')
      expect(problemOf(await convener.call(route)).code).toBe('not_allowed')
    }
  })
  it('show letters, settings without secrets, and whether the house is well', async () => {
    const { administrator } = await test.open()
    await test.aMember('moderator')
    const outbox = answerOf(await administrator.call('GET /house/outbox'))
    expect(outbox).toMatchObject({ mail: 'outbox', letters: [{ to: 'moderator-1@example.org', sentAt: null, attempts: 0 }] })
    expect(outbox.letters[0]?.text).toContain('/sign-in/open?token=')
    const { settings, health } = answerOf(await administrator.call('GET /house/settings'))
    expect(settings.find(({ name }) => name === 'PORT')).toMatchObject({ value: '8080', isDefault: true })
    expect(health.map(({ what }) => what)).toEqual(['database', 'ledger', 'mail', 'disk', 'node'])
    for (const { isWell, sentence } of health) expect([isWell, sentence.endsWith('.')]).toEqual([true, true])
    expect(JSON.stringify({ settings, health })).not.toContain(test.house.secret)
  })
})

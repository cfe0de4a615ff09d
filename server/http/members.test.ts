import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLetters } from '../sql/letters.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../test-house.ts'

let test: TestHouse
let administrator: TestMember
let params = { forum: '' }
const nowhere = '01a20c3b-f785-730b-b98b-d33c071b5cd4'

beforeAll(async () => {
  test = await aHouse()
  const opened = await test.open()
  administrator = opened.administrator
  params = { forum: opened.forum }
})
afterAll(async () => await test.close())

const list = async () => answerOf(await administrator.call('GET /forums/:forum/members', { params })).members
const add = async (body: {
  name: string
  email: string
  roles: ('convener' | 'moderator' | 'administrator')[]
  organisation?: string | null
}) => await administrator.call('POST /forums/:forum/members', { params, body })
const change = async (
  member: string,
  body: { roles: ('administrator' | 'convener' | 'member')[]; hasLeft?: boolean; stakeholderGroup?: string | null },
) => await administrator.call('PATCH /forums/:forum/members/:member', { params: { ...params, member }, body })

describe('a member', () => {
  it('is added with roles, and gets a letter whose link signs them in', async () => {
    const { id } = answerOf(
      await add({ name: ' Wanjiru Kamau ', email: 'Wanjiru@Example.org', roles: ['moderator', 'convener', 'moderator'] }),
    )
    expect((await list()).find((member) => member.id === id)).toMatchObject({
      name: 'Wanjiru Kamau',
      email: 'wanjiru@example.org',
      roles: ['convener', 'moderator'],
      hasLeft: false,
      organisation: null,
    })
    const letter = (await readLetters(test.house.database.db, 1))[0]
    expect(letter).toMatchObject({ to: 'wanjiru@example.org', subject: 'You are a member of Forum of the test' })
    const path = `/api/auth/magic-link/verify${/\/sign-in\/open(\S+)/.exec(letter?.text ?? '')?.[1] ?? ''}`
    expect((await test.app.inject({ url: path })).cookies.some(({ name }) => name === 'entente.session_token')).toBe(true)
  })
  it('without a role is a plain member', async () => {
    const { id } = answerOf(await add({ name: 'Plain', email: 'plain@example.org', roles: [] }))
    expect((await list()).find((member) => member.id === id)?.roles).toEqual(['member'])
  })
  it('has one address, one time', async () => {
    expect(problemOf(await add({ name: 'Ada again', email: 'ADA@example.org', roles: [] }))).toMatchObject({ status: 422, field: 'email' })
  })
  it.each([
    ['name', { name: '' }],
    ['email', { email: 'nobody' }],
    ['organisation', { organisation: nowhere }],
  ])('is refused with a bad %s', async (field, bad) => {
    const before = await list()
    expect(problemOf(await add({ name: 'Ben', email: 'ben@example.org', roles: [], ...bad }))).toMatchObject({ status: 422, field })
    expect(await list()).toEqual(before)
  })
  it('is added once when the same key is sent twice', async () => {
    const send = async () =>
      answerOf(
        await administrator.call('POST /forums/:forum/members', {
          params,
          body: { name: 'Twice', email: 'twice@example.org', roles: [] },
          key: 'once-and-only-once',
        }),
      )
    expect(await send()).toEqual(await send())
  })
  it('loses every door when they leave, and gets them back', async () => {
    const convener = await test.aMember('convener')
    answerOf(await change(convener.member, { roles: ['convener'], hasLeft: true }))
    expect(answerOf(await convener.call('GET /me')).isSignedIn).toBe(false)
    const before = (await readLetters(test.house.database.db, 100)).length
    answerOf(await test.call('POST /sign-in/link', { body: { email: convener.email } }))
    expect(await readLetters(test.house.database.db, 100)).toHaveLength(before)
    expect(problemOf(await add({ name: 'Back', email: convener.email, roles: [] })).detail).toContain('Take them back')
    answerOf(await change(convener.member, { roles: ['convener'], hasLeft: false }))
    answerOf(await test.call('POST /sign-in/link', { body: { email: convener.email } }))
    expect(await readLetters(test.house.database.db, 100)).toHaveLength(before + 1)
  })
  it('keeps their place when only the roles change', async () => {
    const member = await test.aMember('member')
    const group = answerOf(await test.call('GET /forums/:forum', { params })).stakeholderGroups[0]?.id ?? ''
    answerOf(await change(member.member, { roles: ['member'], stakeholderGroup: group }))
    answerOf(await change(member.member, { roles: ['convener'] }))
    expect((await list()).find(({ id }) => id === member.member)).toMatchObject({ roles: ['convener'], stakeholderGroup: group })
    expect(problemOf(await change(nowhere, { roles: [] })).status).toBe(404)
    expect(problemOf(await change(member.member, { roles: [], stakeholderGroup: nowhere }))).toMatchObject({ field: 'stakeholderGroup' })
  })
})

describe('the last administrator', () => {
  it('neither leaves nor gives the role back, until there is another one', async () => {
    expect(problemOf(await change(administrator.member, { roles: ['convener'] }))).toMatchObject({
      status: 409,
      code: 'last_administrator',
    })
    expect(problemOf(await change(administrator.member, { roles: ['administrator'], hasLeft: true })).code).toBe('last_administrator')
    const other = await test.aMember('administrator')
    answerOf(
      await other.call('PATCH /forums/:forum/members/:member', {
        params: { ...params, member: administrator.member },
        body: { roles: ['convener'] },
      }),
    )
    expect(problemOf(await administrator.call('GET /forums/:forum/members', { params })).code).toBe('not_allowed')
    answerOf(
      await other.call('PATCH /forums/:forum/members/:member', {
        params: { ...params, member: administrator.member },
        body: { roles: ['administrator'] },
      }),
    )
  })
})

describe('names and addresses of members', () => {
  it('are shown to administrators alone', async () => {
    expect(problemOf(await test.call('GET /forums/:forum/members', { params })).status).toBe(401)
    for (const role of ['convener', 'moderator', 'rapporteur', 'member'] as const)
      expect(problemOf(await (await test.aMember(role)).call('GET /forums/:forum/members', { params })).status).toBe(403)
    expect(answerOf(await test.operator.call('GET /forums/:forum/members', { params })).members.length).toBeGreaterThan(0)
  })
  it('stand nowhere in the ledger', async () => {
    const rows = await test.house.database.db.selectFrom('ledger').selectAll().execute()
    expect(JSON.stringify(rows)).not.toMatch(/@|Adebayo|Wanjiru|Kamau/)
  })
})

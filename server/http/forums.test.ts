import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORUM_LIST_MAX, VOCABULARY_MAX } from '../../contract/limits.ts'
import { BODY_DEPTH_MAX } from '../../core/forums/body-tree.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../test-house.ts'

let test: TestHouse
let administrator: TestMember
let convener: TestMember
let params = { forum: '' }
const nowhere = '01a20c3b-f785-730b-b98b-d33c071b5cd4'

beforeAll(async () => {
  test = await aHouse()
  const opened = await test.open()
  administrator = opened.administrator
  params = { forum: opened.forum }
  convener = await test.aMember('convener')
})
afterAll(async () => await test.close())

const view = async () => answerOf(await test.call('GET /forums/:forum', { params }))
const addBody = async (name: string, parent: string | null) =>
  answerOf(await administrator.call('POST /forums/:forum/bodies', { params, body: { name, parent } })).id

describe('a forum', () => {
  it('changes name, purpose and time zone, each by itself, and keeps its address', async () => {
    const before = await view()
    answerOf(await administrator.call('PATCH /forums/:forum', { params, body: { name: 'Another name' } }))
    answerOf(await administrator.call('PATCH /forums/:forum', { params, body: { purpose: 'Why we meet' } }))
    answerOf(await administrator.call('PATCH /forums/:forum', { params, body: { timeZone: 'Africa/Nairobi' } }))
    const after = await view()
    expect(after).toMatchObject({ name: 'Another name', purpose: 'Why we meet', timeZone: 'Africa/Nairobi', slug: before.slug })
    expect(after.version).toBeGreaterThan(before.version)
    answerOf(await administrator.call('PATCH /forums/:forum', { params, body: { purpose: ' ' } }))
    expect((await view()).purpose).toBeNull()
  })
  it('is not found under an address that nobody has', async () => {
    for (const forum of ['no-such-forum', nowhere])
      expect(problemOf(await test.call('GET /forums/:forum', { params: { forum } }))).toMatchObject({ status: 404, code: 'not_found' })
    expect(
      problemOf(await administrator.call('POST /forums/:forum/bodies', { params: { forum: 'no-such-forum' }, body: { name: 'x' } })).status,
    ).toBe(404)
  })
  it('is changed by administrators alone; a convener may raise issues', async () => {
    expect(problemOf(await test.call('PATCH /forums/:forum', { params, body: { name: 'x' } })).status).toBe(401)
    expect(problemOf(await convener.call('PATCH /forums/:forum', { params, body: { name: 'x' } })).status).toBe(403)
    expect(problemOf(await convener.call('POST /forums/:forum/bodies', { params, body: { name: 'x' } })).status).toBe(403)
    answerOf(await convener.call('POST /forums/:forum/issues', { params, body: { title: 'Raised by a convener' } }))
  })
  it('is seen by anybody, without a name or an address of a member', async () => {
    expect(JSON.stringify(await view())).not.toMatch(/Adebayo|@/)
  })
  it('takes the same number of queries whatever it holds', async () => {
    const count = async (): Promise<number> => {
      let queries = 0
      const { db } = test.house.database
      const watched = new Proxy(db, {
        get: (target, name) => {
          if (name === 'selectFrom') queries += 1
          const value: unknown = Reflect.get(target, name)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      const { viewForum } = await import('../views/forum.ts')
      await viewForum({ database: { ...test.house.database, db: watched } }, params.forum)
      return queries
    }
    const before = await count()
    for (let at = 0; at < 5; at += 1) await addBody(`Body ${at}`, null)
    expect([before, await count()]).toEqual([7, 7])
  })
})

describe('stakeholder groups', () => {
  const put = async (groups: { id?: string; name: string; letter: string; mark: 'square' | 'circle' | 'half-disc' }[]) =>
    await administrator.call('PUT /forums/:forum/stakeholder-groups', { params, body: { groups } })
  it('are renamed, added, put in order and retired, never erased', async () => {
    const before = (await view()).stakeholderGroups
    const [government, , civil] = before
    answerOf(
      await put([
        { id: civil?.id ?? '', name: 'Civil society', letter: 'C', mark: 'circle' },
        { id: government?.id ?? '', name: 'States', letter: 's', mark: 'square' },
        { name: 'Youth', letter: 'Y', mark: 'half-disc' },
      ]),
    )
    const after = (await view()).stakeholderGroups
    expect(after.map(({ key, name, letter, isRetired }) => [key, name, letter, isRetired])).toEqual([
      ['civil-society', 'Civil society', 'C', false],
      ['government', 'States', 'S', false],
      ['youth', 'Youth', 'Y', false],
      ['private-sector', 'Private sector', 'P', true],
      ['technical-community', 'Technical community', 'T', true],
      ['academia', 'Academia', 'A', true],
      ['intergovernmental-organization', 'International organisations', 'I', true],
    ])
    answerOf(
      await put(
        after
          .filter(({ key }) => ['government', 'academia'].includes(key))
          .map(({ id, name, letter }) => ({ id, name: name ?? '', letter, mark: 'square' as const })),
      ),
    )
    expect((await view()).stakeholderGroups.filter(({ isRetired }) => !isRetired).map(({ key }) => key)).toEqual(['government', 'academia'])
  })
  it.each([
    [
      'a letter that two share',
      [
        { name: 'A', letter: 'x', mark: 'square' as const },
        { name: 'B', letter: 'X', mark: 'circle' as const },
      ],
      'groups.1.letter',
    ],
    ['an empty name', [{ name: ' ', letter: 'x', mark: 'square' as const }], 'groups.0.name'],
    ['an unknown id', [{ id: nowhere, name: 'A', letter: 'x', mark: 'square' as const }], 'groups.0.id'],
    ['no group at all', [], 'groups'],
    [
      'too many',
      Array.from({ length: VOCABULARY_MAX + 1 }, (_, at) => ({ name: `G${at}`, letter: 'x', mark: 'square' as const })),
      'groups',
    ],
  ])('are refused with %s, and stay as they were', async (_, groups, field) => {
    const before = await view()
    expect(problemOf(await put(groups))).toMatchObject({ status: 422, field })
    expect(await view()).toEqual(before)
  })
})

describe('regional groups', () => {
  it('may be renamed, retired and done without', async () => {
    const [first] = (await view()).regionalGroups
    answerOf(
      await administrator.call('PUT /forums/:forum/regional-groups', {
        params,
        body: { groups: [{ id: first?.id ?? '', name: 'Africa' }, { name: 'Pacific' }] },
      }),
    )
    expect((await view()).regionalGroups.filter(({ isRetired }) => !isRetired).map(({ key, name }) => [key, name])).toEqual([
      ['african', 'Africa'],
      ['pacific', 'Pacific'],
    ])
    answerOf(await administrator.call('PUT /forums/:forum/regional-groups', { params, body: { groups: [] } }))
    expect((await view()).regionalGroups.every(({ isRetired }) => isRetired)).toBe(true)
  })
})

describe('organisations', () => {
  it('stand with their group and the number of their members', async () => {
    const group = (await view()).stakeholderGroups[0]?.id ?? null
    const { id } = answerOf(
      await administrator.call('POST /forums/:forum/organisations', {
        params,
        body: { name: 'Digitale Gesellschaft', stakeholderGroup: group },
      }),
    )
    answerOf(
      await administrator.call('PATCH /forums/:forum/members/:member', {
        params: { ...params, member: convener.member },
        body: { roles: ['convener'], organisation: id },
      }),
    )
    expect((await view()).organisations).toEqual([{ id, name: 'Digitale Gesellschaft', stakeholderGroup: group, members: 1 }])
    expect(
      problemOf(await administrator.call('POST /forums/:forum/organisations', { params, body: { name: 'x', stakeholderGroup: nowhere } })),
    ).toMatchObject({ status: 422, field: 'stakeholderGroup' })
  })
  it('are added once when the same key is sent twice', async () => {
    const send = async () =>
      answerOf(
        await administrator.call('POST /forums/:forum/organisations', { params, body: { name: 'Sent twice' }, key: 'the-very-same-key' }),
      )
    expect(await send()).toEqual(await send())
    expect((await view()).organisations.filter(({ name }) => name === 'Sent twice')).toHaveLength(1)
  })
})

describe('bodies of government and issues', () => {
  it('form a tree that can be moved, and never a circle', async () => {
    const ministry = await addBody('Ministry', null)
    const department = await addBody('Department', ministry)
    const unit = await addBody('Unit', department)
    const move = async (body: string, parent: string | null) =>
      await administrator.call('PATCH /forums/:forum/bodies/:body', { params: { ...params, body }, body: { parent } })
    expect(problemOf(await move(ministry, unit))).toMatchObject({ status: 409, code: 'body_in_a_circle' })
    expect(problemOf(await move(ministry, ministry))).toMatchObject({ code: 'body_in_a_circle' })
    expect(problemOf(await move(ministry, nowhere))).toMatchObject({ status: 422, field: 'parent' })
    answerOf(await move(unit, ministry))
    answerOf(await administrator.call('PATCH /forums/:forum/bodies/:body', { params: { ...params, body: unit }, body: { name: 'Office' } }))
    const tree = (await view()).bodies.filter(({ id }) => [ministry, department, unit].includes(id))
    expect(tree.map(({ name, depth, parent }) => [name, depth, parent])).toEqual([
      ['Ministry', 0, null],
      ['Department', 1, ministry],
      ['Office', 1, ministry],
    ])
    expect(
      problemOf(
        await administrator.call('PATCH /forums/:forum/bodies/:body', { params: { ...params, body: nowhere }, body: { name: 'x' } }),
      ).status,
    ).toBe(404)
  })
  it('go so deep and no deeper', async () => {
    let parent = await addBody('Level 1', null)
    for (let level = 2; level <= BODY_DEPTH_MAX; level += 1) parent = await addBody(`Level ${level}`, parent)
    expect(problemOf(await administrator.call('POST /forums/:forum/bodies', { params, body: { name: 'too deep', parent } }))).toMatchObject(
      { status: 422, field: 'parent' },
    )
  })
  it('are joined by issues that name a body or say that nobody is named', async () => {
    const body = await addBody('Regulator', null)
    const { id } = answerOf(await convener.call('POST /forums/:forum/issues', { params, body: { title: 'Shutdowns of networks' } }))
    const issue = async () => (await view()).issues.find((one) => one.id === id)
    expect(await issue()).toEqual({ id, slug: 'shutdowns-of-networks', title: 'Shutdowns of networks', body: null, bodyName: null })
    answerOf(await convener.call('PATCH /forums/:forum/issues/:issue', { params: { ...params, issue: id }, body: { body } }))
    expect(await issue()).toMatchObject({ body, bodyName: 'Regulator' })
    expect((await view()).bodies.find((one) => one.id === body)?.issues).toBe(1)
    answerOf(
      await convener.call('PATCH /forums/:forum/issues/:issue', {
        params: { ...params, issue: id },
        body: { title: 'Network shutdowns', body: null },
      }),
    )
    expect(await issue()).toEqual({ id, slug: 'shutdowns-of-networks', title: 'Network shutdowns', body: null, bodyName: null })
    expect(problemOf(await convener.call('POST /forums/:forum/issues', { params, body: { title: 'x', body: nowhere } }))).toMatchObject({
      status: 422,
      field: 'body',
    })
    expect(
      problemOf(await convener.call('PATCH /forums/:forum/issues/:issue', { params: { ...params, issue: nowhere }, body: { title: 'x' } }))
        .status,
    ).toBe(404)
  })
  it('keep a text verbatim and without control characters', async () => {
    const title = 'نص <b>غير</b> مهرب \u0000\u0007& "كما هو"'
    const { id } = answerOf(await administrator.call('POST /forums/:forum/issues', { params, body: { title } }))
    expect((await view()).issues.find((one) => one.id === id)?.title).toBe('نص <b>غير</b> مهرب & "كما هو"')
  })
})

describe('the record of a forum', () => {
  it('rebuilds its tables by replay, after everything above', async () => {
    const report = answerOf(await administrator.call('POST /house/verify'))
    expect(report).toMatchObject({ isWhole: true, findings: [] })
    expect(report.rowsCompared).toBeGreaterThan(20)
    expect(FORUM_LIST_MAX).toBeGreaterThan(report.rowsCompared)
  })
})

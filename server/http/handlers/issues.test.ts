import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { aTeam } from '../../test-team.ts'
import { verifyHouse } from '../../views/verify.ts'

describe('an issue', () => {
  let test: TestHouse
  let forum: string
  let administrator: TestMember
  let convener: TestMember
  let gathering: string
  let params: { issue: string }

  beforeAll(async () => {
    test = await aHouse()
    const cafe = await aCafe(test)
    ;({ forum, administrator } = cafe)
    gathering = cafe.slug
    convener = await test.aMember('convener')
    const { call } = convener
    const raised = answerOf(await call('POST /forums/:forum/issues', { params: { forum }, body: { title: 'Small numbers' } }))
    params = { issue: raised.id }
  })
  afterAll(() => test.close())

  const page = async () => answerOf(await test.call('GET /issues/:issue', { params }))
  const move = async (to: 'raised' | 'conversing' | 'drafting' | 'followed_up', reason = 'The room asked for it') =>
    await convener.call('POST /issues/:issue/moves', { params, body: { to, reason } })
  const grants = [{ power: 'put_ideas' as const, who: ['everybody' as const] }]

  it('is found by its name, nobody named, and stands at the beginning', async () => {
    const view = answerOf(await test.call('GET /issues/:issue', { params: { issue: 'small-numbers' } }))
    expect(view).toMatchObject({ title: 'Small numbers', body: null, stage: 'raised', level: { level: 'informs' } })
    expect(view.steps).toHaveLength(12)
    expect(answerOf(await test.call('GET /forums/:forum/issues', { params: { forum } })).issues).toMatchObject([{ slug: 'small-numbers' }])
  })
  it('says what it is about, and takes away what is left empty', async () => {
    const describe_ = async (body: object) => answerOf(await convener.call('PUT /issues/:issue/description', { params, body }))
    await describe_({ scope: 'How few is too few', harm: 'People are found out' })
    await describe_({ scope: 'How few is too few', jurisdiction: 'Every country' })
    expect(await page()).toMatchObject({ scope: 'How few is too few', harm: null, jurisdiction: 'Every country' })
  })
  it('does not set out before its charter is on record, with a digest', async () => {
    expect(problemOf(await move('conversing')).code).toBe('charter_missing')
    const set = answerOf(await convener.call('PUT /issues/:issue/charter', { params, body: { grants, promises: [], text: 'Be kind' } }))
    answerOf(await move('conversing'))
    const { charters, moves, level } = await page()
    expect(charters).toMatchObject([{ version: 1, digest: set.digest, text: 'Be kind', reason: null }])
    expect((charters[0]?.entry ?? 0) < (moves[0]?.entry ?? 0)).toBe(true)
    expect(level.level).toBe('consults')
  })
  it('changes its charter with a reason, and shows by whom and what changed', async () => {
    const set = async (body: object) =>
      await convener.call('PUT /issues/:issue/charter', { params, body: { grants, promises: [], text: 'Be kind', ...body } })
    expect(problemOf(await set({ promises: ['remarks_answered'] })).field).toBe('reason')
    expect(problemOf(await set({ reason: 'Why not' })).code).toBe('charter_unchanged')
    answerOf(await set({ promises: ['remarks_answered'], reason: 'The room asked for it' }))
    const [newest] = (await page()).charters
    expect(newest).toMatchObject({
      version: 2,
      reason: 'The room asked for it',
      by: { actor: `member:${convener.member}` },
      change: { grants: [], promisesAdded: ['remarks_answered'], isTextChanged: false },
    })
    expect(newest?.by.name).not.toBe(null)
  })
  it('moves forward and back, each time with a reason', async () => {
    expect(problemOf(await move('conversing')).code).toBe('issue_there_already')
    expect(problemOf(await move('drafting', ' ')).field).toBe('reason')
    expect(problemOf(await move('followed_up')).code).toBe('issue_without_outcome')
    answerOf(await move('drafting'))
    answerOf(await move('conversing', 'A table was not heard'))
    expect((await page()).moves.slice(1)).toMatchObject([
      { from: 'conversing', to: 'drafting', isBack: false, leftOut: ['weighing'] },
      { from: 'drafting', to: 'conversing', isBack: true, reason: 'A table was not heard' },
    ])
  })
  it('names who is concerned, once each', async () => {
    const { stakeholderGroups } = answerOf(await test.call('GET /forums/:forum', { params: { forum } }))
    const add = async (body: { party: 'group' | 'other' | 'body'; target?: string; name?: string }) =>
      await convener.call('POST /issues/:issue/parties', { params, body: { why: 'They are counted', ...body } })
    const target = stakeholderGroups[0]?.id ?? ''
    const added = answerOf(await add({ party: 'group', target }))
    expect(problemOf(await add({ party: 'group', target })).field).toBe('target')
    expect(problemOf(await add({ party: 'body', target })).field).toBe('target')
    expect(problemOf(await add({ party: 'other' })).field).toBe('name')
    answerOf(await add({ party: 'other', name: 'Those who live there' }))
    answerOf(await convener.call('DELETE /issues/:issue/parties/:party', { params: { ...params, party: added.id } }))
    expect((await page()).parties).toMatchObject([{ name: 'Those who live there', why: 'They are counted' }])
  })
  it('gathers what belongs to it, and its dates in one calendar', async () => {
    const link = async (target: string, belongs = true) =>
      await convener.call('POST /issues/:issue/links', { params, body: { kind: 'gathering', target, belongs } })
    answerOf(await link(gathering))
    expect(problemOf(await link(gathering)).field).toBe('target')
    expect(problemOf(await link('no-such-evening')).field).toBe('target')
    answerOf(await convener.call('POST /issues/:issue/dates', { params, body: { date: '2013-09-01', label: 'Call for input' } }))
    expect(
      problemOf(await convener.call('POST /issues/:issue/dates', { params, body: { date: '2013-02-30', label: 'Never' } })).field,
    ).toBe('date')
    const view = await page()
    expect(view.gatherings).toMatchObject([{ slug: gathering }])
    expect(view.calendar.map(({ date, kind }) => `${date} ${kind}`)).toEqual(['2013-09-01 own', '2013-10-08 gathering'])
    expect(view.steps.filter(({ state }) => state === 'shown').map(({ key }) => key)).toEqual([
      'scope',
      'people',
      'ground_rules',
      'converse',
    ])
  })
  it('keeps a list of steps of its own, each shown or left out with a reason', async () => {
    const steps = [
      { key: 'weigh', leftOut: 'Too few people' },
      { title: 'Ask the neighbours', pages: [`/g/${gathering}`] },
      { key: 'review' },
    ]
    answerOf(await convener.call('PUT /issues/:issue/steps', { params, body: { steps } }))
    expect((await page()).steps).toMatchObject([
      { key: 'weigh', state: 'left_out', leftOut: 'Too few people' },
      { key: null, title: 'Ask the neighbours', state: 'shown' },
      { key: 'review', state: 'open' },
    ])
    const elsewhere = { steps: [{ title: 'Out', pages: ['https://example.org'] }] }
    expect(problemOf(await convener.call('PUT /issues/:issue/steps', { params, body: elsewhere })).field).toBe('steps.0.pages')
  })
  it('shows its teams, and falls a level when nobody but governments has seats in them', async () => {
    const { issue } = await aTeam(test, { forum, administrator }, { government: 2 })
    const all = [
      { power: 'put_ideas' as const, who: ['everybody' as const] },
      { power: 'hold_seats' as const, who: ['team' as const] },
    ]
    answerOf(
      await convener.call('PUT /issues/:issue/charter', { params: { issue }, body: { grants: all, promises: ['remarks_answered'] } }),
    )
    const view = answerOf(await test.call('GET /issues/:issue', { params: { issue } }))
    expect(view.teams).toMatchObject([{ seats: 2, held: 0 }])
    expect(view.level.level).toBe('consults')
    expect(view.level.facts.find(({ fact }) => fact === 'seats_of_others')?.holds).toBe(false)
  })
  it('is rebuilt by replaying the ledger', async () => {
    expect((await verifyHouse(test.house)).isWhole).toBe(true)
  })
})

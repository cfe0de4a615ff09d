import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { accept } from '../../../core/words/outcome.ts'
import { perform } from '../../commands/command.ts'
import { aBody, aFrozenDraft, handOver } from '../../test-handover.ts'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { removeClause } from '../../drafting/live-text.ts'
import { aDraft } from '../../test-drafting.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'
import { countingQueries } from '../../test-query-count.ts'
import { aWeighing, rate, type TestWeighing } from '../../test-weighing.ts'
import { viewRoad, viewRoadMap } from '../../views/road.ts'

let test: TestHouse
let cafe: TestCafe
let weighing: TestWeighing

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  await cafe.untilRound(1)
  const seat = await cafe.aSeat()
  for (const text of ['Answer within ninety days', 'Say who is responsible', 'Meet at night']) await seat.say(text)
  weighing = await aWeighing(test, cafe.forum, cafe.administrator, { gathering: cafe.id, ideas: [1, 2], seeds: ['A third'] })
})
afterAll(async () => await test.close())

const roadOf = async (number: number) =>
  answerOf(await test.call('GET /gatherings/:gathering/ideas/:number/road', { params: { gathering: cafe.id, number } }))
const map = async () => answerOf(await test.call('GET /gatherings/:gathering/map', { params: { gathering: cafe.id } }))

describe('roads', () => {
  it('say that an idea is being weighed, and of the others why they are not', async () => {
    const road = await roadOf(1)
    expect(road.standings).toMatchObject({ said: 'on_record', theme: 'unthemed', weighing: 'being_weighed', text: 'no_draft' })
    expect(road.weighed).toMatchObject([{ weighing: weighing.slug, by: 'idea', text: 'Answer within ninety days', result: null }])
    expect((await roadOf(3)).standings.weighing).toBe('not_weighed')
    expect((await roadOf(3)).weighed).toEqual([])
  })
  it('carry the result once the weighing has closed, counted if nobody has looked at it before', async () => {
    for (let person = 0; person < 6; person += 1) answerOf(await rate(weighing, await weighing.aRater(), { 1: 1, 2: person < 3 ? 1 : -1 }))
    answerOf(await cafe.administrator.call('POST /weighings/:weighing/close', { params: weighing.params }))
    const road = await roadOf(1)
    expect(road.standings.weighing).toBe('common')
    expect(road.weighed[0]?.result).toMatchObject({ class: 'common', agrees: 6, cast: 6 })
    expect(road.weighed[0]?.entry).toBeGreaterThan(0)
  })
  it('add up to all ideas at every step of the map, and every figure opens to its list', async () => {
    const { ideas, steps } = await map()
    expect(ideas).toBe(3)
    for (const { step, standings } of steps) {
      expect(standings.reduce((sum, one) => sum + one.ideas, 0)).toBe(ideas)
      for (const { standing, ideas: count } of standings) {
        const list = answerOf(
          await test.call('GET /gatherings/:gathering/map/:step/:standing', { params: { gathering: cafe.id, step, standing }, query: {} }),
        )
        expect([list.total, list.ideas.length]).toEqual([count, count])
      }
    }
  })
  it('say of one idea what the map counts', async () => {
    const roads = await Promise.all([1, 2, 3].map(async (number) => (await roadOf(number)).standings))
    for (const { step, standings } of (await map()).steps)
      for (const { standing, ideas } of standings) expect(roads.filter((road) => road[step] === standing).length).toBe(ideas)
  })
  it('give the list of a figure in pages', async () => {
    const params = { gathering: cafe.id, step: 'said', standing: 'on_record' } as const
    const first = answerOf(await test.call('GET /gatherings/:gathering/map/:step/:standing', { params, query: { limit: 2 } }))
    expect(first).toMatchObject({ ideas: [{ number: 1 }, { number: 2, text: 'Say who is responsible' }], total: 3, next: 2 })
    const second = answerOf(await test.call('GET /gatherings/:gathering/map/:step/:standing', { params, query: { after: 2 } }))
    expect(second).toMatchObject({ ideas: [{ number: 3 }], next: null })
  })
  it('cost the same number of queries for one idea and for all', async () => {
    const counted = async (act: (house: TestHouse['house']) => Promise<unknown>): Promise<number> => {
      const counting = countingQueries(test.house.database)
      await act({ ...test.house, database: counting.database })
      return counting.count()
    }
    const before = [
      await counted(async (house) => await viewRoad(house, cafe.id, 1)),
      await counted(async (house) => await viewRoadMap(house, cafe.id)),
    ]
    const seat = await cafe.aSeat()
    for (let at = 0; at < 20; at += 1) await seat.say(`One more ${at}`)
    const after = [
      await counted(async (house) => await viewRoad(house, cafe.id, 1)),
      await counted(async (house) => await viewRoadMap(house, cafe.id)),
    ]
    expect(after).toEqual(before)
  })
  it('do not exist for an idea that was never said, nor for a gathering that is being prepared', async () => {
    const missing = await test.call('GET /gatherings/:gathering/ideas/:number/road', { params: { gathering: cafe.id, number: 99 } })
    expect(problemOf(missing).detail).toContain('idea No. 99')
  })
})

describe('a trace by id', () => {
  it('is found by the id of the idea and by its receipt, and refused in a sentence otherwise', async () => {
    const { id } = await roadOf(2)
    const seat = await cafe.aSeat()
    await seat.say('One with a receipt')
    const [mine] = answerOf(await seat.call('GET /gatherings/:gathering/my-ideas', { params: { gathering: cafe.id } })).ideas
    expect(answerOf(await test.call('GET /traces/:id', { params: { id } }))).toMatchObject({ kind: 'idea', road: { number: 2 } })
    const byReceipt = answerOf(await test.call('GET /traces/:id', { params: { id: mine?.receipt ?? '' } }))
    expect(byReceipt.trace.idea.text).toBe('One with a receipt')
    expect(problemOf(await test.call('GET /traces/:id', { params: { id: 'nonsense' } })).status).toBe(404)
    expect(problemOf(await test.call('GET /traces/:id', { params: { id: cafe.id } })).status).toBe(404)
  })
})

describe('the road of an idea into a text', () => {
  it('reaches the clause that cites it, with every wording that was kept, and is dropped in sight when the clause goes', async () => {
    const draft = await aDraft(test, cafe)
    const [kept, going] = [await draft.typed('Bodies answer within ninety days.'), await draft.typed('Bodies answer at night.')]
    const cite = async (clause: string, number: number) =>
      answerOf(
        await draft.chair.call('POST /drafts/:draft/clauses/:clause/sources', {
          params: { ...draft.params, clause },
          key: `citing ${clause} ${number}`,
          body: { source: { kind: 'idea', idea: (await roadOf(number)).id } },
        }),
      )
    await cite(kept, 1)
    await cite(going, 3)
    expect((await roadOf(1)).standings).toMatchObject({ text: 'in_text', adoption: 'in_the_making', answers: 'nobody_asked' })
    expect((await roadOf(2)).standings).toMatchObject({ text: 'not_taken_up', adoption: 'not_in_text' })
    expect((await roadOf(1)).clauses).toMatchObject([{ clause: kept, by: 'idea', isStanding: true, label: null, wordings: [] }])

    let versions = 0
    const keep = async () =>
      answerOf(
        await draft.chair.call('POST /drafts/:draft/versions', { params: draft.params, key: `version ${(versions += 1)}`, body: {} }),
      )
    await keep()
    await draft.retyped(kept, 'A body that is named answers within ninety days.')
    await keep()
    const [reached] = (await roadOf(1)).clauses
    expect(reached).toMatchObject({ label: '1', draft: { slug: draft.slug, state: 'drafting' } })
    expect(reached?.wordings.map(({ version, text }) => [version, text])).toEqual([
      [1, 'Bodies answer within ninety days.'],
      [2, 'A body that is named answers within ninety days.'],
    ])

    await test.house.database.db.transaction().execute(async (tx) => {
      await removeClause(tx, draft.id, going, { expected: 'Bodies answer at night.' })
    })
    await keep()
    expect((await roadOf(3)).standings.text).toBe('dropped')
    expect((await roadOf(3)).clauses).toMatchObject([{ clause: going, isStanding: false, label: null, wordings: [{ version: 1 }] }])
  })
  it('tells nobody of a draft that is not open to all', async () => {
    const draft = await aDraft(test, cafe, false)
    const clause = await draft.typed('Nobody knows of this.')
    answerOf(
      await draft.chair.call('POST /drafts/:draft/clauses/:clause/sources', {
        params: { ...draft.params, clause },
        key: 'citing in secret',
        body: { source: { kind: 'idea', idea: (await roadOf(2)).id } },
      }),
    )
    expect((await roadOf(2)).standings.text).toBe('not_taken_up')
    expect(JSON.stringify(await roadOf(2))).not.toContain(draft.slug)
  })
})

describe('the road of an idea to answers', () => {
  it('carries what each body said of the clause, and says so once one is late', async () => {
    const draft = await aFrozenDraft(test, cafe, ['Every body answers in public.'])
    const [clause = ''] = draft.clauses
    const { id: idea } = await roadOf(2)
    const cited = {
      id: uuidv7(),
      draft: draft.id,
      clause,
      kind: 'idea',
      idea,
      theme: null,
      weighing: null,
      statement: null,
      reason: null,
    } as const
    await perform(
      test.house,
      { actor: 'operator' },
      async () =>
        await Promise.resolve(accept({ drafts: [{ kind: 'source_cited', forum: cafe.forum, gathering: null, body: cited }], result: {} })),
    )
    expect((await roadOf(2)).standings).toMatchObject({ text: 'in_text', adoption: 'frozen', answers: 'nobody_asked' })

    const justice = await aBody(test, cafe, 'Ministry of Justice')
    await handOver(test, draft.id, [{ body: justice }], '2013-12-10')
    expect((await roadOf(2)).standings).toMatchObject({ adoption: 'with_bodies', answers: 'waiting' })
    expect((await roadOf(2)).answers).toMatchObject([
      { label: '1', body: { id: justice, name: 'Ministry of Justice' }, state: 'waiting', answer: null },
    ])

    test.setClock('2013-12-12T00:00:00.000Z')
    expect((await roadOf(2)).standings.answers).toBe('overdue')
    const { steps } = await map()
    const overdue = steps.find(({ step }) => step === 'answers')?.standings.find(({ standing }) => standing === 'overdue')
    expect(overdue?.ideas).toBe(1)
  })
})

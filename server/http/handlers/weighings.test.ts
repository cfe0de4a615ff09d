import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'
import { aWeighing, rate, shareOf, type TestWeighing } from '../../test-weighing.ts'

let test: TestHouse
let cafe: TestCafe
let seat: TestSeat
const SEEDS = ['Open at night', 'Lend tools', 'Quiet rooms', 'Ask the young']

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  seat = await cafe.aSeat()
  await cafe.untilRound(1)
  for (const text of ['Stay open at night', 'Be open during the night', 'Lend tools, not only books']) await seat.say(text)
})
afterAll(async () => await test.close())

const weighing = async (wishes = {}): Promise<TestWeighing> =>
  await aWeighing(test, cafe.forum, cafe.administrator, { seeds: SEEDS, ...wishes })
const ratingsIn = async ({ id }: TestWeighing) =>
  (
    await sql<{ statement: number; rating: number }>`select statement, rating from ratings where weighing_id = ${id} order by 1`.execute(
      test.house.database.db,
    )
  ).rows
const isWhole = async () => answerOf(await test.operator.call('POST /house/verify')).isWhole

describe('a weighing', () => {
  it('is seen by conveners alone until it opens, and cannot open without statements', async () => {
    const { id } = answerOf(
      await cafe.administrator.call('POST /forums/:forum/weighings', {
        params: { forum: cafe.forum },
        key: 'empty-one',
        body: { name: 'Empty', purpose: 'Nothing yet', audience: 'anyone', showing: 'live' },
      }),
    )
    expect(problemOf(await test.call('GET /weighings/:weighing', { params: { weighing: id } })).code).toBe('not_found')
    expect(answerOf(await cafe.administrator.call('GET /weighings/:weighing', { params: { weighing: 'empty' } })).state).toBe('draft')
    expect(answerOf(await test.call('GET /forums/:forum/weighings', { params: { forum: cafe.forum } })).weighings).toEqual([])
    expect(problemOf(await cafe.administrator.call('POST /weighings/:weighing/open', { params: { weighing: id } })).code).toBe(
      'no_statements',
    )
  })
  it('refuses seats without a gathering, and a close before the opening', async () => {
    const prepare = async (more: object) =>
      await cafe.administrator.call('POST /forums/:forum/weighings', {
        params: { forum: cafe.forum },
        key: crypto.randomUUID(),
        body: { name: 'Odd', purpose: 'See', audience: 'anyone', showing: 'live', ...more },
      })
    expect(problemOf(await prepare({ audience: 'seats' })).field).toBe('audience')
    const [opensAt, closesAt] = ['2026-01-02T00:00:00.000Z', '2026-01-01T00:00:00.000Z']
    expect(problemOf(await prepare({ opensAt, closesAt })).field).toBe('closesAt')
  })
  it('takes ideas once, those that count as one as one statement, in their own words', async () => {
    const { call } = cafe.administrator
    answerOf(
      await call('POST /gatherings/:gathering/questions/:question/ties', {
        params: { gathering: cafe.id, question: cafe.questions[0] ?? '' },
        body: { ideas: [1, 2] },
      }),
    )
    const some = await weighing({ gathering: cafe.id, seeds: [], ideas: [1, 3] })
    const again = await call('POST /weighings/:weighing/statements', {
      params: some.params,
      key: 'again-ideas',
      body: { ideas: [1, 2, 3] },
    })
    expect(answerOf(again).taken).toEqual([])
    const { statements } = answerOf(await test.call('GET /weighings/:weighing/statements', { params: some.params }))
    expect(statements.map(({ text, ideas }) => [text, ideas])).toEqual([
      ['Stay open at night', [1, 2]],
      ['Lend tools, not only books', [3]],
    ])
    const { stops } = answerOf(await test.call('GET /gatherings/:gathering/ideas/:number', { params: { gathering: cafe.id, number: 1 } }))
    expect(stops.at(-1)?.kind).toBe('statements_taken')
    answerOf(await call('POST /weighings/:weighing/merges', { params: some.params, body: { into: 2, statements: [1] } }))
    const told = answerOf(await test.call('GET /gatherings/:gathering/ideas/:number', { params: { gathering: cafe.id, number: 2 } }))
    expect(told.stops.at(-1)?.kind).toBe('statements_merged')
    const unknown = await call('POST /weighings/:weighing/statements', { params: some.params, key: 'unknown-idea', body: { ideas: [99] } })
    expect(problemOf(unknown).detail).toContain('No. 99')
    expect(await isWhole()).toBe(true)
  })
  it('opens and closes by itself at its times', async () => {
    const now = test.house.now().getTime()
    const [opensAt, closesAt] = [new Date(now + 60_000).toISOString(), new Date(now + 120_000).toISOString()]
    const { id } = answerOf(
      await cafe.administrator.call('POST /forums/:forum/weighings', {
        params: { forum: cafe.forum },
        key: 'by-itself',
        body: { name: 'By itself', purpose: 'See', audience: 'anyone', showing: 'live', opensAt, closesAt },
      }),
    )
    const params = { weighing: id }
    answerOf(await cafe.administrator.call('POST /weighings/:weighing/statements', { params, key: 'by-itself-s', body: { seeds: SEEDS } }))
    const state = async () => answerOf(await cafe.administrator.call('GET /weighings/:weighing', { params })).state
    await test.house.weighings.tend()
    expect(await state()).toBe('draft')
    test.pass(60_000)
    await test.house.weighings.tend()
    expect(await state()).toBe('open')
    test.pass(60_000)
    await test.house.weighings.tend()
    expect(await state()).toBe('closed')
  })
})

describe('rating', () => {
  it('keeps one rating for each person and statement: 500 same ratings are one', async () => {
    const some = await weighing()
    const rater = await some.aRater()
    const sent = await Promise.all(Array.from({ length: 500 }, async () => await rate(some, rater, { 1: 1 })))
    expect(sent.every(({ ok }) => ok)).toBe(true)
    expect(await ratingsIn(some)).toEqual([{ statement: 1, rating: 1 }])
  })
  it('is changed by a later one, and not by an earlier one that arrives late', async () => {
    const some = await weighing()
    const rater = await some.aRater()
    const at = (rating: 1 | -1, ratedAt: string) => ({ statement: 2, rating, isImportant: true, ratedAt })
    const send = async (ratings: ReturnType<typeof at>[]) =>
      answerOf(await rater.call('PUT /weighings/:weighing/ratings', { params: some.params, body: { ratings } }))
    await send([at(1, '2013-10-08T15:00:00.000Z')])
    await send([at(-1, '2013-10-08T15:00:02.000Z'), at(1, '2013-10-08T15:00:01.000Z')])
    expect(await ratingsIn(some)).toEqual([{ statement: 2, rating: -1 }])
    await send([at(1, '2013-10-08T15:00:01.000Z')])
    expect(await ratingsIn(some)).toEqual([{ statement: 2, rating: -1 }])
    // A clock that runs ahead does not win over what is pressed afterwards.
    await send([at(-1, '2033-01-01T00:00:00.000Z')])
    await send([at(1, test.house.now().toISOString())])
    expect((await shareOf(some, rater)).rated).toMatchObject([
      { statement: { number: 2, text: 'Lend tools' }, rating: 1, isImportant: true },
    ])
  })
  it('refuses a statement that is not there and keeps the others', async () => {
    const some = await weighing()
    const problem = problemOf(await rate(some, await some.aRater(), { 1: 1, 7: 1 }))
    expect([problem.code, problem.field]).toEqual(['statement_unknown', 'statement'])
    expect(problem.detail).toContain('No. 7')
    expect(await ratingsIn(some)).toHaveLength(1)
  })
  it('is over when the weighing is closed, and goes on when it is opened again', async () => {
    const some = await weighing()
    const rater = await some.aRater()
    answerOf(await rate(some, rater, { 1: 1 }))
    const { call } = cafe.administrator
    answerOf(await call('POST /weighings/:weighing/close', { params: some.params }))
    expect(problemOf(await rate(some, rater, { 1: -1 })).code).toBe('weighing_not_open')
    expect(problemOf(await call('POST /weighings/:weighing/close', { params: some.params })).code).toBe('weighing_not_open')
    expect((await shareOf(some, rater)).next).toEqual([])
    answerOf(await call('POST /weighings/:weighing/reopen', { params: some.params }))
    answerOf(await rate(some, rater, { 1: -1 }))
    expect(await ratingsIn(some)).toEqual([{ statement: 1, rating: -1 }])
  })
  it('by a seat of the gathering needs nothing more, and by another nobody', async () => {
    const some = await weighing({ gathering: cafe.id, audience: 'seats' })
    answerOf(await rate(some, seat, { 1: 1, 2: 0 }))
    expect(answerOf(await test.call('GET /weighings/:weighing', { params: some.params })).raters).toBe(1)
    expect((await shareOf(some, seat)).stakeholderGroup).toBe(seat.seat.stakeholderGroup)
    const joining = await test.call('POST /weighings/:weighing/raters', { params: some.params, key: 'a key of somebody outside', body: {} })
    expect(problemOf(joining).code).toBe('not_for_anyone')
    expect(problemOf(await rate(some, test, { 1: 1 })).code).toBe('no_rater')
  })
  it('gives everybody statements so that each is rated as often as any other, and never one’s own first', async () => {
    const some = await weighing({ gathering: cafe.id, ideas: [1, 3] })
    const seen = new Map<number, number>()
    for (let person = 0; person < 6; person += 1) {
      const rater = await some.aRater()
      const [first, second] = (await shareOf(some, rater)).next
      for (const one of [first, second]) seen.set(one?.number ?? 0, (seen.get(one?.number ?? 0) ?? 0) + 1)
      answerOf(await rate(some, rater, { [first?.number ?? 0]: 1, [second?.number ?? 0]: 1 }))
      test.house.shares.forget(some.id)
    }
    expect([...seen.values()].toSorted((a, b) => a - b)).toEqual([2, 2, 2, 2, 2, 2])
    expect((await shareOf(some, seat)).next.slice(-2).map(({ source }) => source)).toEqual(['idea', 'idea'])
  })
})

describe('the seal of the ratings', () => {
  it('changes with every rating, tells of no words, and is on record when the weighing closes', async () => {
    const some = await weighing()
    const [one, two] = [await some.aRater(), await some.aRater()]
    answerOf(await rate(some, one, { 1: 1, 2: -1 }))
    const sealed = async () => answerOf(await test.call('GET /weighings/:weighing', { params: some.params })).seal
    expect(await sealed()).toBeNull()
    test.pass(10 * 60 * 1000)
    await test.house.weighings.tend()
    const first = await sealed()
    expect(first).toMatchObject({ ratings: 2, raters: 1 })
    answerOf(await rate(some, two, { 1: 1 }))
    answerOf(await cafe.administrator.call('POST /weighings/:weighing/close', { params: some.params }))
    const closed = await sealed()
    expect(closed).toMatchObject({ ratings: 3, raters: 2 })
    expect(closed?.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(closed?.digest).not.toBe(first?.digest)
    expect(await isWhole()).toBe(true)
  })
})

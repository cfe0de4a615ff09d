import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestCaller, type TestHouse } from '../../test-house.ts'
import { aWeighing, rate, shareOf, type TestWeighing } from '../../test-weighing.ts'

let test: TestHouse
let cafe: TestCafe
const SEEDS = [
  'Libraries stay open during the night',
  'Libraries should stay open during the night',
  'Lend tools',
  'Quiet rooms for all',
  'Ask the young',
]

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterAll(async () => await test.close())

const weighing = async (wishes = {}): Promise<TestWeighing> =>
  await aWeighing(test, cafe.forum, cafe.administrator, { seeds: SEEDS, takesOwn: true, ...wishes })
const write = async (some: TestWeighing, who: TestCaller, text: string) =>
  await who.call('POST /weighings/:weighing/own-statements', { params: some.params, key: crypto.randomUUID(), body: { text } })
const deskOf = async (some: TestWeighing) =>
  answerOf(await cafe.administrator.call('GET /weighings/:weighing/desk', { params: some.params }))
const statementsOf = async (some: TestWeighing) =>
  answerOf(await test.call('GET /weighings/:weighing/statements', { params: some.params })).statements
const isWhole = async () => answerOf(await test.operator.call('POST /house/verify')).isWhole

describe('statements of those who rate', () => {
  it('are shown to others at once, to their author last, and five at most', async () => {
    const some = await weighing()
    const [author, other] = [await some.aRater(), await some.aRater()]
    const { number } = answerOf(await write(some, author, 'Pay the travel'))
    expect(number).toBe(6)
    const mine = await shareOf(some, author)
    expect([mine.own.map(({ text }) => text), mine.next.at(-1)?.number]).toEqual([['Pay the travel'], 6])
    expect((await shareOf(some, other)).next.map((one) => one.number)).toContain(6)
    for (const text of ['b', 'c', 'd', 'e']) answerOf(await write(some, author, text))
    expect(problemOf(await write(some, author, 'f')).code).toBe('own_enough')
    expect(problemOf(await write(await weighing({ takesOwn: false }), author, 'x')).code).toBe('no_rater')
    const without = await weighing({ takesOwn: false })
    expect(problemOf(await write(without, await without.aRater(), 'x')).code).toBe('takes_no_own')
  })
  it('are reported, hidden with a reason and restored; hidden words are shown to the author and moderators alone', async () => {
    const some = await weighing()
    const [author, other] = [await some.aRater(), await some.aRater()]
    answerOf(await write(some, author, 'Buy at Bob’s'))
    const params = { ...some.params, number: 6 }
    const report = async () =>
      await other.call('POST /weighings/:weighing/statements/:number/reports', { params, body: { reason: 'advertising' } })
    answerOf(await report())
    expect(problemOf(await report()).code).toBe('changed_since')
    expect((await deskOf(some)).reported).toEqual([{ number: 6, text: 'Buy at Bob’s', reasons: ['advertising'], hidden: null }])
    const { call } = await test.aMember('moderator')
    answerOf(await call('POST /weighings/:weighing/statements/:number/hide', { params, body: { reason: 'advertising' } }))
    expect((await statementsOf(some))[5]).toMatchObject({ text: null, hidden: 'advertising' })
    expect((await shareOf(some, other)).next.map((one) => one.number)).not.toContain(6)
    expect((await shareOf(some, author)).own).toMatchObject([{ text: 'Buy at Bob’s', hidden: 'advertising' }])
    expect(await isWhole()).toBe(true)
    answerOf(await call('POST /weighings/:weighing/statements/:number/restore', { params }))
    expect((await statementsOf(some))[5]).toMatchObject({ text: 'Buy at Bob’s', hidden: null })
    expect(problemOf(await call('POST /weighings/:weighing/statements/:number/restore', { params })).code).toBe('changed_since')
    answerOf(await report().then(async () => await call('POST /weighings/:weighing/statements/:number/keep', { params })))
    expect((await deskOf(some)).reported).toEqual([])
    expect(await isWhole()).toBe(true)
  })
  it('stand in the public log of their gathering with reason and role, and never with their words', async () => {
    const some = await weighing({ gathering: cafe.id })
    const { call } = await test.aMember('moderator')
    const params = { ...some.params, number: 2 }
    answerOf(await call('POST /weighings/:weighing/statements/:number/hide', { params, body: { reason: 'off_topic' } }))
    answerOf(await call('POST /weighings/:weighing/statements/:number/restore', { params }))
    const log = answerOf(await test.call('GET /gatherings/:gathering/moderation', { params: { gathering: cafe.id } }))
    const line = { number: 2, weighing: some.slug, weighingName: 'What we share', role: 'moderator' }
    expect(log.statementActs).toMatchObject([
      { ...line, kind: 'statement_restored', reason: null },
      { ...line, kind: 'statement_hidden', reason: 'off_topic' },
    ])
    expect(JSON.stringify(log)).not.toContain((await statementsOf(some))[1]?.text)
  })
})

describe('statements that say nearly the same', () => {
  it('are offered, count as one when merged, and stand as before when that is taken back', async () => {
    const some = await weighing()
    expect((await deskOf(some)).near).toEqual([[1, 2]])
    const [one, two] = [await some.aRater(), await some.aRater()]
    answerOf(await rate(some, one, { 1: 1, 2: -1 }))
    answerOf(await rate(some, two, { 2: -1 }))
    const { call } = cafe.administrator
    answerOf(await call('POST /weighings/:weighing/merges', { params: some.params, body: { into: 1, statements: [2] } }))
    expect(await statementsOf(some)).toMatchObject([{ number: 1 }, { number: 2, text: SEEDS[1], mergedInto: 1 }, {}, {}, {}])
    const desk = await deskOf(some)
    expect([desk.near, desk.ratings]).toEqual([[], 2])
    expect((await shareOf(some, two)).next.map(({ number }) => number).toSorted()).toEqual([3, 4, 5])
    expect(
      problemOf(await call('POST /weighings/:weighing/merges', { params: some.params, body: { into: 2, statements: [1] } })).code,
    ).toBe('changed_since')
    expect(await isWhole()).toBe(true)
    answerOf(await call('POST /weighings/:weighing/merges/part', { params: some.params, body: { statements: [2] } }))
    expect([(await deskOf(some)).ratings, (await shareOf(some, two)).rated.length]).toEqual([3, 1])
    const again = await call('POST /weighings/:weighing/merges/part', { params: some.params, body: { statements: [2] } })
    expect(problemOf(again).code).toBe('nothing_to_undo')
  })
})

describe('the second round', () => {
  it('shows everybody the best two fifths before the others, once each was rated enough', async () => {
    const some = await weighing()
    const { call } = cafe.administrator
    expect(problemOf(await call('POST /weighings/:weighing/second-round', { params: some.params })).code).toBe('rated_too_little')
    for (let person = 0; person < 5; person += 1) answerOf(await rate(some, await some.aRater(), { 1: -1, 2: -1, 3: 1, 4: 0, 5: 1 }))
    expect(answerOf(await call('POST /weighings/:weighing/second-round', { params: some.params })).statements).toEqual([3, 5])
    const late = await some.aRater()
    const share = await shareOf(some, late)
    expect([share.isSecondRound, share.next.map(({ number }) => number).toSorted(), share.left]).toEqual([true, [3, 5], 5])
    answerOf(await rate(some, late, { 3: 1, 5: 1 }))
    expect((await shareOf(some, late)).next.map(({ number }) => number).toSorted()).toEqual([1, 2, 4])
    expect(await isWhole()).toBe(true)
  })
  it('tells progress by group without sums, and of groups below five how many they are alone', async () => {
    const some = await weighing()
    const { stakeholderGroups } = answerOf(await test.call('GET /weighings/:weighing', { params: some.params }))
    const [large, small] = stakeholderGroups.map(({ id }) => id)
    for (let person = 0; person < 5; person += 1) answerOf(await rate(some, await some.aRater(large ?? null), { 1: 1 }))
    answerOf(await rate(some, await some.aRater(small ?? null), { 1: -1 }))
    const desk = await deskOf(some)
    expect(desk.groups.toSorted((a, b) => b.raters - a.raters)).toEqual([
      { group: large, raters: 5, ratings: 5 },
      { group: small, raters: 1, ratings: null },
    ])
    expect([desk.fewest, desk.most, desk.enough]).toEqual([0, 6, 0])
  })
})

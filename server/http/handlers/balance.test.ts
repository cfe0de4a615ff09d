import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aWeighing, rate } from '../../test-weighing.ts'
import { verifyHouse } from '../../views/verify.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
let loud: TestSeat
let quiet: TestSeat
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  loud = await cafe.aSeat()
  quiet = await cafe.aSeat()
  await cafe.untilRound(1)
  for (let at = 0; at < 9; at += 1) await loud.say(`Idea ${at}`)
  await quiet.say('A long one, with all that there is to say about it')
})
afterAll(() => test.close())

const balance = async () =>
  answerOf(await cafe.administrator.call('GET /gatherings/:gathering/balance', { params: { gathering: cafe.id } }))

it('weighs what each group said against how many it is', async () => {
  const [ideas, characters, speech] = (await balance()).measures
  const of = (seat: TestSeat, measure: typeof ideas) => measure?.groups.find(({ group }) => group === seat.seat.stakeholderGroup)
  expect(ideas).toMatchObject({ measure: 'ideas', total: 10, movedPercent: 40 })
  expect(of(loud, ideas)).toMatchObject({ people: 1, part: 9, sharePercent: 90, peoplePercent: 50, voice: 'balanced' })
  expect(of(quiet, ideas)).toMatchObject({ part: 1, sharePercent: 10, voice: 'quiet' })
  expect(of(quiet, characters)?.part).toBe('A long one, with all that there is to say about it'.length)
  expect(speech).toMatchObject({ measure: 'speech', total: 0, movedPercent: 0 })
  expect((await balance()).amongPeoplePercent).toBe(40)
})
it('lists whose views are missing', async () => {
  const { missing } = await balance()
  const { stakeholderGroups } = answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
  expect(missing.groups).toHaveLength(stakeholderGroups.length - 2)
  expect(missing.groups).not.toContain(loud.seat.stakeholderGroup)
  expect(missing.regions).toHaveLength(5)
  expect(missing.regions[0]?.name).toBe('African Group')
  expect([missing.pairs, missing.unnamed]).toEqual([[], 2])
})
it('weighs ratings too, and shows no group apart of which fewer than five rate', async () => {
  expect((await balance()).measures.map(({ measure }) => measure)).not.toContain('ratings')
  const weighing = await aWeighing(test, cafe.forum, cafe.administrator, { gathering: cafe.id, seeds: ['One', 'Two'] })
  const { stakeholderGroups } = answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
  const [large, small, other] = stakeholderGroups.map(({ id }) => id)
  for (const group of [large, large, large, large, large, large, small, small, other, other, other])
    answerOf(await rate(weighing, await weighing.aRater(group ?? null), { 1: 1, 2: group === large ? -1 : 1 }))
  const ratings = (await balance()).measures.find(({ measure }) => measure === 'ratings')
  expect(ratings?.total).toBe(22)
  expect(ratings?.groups.filter(({ part }) => part > 0)).toMatchObject([
    { group: large, part: 12, together: [] },
    { group: null, part: 10, together: [small, other] },
  ])
})
it('asks for gender only where the forum wants it, names gaps of five and more, and lets everybody take theirs away', async () => {
  const params = { gathering: cafe.id }
  expect(problemOf(await quiet.call('PUT /gatherings/:gathering/seat/gender', { params, body: { gender: 'woman' } })).code).toBe('invalid')
  answerOf(await cafe.administrator.call('PUT /forums/:forum/gender-asking', { params: { forum: cafe.forum }, body: { isAsked: true } }))
  expect(answerOf(await test.call('GET /join/:code', { params: { code: cafe.code } })).asksGender).toBe(true)
  const seats = [loud, quiet, ...(await Promise.all([1, 2, 3].map(async () => await cafe.aSeat())))]
  for (const seat of seats) answerOf(await seat.call('PUT /gatherings/:gathering/seat/gender', { params, body: { gender: 'man' } }))
  expect((await balance()).missing).toMatchObject({ genders: ['woman'], genderPairs: [] })
  const told = async () => answerOf(await test.call('GET /gatherings/:gathering/report', { params })).diversity.genders
  expect(await told()).toEqual([{ genders: ['man'], people: 5 }])
  answerOf(await quiet.call('PUT /gatherings/:gathering/seat/gender', { params, body: { gender: null } }))
  expect((await balance()).missing.genders).toEqual([])
  expect(await told()).toEqual([{ genders: ['man', null], people: 5 }])
  const ledger = JSON.stringify(await test.house.database.db.selectFrom('ledger').select('body').execute())
  expect(ledger).not.toContain('"man"')
  expect((await verifyHouse(test.house)).findings).toEqual([])
})
it('is shown to nobody but those who run the gathering', async () => {
  expect(problemOf(await loud.call('GET /gatherings/:gathering/balance', { params: { gathering: cafe.id } })).code).toBe('not_signed_in')
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
let mine: TestSeat
let other: TestSeat
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  mine = await cafe.aSeat()
  other = await cafe.aSeat()
  await cafe.untilRound(1)
})
afterAll(async () => await test.close())

const params = () => ({ gathering: cafe.id })
const ofSeat = async (seat: TestSeat) => answerOf(await seat.call('GET /gatherings/:gathering/my-receipts', { params: params() }))
const byKey = async (key: string) => await test.call('POST /receipts/look-up', { body: { key } })
const keyOf = (link: string | null) => link?.split('#')[1] ?? ''

it('shows a participant every idea of the seat with theme, company, what builds on it and why it is hidden', async () => {
  await mine.say('Open until midnight')
  await other.say('Open until two', { buildsOn: 1 })
  await mine.say('Quiet rooms')
  const { call } = cafe.administrator
  const question = cafe.questions[0] ?? ''
  const body = { title: 'Opening hours', ideas: [1, 2] }
  answerOf(await call('POST /gatherings/:gathering/questions/:question/themes', { params: { ...params(), question }, body }))
  answerOf(
    await call('POST /gatherings/:gathering/questions/:question/ties', { params: { ...params(), question }, body: { ideas: [1, 2] } }),
  )
  answerOf(
    await call('POST /gatherings/:gathering/ideas/:number/hide', {
      params: { ...params(), number: 3 },
      body: { reason: 'off_topic', note: 'Say which room.' },
    }),
  )
  const { ideas, next } = await ofSeat(mine)
  expect(ideas).toMatchObject([
    {
      number: 1,
      text: 'Open until midnight',
      theme: { letter: 'a', title: 'Opening hours', others: 1 },
      countsWith: [2],
      builtOnBy: [2],
      hidden: null,
    },
    {
      number: 3,
      text: 'Quiet rooms',
      theme: null,
      countsWith: [],
      hidden: { reason: 'off_topic', note: 'Say which room.', appealedAt: null },
    },
  ])
  expect(next).toEqual({ stage: 'talking', text: null, ideas: 3, placed: 2 })
})

it('gives the same by the key of the link, also for what is written later, and to nobody without it', async () => {
  const { link, isLinkLasting } = await ofSeat(mine)
  const key = keyOf(link)
  await mine.say('Borrow tools')
  expect(isLinkLasting).toBe(true)
  expect(answerOf(await byKey(key))).toEqual(await ofSeat(mine))
  const wrong = key.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
  const turned = mine.seat.id.replaceAll('-', '') + keyOf((await ofSeat(other)).link).slice(32)
  for (const guess of [wrong, turned, mine.token, '', '471206-1-AAAAAAAA']) expect(problemOf(await byKey(guess)).code).toBe('link_unknown')
  expect(JSON.stringify(await ofSeat(mine))).not.toContain('Open until two')
})

it('names neither the seat nor its group or table', async () => {
  const said = JSON.stringify({ ...(await ofSeat(mine)), link: null })
  for (const secret of [mine.seat.id, mine.seat.stakeholderGroup, mine.token]) expect(said).not.toContain(secret)
  expect(said).not.toContain('table')
})

it('tells what happens next once the doors are closed and the report has its words', async () => {
  const { call } = cafe.administrator
  answerOf(await call('POST /gatherings/:gathering/close', { params: params() }))
  expect((await ofSeat(mine)).next.stage).toBe('sorting')
  const body = { summary: ['We met.'], nextStep: 'The library board reads it in May.' }
  answerOf(await call('PUT /gatherings/:gathering/report-texts', { params: params(), body }))
  expect((await ofSeat(mine)).next).toMatchObject({ stage: 'reported', text: 'The library board reads it in May.' })
})

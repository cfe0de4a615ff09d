import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHALLENGES_PER_SEAT_MAX } from '../../../contract/limits.ts'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

const DOUBT = 'The question takes for granted that a library lends books'
const REPLY = 'It need not. Speak of any place that calls itself one'

let test: TestHouse
let cafe: TestCafe
let params: { gathering: string }
let keys = 0
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  params = { gathering: cafe.slug }
  await cafe.untilRound(1)
})
afterAll(async () => await test.close())

async function challenge(seat: TestSeat, text: string, question = cafe.questions[0] ?? '', key = `challenge-${(keys += 1)}`) {
  const where = { ...params, question }
  return await seat.call('POST /gatherings/:gathering/questions/:question/challenges', { params: where, body: { text }, key })
}
async function listed(question?: string) {
  const query = question === undefined ? {} : { question }
  return answerOf(await test.call('GET /gatherings/:gathering/challenges', { params, query })).challenges
}

describe('a challenge to a question', () => {
  it('stands with the reply on phones, in the list, the report and the record, once for each key', async () => {
    const seat = await cafe.aSeat()
    const { id } = answerOf(await challenge(seat, DOUBT, undefined, 'challenge-key-1'))
    expect(answerOf(await challenge(seat, DOUBT, undefined, 'challenge-key-1')).id).toBe(id)
    const news = async () => answerOf(await seat.call('GET /gatherings/:gathering/table-news', { params })).challenges
    expect(await news()).toMatchObject([{ number: 1, text: DOUBT, stakeholderGroup: seat.seat.stakeholderGroup, reply: null }])
    const where = { ...params, challenge: id }
    const reply = async (text: string) =>
      await cafe.administrator.call('PUT /gatherings/:gathering/challenges/:challenge/reply', { params: where, body: { text } })
    answerOf(await reply('Let me think'))
    answerOf(await reply(REPLY))
    expect(await news()).toMatchObject([{ text: DOUBT, reply: { text: REPLY, role: 'administrator' } }])
    expect(await listed(cafe.questions[1])).toEqual([])
    const report = answerOf(await test.call('GET /gatherings/:gathering/report', { params }))
    expect(report.purpose.questions[0]?.challenges).toMatchObject([{ number: 1, text: DOUBT, reply: { text: REPLY } }])
    const paper = await test.app.inject({ url: `/g/${cafe.slug}/report.md` })
    expect(paper.body).toContain(DOUBT)
    expect(paper.body).toContain(REPLY)
    const record = JSON.stringify(answerOf(await test.call('GET /gatherings/:gathering/record', { params })))
    expect(record).toContain(`"text":"${DOUBT}"`)
    expect(record).toContain(`"reply":"${REPLY}"`)
  })

  it('comes in again with the record that holds it', async () => {
    const record: unknown = answerOf(await test.call('GET /gatherings/:gathering/record', { params }))
    const made = answerOf(await cafe.administrator.call('POST /imports/gathering-records', { body: record }))
    const again: unknown = answerOf(await test.call('GET /gatherings/:gathering/record', { params: { gathering: made.gathering } }))
    expect(again).toEqual(record)
  })

  it('is refused without words, without end from one seat, and for a question that is not asked here', async () => {
    const seat = await cafe.aSeat()
    expect(problemOf(await challenge(seat, ' ')).code).toBe('text_empty')
    expect(problemOf(await challenge(seat, 'Why?', cafe.rounds[0])).code).toBe('not_found')
    for (let at = 0; at < CHALLENGES_PER_SEAT_MAX; at += 1) answerOf(await challenge(seat, `Doubt ${at}`, cafe.questions[2]))
    expect(problemOf(await challenge(seat, 'One more')).detail).toContain('Call for help')
  })

  it('is hidden from everybody but moderators with a reason in the public log, and shown again as it stood', async () => {
    const seat = await cafe.aSeat()
    const { id } = answerOf(await challenge(seat, 'Words that hurt somebody', cafe.questions[1]))
    const where = { ...params, challenge: id }
    const moderator = await test.aMember('moderator')
    const hide = { params: where, body: { reason: 'attack' as const } }
    answerOf(await moderator.call('POST /gatherings/:gathering/challenges/:challenge/hide', hide))
    const second = problemOf(await moderator.call('POST /gatherings/:gathering/challenges/:challenge/hide', hide))
    expect(second.detail).toContain('was hidden by a moderator')
    for (const url of ['challenges', 'report', 'record', 'moderation'].map((path) => `/api/v1/gatherings/${cafe.slug}/${path}`))
      expect((await test.app.inject({ url })).body).not.toContain('Words that hurt')
    expect(await listed(cafe.questions[1])).toMatchObject([{ text: null, hidden: 'attack' }])
    const desk = answerOf(await moderator.call('GET /gatherings/:gathering/console', { params }))
    expect(desk.challenges.find((one) => one.id === id)?.text).toBe('Words that hurt somebody')
    answerOf(await moderator.call('POST /gatherings/:gathering/challenges/:challenge/restore', { params: where }))
    expect(await listed(cafe.questions[1])).toMatchObject([{ text: 'Words that hurt somebody' }])
    const log = answerOf(await test.call('GET /gatherings/:gathering/moderation', { params })).acts
    expect(log.slice(0, 2)).toMatchObject([
      { kind: 'challenge_restored', reason: null, role: 'moderator' },
      { kind: 'challenge_hidden', reason: 'attack', role: 'moderator' },
    ])
  })

  it('is answered by conveners alone, and everything of it is rebuilt from the ledger', async () => {
    const [first] = await listed()
    const rapporteur = await test.aMember('rapporteur')
    const reply = { params: { ...params, challenge: first?.id ?? '' }, body: { text: 'So be it' } }
    expect(problemOf(await rapporteur.call('PUT /gatherings/:gathering/challenges/:challenge/reply', reply)).code).toBe('not_allowed')
    expect((await verifyHouse(test.house)).findings).toEqual([])
  })
})

describe('a challenge under the Chatham House Rule', () => {
  it('stands without a seat and a group, and its seat still cannot go on without end', async () => {
    const strict = await aHouse()
    try {
      const room = await aCafe(strict, { isChathamHouse: true })
      await room.untilRound(1)
      const seat = await room.aSeat()
      const where = { gathering: room.slug, question: room.questions[0] ?? '' }
      const put = async (at: number) =>
        await seat.call('POST /gatherings/:gathering/questions/:question/challenges', {
          params: where,
          body: { text: 'Said by nobody' },
          key: `untold-${at}`,
        })
      for (let at = 0; at < CHALLENGES_PER_SEAT_MAX; at += 1) answerOf(await put(at))
      expect(problemOf(await put(99)).code).toBe('too_many_challenges')
      const { challenges } = answerOf(await strict.call('GET /gatherings/:gathering/challenges', { params: where, query: {} }))
      expect(challenges[0]?.stakeholderGroup).toBeNull()
      const { entries } = answerOf(await strict.call('GET /ledger', { query: { gathering: room.id } }))
      const told = entries.filter((entry) => entry.kind === 'question_challenged')
      expect(told.map((entry) => entry.actor)).toEqual(told.map(() => 'house'))
      expect(JSON.stringify(told)).not.toContain(seat.seat.id)
    } finally {
      await strict.close()
    }
  })
})

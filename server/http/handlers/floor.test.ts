import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
beforeEach(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterEach(async () => await test.close())

type Act = 'call' | 'start' | 'end' | 'pass-over'
const here = () => ({ params: { gathering: cafe.id } })
const raise = async (seat: TestSeat, key: string = crypto.randomUUID()) =>
  answerOf(await seat.call('POST /gatherings/:gathering/hand', { ...here(), key })).id
const act = async (hand: string, what: Act) => {
  const call = cafe.administrator.call
  const params = { gathering: cafe.id, hand }
  switch (what) {
    case 'call':
      return await call('POST /gatherings/:gathering/hands/:hand/call', { params })
    case 'start':
      return await call('POST /gatherings/:gathering/hands/:hand/start', { params })
    case 'end':
      return await call('POST /gatherings/:gathering/hands/:hand/end', { params })
    case 'pass-over':
      return await call('POST /gatherings/:gathering/hands/:hand/pass-over', { params })
  }
}
const floorOf = async () => answerOf(await test.call('GET /gatherings/:gathering/floor', here()))
const deskOf = async () => answerOf(await cafe.administrator.call('GET /gatherings/:gathering/floor/desk', here()))
const undo = async () => {
  const { undo: last } = await deskOf()
  return await cafe.administrator.call('POST /gatherings/:gathering/floor/undo', { ...here(), body: { move: last?.move ?? 0 } })
}
const isWhole = async () => answerOf(await test.operator.call('POST /house/verify')).isWhole

describe('the floor of a town hall', () => {
  it('has one queue for the room and online, gives the floor in turn, and keeps the time of each group', async () => {
    const [room, second, online] = [await cafe.aSeat(), await cafe.aSeat(), await cafe.aSeat('online')]
    const first = await raise(room)
    test.pass(1000)
    const next = await raise(second)
    test.pass(1000)
    const last = await raise(online)
    expect((await floorOf()).order).toEqual([first, last, next])
    expect((await floorOf()).queue.map(({ why }) => why)).toEqual([['raised'], ['side'], ['only']])
    answerOf(await act(first, 'start'))
    answerOf(await act(last, 'call'))
    expect(problemOf(await act(last, 'start'))).toMatchObject({ code: 'floor_taken', status: 409 })
    test.pass(150_000)
    answerOf(await act(first, 'end'))
    const floor = await floorOf()
    expect(floor).toMatchObject({ speaking: null, called: { id: last }, waiting: 1, slotSeconds: 120 })
    // 30 s over its slot: a quarter of a minute each for the two other groups that are here.
    expect(
      floor.times.map(({ group, spokenMs, overMs, gainedMs }) => [group === room.seat.stakeholderGroup, spokenMs, overMs, gainedMs]),
    ).toEqual([
      [true, 150_000, 30_000, 0],
      [false, 0, 0, 15_000],
      [false, 0, 0, 15_000],
    ])
    expect(await isWhole()).toBe(true)
  })

  it('raises a hand once, however often the phone asks, and lowers it', async () => {
    const seat = await cafe.aSeat()
    const id = await raise(seat, 'the key of this hand')
    expect(await raise(seat, 'the key of this hand')).toBe(id)
    expect(await raise(seat)).toBe(id)
    expect((await floorOf()).waiting).toBe(1)
    const lower = async (key: string) => await seat.call('POST /gatherings/:gathering/hand/lower', { ...here(), key })
    answerOf(await lower('the key of lowering'))
    answerOf(await lower('the key of lowering'))
    expect(problemOf(await lower('another key of it')).code).toBe('changed_since')
    // The first answer was lost and the phone asks again: it is told of the hand that it raised then, and raises no second one.
    expect(await raise(seat, 'the key of this hand')).toBe(id)
    expect((await floorOf()).waiting).toBe(0)
    expect(answerOf(await seat.call('GET /gatherings/:gathering/my-floor', here())).hand).toMatchObject({ id, state: 'lowered' })
    expect(await raise(seat)).not.toBe(id)
    expect(await isWhole()).toBe(true)
  })

  it('takes every move back, one after the other, exactly', async () => {
    const [one, two] = [await cafe.aSeat(), await cafe.aSeat()]
    const [a, b] = [await raise(one), await raise(two)]
    const before = await floorOf()
    answerOf(await act(a, 'call'))
    answerOf(await act(a, 'start'))
    const { speaking } = await floorOf()
    test.pass(20_000)
    answerOf(await act(a, 'end'))
    answerOf(await act(b, 'pass-over'))
    answerOf(await undo())
    expect((await floorOf()).order).toEqual([b])
    answerOf(await undo())
    expect((await floorOf()).speaking).toEqual(speaking)
    answerOf(await undo())
    answerOf(await undo())
    expect({ ...(await floorOf()), version: 0 }).toEqual({ ...before, version: 0 })
    expect(problemOf(await undo()).code).toBe('nothing_to_undo')
    answerOf(await act(a, 'call'))
    answerOf(await one.call('POST /gatherings/:gathering/hand/lower', { ...here(), key: 'a key of lowering' }))
    expect(problemOf(await undo()).code).toBe('nothing_to_undo')
    expect(await isWhole()).toBe(true)
  })

  it('lets a rapporteur raise a hand for somebody, and gives the floor to those who run it alone', async () => {
    const rapporteur = await test.aMember('rapporteur')
    const { stakeholderGroups } = answerOf(await test.call('GET /gatherings/:gathering', here()))
    const group = stakeholderGroups[2]?.id ?? ''
    const body = { stakeholderGroup: group, modality: 'room' } as const
    const { id } = answerOf(await rapporteur.call('POST /gatherings/:gathering/hands', { ...here(), key: 'for somebody', body }))
    expect((await floorOf()).queue).toMatchObject([{ id, group, modality: 'room' }])
    const params = { gathering: cafe.id, hand: id }
    expect(problemOf(await rapporteur.call('POST /gatherings/:gathering/hands/:hand/start', { params })).code).toBe('not_allowed')
    answerOf(await rapporteur.call('POST /gatherings/:gathering/hands/:hand/lower', { params }))
    const moderator = await test.aMember('moderator')
    const slot = { ...here(), body: { seconds: 60 } }
    expect(problemOf(await moderator.call('PUT /gatherings/:gathering/floor/slot', slot)).code).toBe('not_allowed')
    answerOf(await cafe.administrator.call('PUT /gatherings/:gathering/floor/slot', slot))
    expect((await floorOf()).slotSeconds).toBe(60)
    expect(await isWhole()).toBe(true)
  })
})

describe('a remark taken of a speech', () => {
  it('is sent to its speaker alone, who confirms or corrects it once; both stand in the report', async () => {
    const [one, other] = [await cafe.aSeat(), await cafe.aSeat()]
    const hand = await raise(one)
    answerOf(await act(hand, 'start'))
    const take = async (text: string) =>
      answerOf(
        await cafe.administrator.call('POST /gatherings/:gathering/remarks', { ...here(), body: { about: 'questions', text, hand } }),
      ).id
    const [first, second] = [await take('Open the archives'), await take('Close them')]
    const mine = async () => answerOf(await one.call('GET /gatherings/:gathering/my-floor', here())).remarks.map(({ text }) => text)
    expect(await mine()).toEqual(['Close them', 'Open the archives'])
    const answer = async (seat: TestSeat, remark: string, body: { answer: 'confirmed' | 'corrected' | 'left_open'; text?: string }) =>
      await seat.call('POST /gatherings/:gathering/remarks/:remark/answer', {
        params: { gathering: cafe.id, remark },
        key: crypto.randomUUID(),
        body,
      })
    expect(problemOf(await answer(other, first, { answer: 'confirmed' })).code).toBe('not_found')
    answerOf(await answer(one, first, { answer: 'confirmed' }))
    expect(problemOf(await answer(one, second, { answer: 'corrected' })).code).toBe('text_empty')
    answerOf(await answer(one, second, { answer: 'left_open' }))
    answerOf(await answer(one, second, { answer: 'corrected', text: 'Never close them' }))
    expect(problemOf(await answer(one, second, { answer: 'confirmed' })).code).toBe('changed_since')
    expect(await mine()).toEqual([])
    const { remarks } = answerOf(await test.call('GET /gatherings/:gathering/report', here()))
    expect(remarks.onQuestions.map(({ text, answer: said, correction }) => [text, said, correction])).toEqual([
      ['Open the archives', 'confirmed', null],
      ['Close them', 'corrected', 'Never close them'],
    ])
    expect(await isWhole()).toBe(true)
  })
})

describe('the veil of the wall', () => {
  it('keeps ideas back by number or all of them, and says so to every screen', async () => {
    const set = async (isAll: boolean, ideas: number[]) =>
      await cafe.administrator.call('PUT /gatherings/:gathering/veil', { ...here(), body: { isAll, ideas } })
    answerOf(await set(false, [9, 2]))
    expect((await floorOf()).veil).toEqual({ isAll: false, ideas: [2, 9] })
    const { entry } = answerOf(await set(true, [2, 9]))
    expect(answerOf(await set(true, [9, 2])).entry).toBe(entry)
    answerOf(await set(false, []))
    expect((await floorOf()).veil).toEqual({ isAll: false, ideas: [] })
    expect(await isWhole()).toBe(true)
  })
})

describe('the floor under the Chatham House Rule', () => {
  it('tells who waits to nobody but those who run it, and forgets it when the doors close', async () => {
    const { call } = cafe.administrator
    const made = answerOf(
      await call('POST /forums/:forum/gatherings', {
        params: { forum: cafe.forum },
        key: 'prepare-2',
        body: {
          ...{ template: 'world-cafe-2-hours', title: 'A quiet hall', date: '2013-10-08', start: '18:15', timeZone: 'Europe/Zurich' },
          questions: ['One?', 'Two?', 'Three?'].map((text) => ({ text, goals: [] })),
        },
      }),
    )
    const params = { gathering: made.id }
    answerOf(await call('PUT /gatherings/:gathering/chatham-house', { params, body: { isOn: true } }))
    const { code } = answerOf(await call('POST /gatherings/:gathering/open', { params }))
    const groups = answerOf(await call('GET /gatherings/:gathering', { params })).stakeholderGroups
    const group = groups[0]?.id ?? ''
    const key = 'a key of a seat of a quiet hall'
    const taken = answerOf(
      await test.call('POST /join/:code/seats', { params: { code }, key, body: { modality: 'online', stakeholderGroup: group } }),
    )
    const seat = test.as({ authorization: `Bearer ${taken.token}` })
    const { id } = answerOf(await seat('POST /gatherings/:gathering/hand', { params, key: 'a key of a hand' }))
    const told = answerOf(await test.call('GET /gatherings/:gathering/floor', { params }))
    expect(told).toMatchObject({ waiting: 1, times: [], queue: [{ id, group: null, modality: null, why: [] }] })
    expect(answerOf(await call('GET /gatherings/:gathering/floor/desk', { params })).floor.queue).toMatchObject([
      { id, group, modality: 'online' },
    ])
    expect(answerOf(await seat('GET /gatherings/:gathering/my-floor', { params })).hand).toMatchObject({ id, state: 'waiting' })
    const { entries } = answerOf(await test.call('GET /ledger', { query: { gathering: made.id, limit: 100 } }))
    const raised = entries.filter(({ kind }) => kind === 'hand_raised')
    expect(raised).toMatchObject([{ actor: 'house', body: { id, seat: null, stakeholderGroup: null, modality: null } }])
    answerOf(await call('POST /gatherings/:gathering/close', { params }))
    expect(await test.house.database.db.selectFrom('hand_whereabouts').selectAll().execute()).toEqual([])
    expect(await isWhole()).toBe(true)
  })
})

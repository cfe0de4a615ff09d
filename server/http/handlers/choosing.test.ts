import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Choosing } from '../../../core/decisions/choosing.ts'
import { keyHash } from '../../people/key-hash.ts'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

const SEATS = 6

describe('a decision among several options', () => {
  let test: TestHouse
  let cafe: TestCafe
  let convener: TestMember
  let idea: number
  const seats: TestSeat[] = []
  let keys = 0

  beforeAll(async () => {
    test = await aHouse()
    cafe = await aCafe(test)
    convener = await test.aMember('convener')
    for (let at = 0; at < SEATS; at += 1) seats.push(await cafe.aSeat())
    await cafe.untilRound(1)
    idea = (await seat(0).say('A library in every village')).number
  })
  afterAll(() => test.close())

  const seat = (place: number): TestSeat => seats[place] ?? fail()
  const at = (number: number) => ({ params: { gathering: cafe.id, number } })
  const key = (place: number): string => place.toString(16).padStart(32, '0')
  const read = async (number: number) => answerOf(await test.call('GET /gatherings/:gathering/decisions/:number', at(number)))
  const bodyOf = (method: Choosing['method'], count: number, options: readonly object[], isSecret = true) => ({
    question: 'What goes on?',
    rule: { key: 'own', name: 'How we choose', conditions: [{ kind: 'choose', method, seats: count }] },
    options: [...options],
    isSecret,
    electorate: 'seats' as const,
  })
  async function prepare(body: ReturnType<typeof bodyOf>) {
    keys += 1
    return await convener.call('POST /gatherings/:gathering/decisions', { params: { gathering: cafe.id }, key: `choice-${keys}`, body })
  }
  async function open(body: ReturnType<typeof bodyOf>): Promise<number> {
    const { number } = answerOf(await prepare(body))
    const { stakeholderGroups } = answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
    const groups = stakeholderGroups.map(({ id }) => id)
    answerOf(await convener.call('PUT /gatherings/:gathering/decisions/:number/roll', { ...at(number), body: { groups } }))
    answerOf(await convener.call('POST /gatherings/:gathering/decisions/:number/open', { ...at(number), body: {} }))
    return number
  }
  const cast = async (place: number, number: number, marks: number[], own: string | null = key(place)) =>
    await seat(place).call('PUT /gatherings/:gathering/decisions/:number/ballot', { ...at(number), body: { marks, key: own } })
  const close = async (number: number) =>
    answerOf(await convener.call('POST /gatherings/:gathering/decisions/:number/close', { ...at(number), body: {} }))

  it('takes ideas and own words as options, says nothing before it closes, and then who is chosen and why', async () => {
    const number = await open(bodyOf('stv', 2, [{ idea }, { text: 'A bus at night' }, { text: 'A park' }]))
    expect((await read(number)).options).toMatchObject([
      { number: 1, text: 'A library in every village', source: 'idea', idea },
      { number: 2, text: 'A bus at night', source: 'own', idea: null },
      { number: 3 },
    ])
    const before = JSON.stringify(await read(number))
    for (const place of [0, 1, 2, 3]) answerOf(await cast(place, number, [1, 2, 0]))
    answerOf(await cast(4, number, [0, 0, 1]))
    answerOf(await cast(5, number, [0, 0, 0]))
    answerOf(await cast(4, number, [0, 1, 2]))
    expect(JSON.stringify(await read(number))).toBe(before)
    await close(number)
    const { result } = await read(number)
    expect(result).toMatchObject({ adopted: true, choice: { chosen: [1, 2] }, counts: [{ yes: 5, abstain: 1 }] })
    expect(result?.choice?.why[0]).toBe('quota 2, 2 seats')
    const { ballots } = answerOf(await test.call('GET /gatherings/:gathering/decisions/:number/ballots', at(number)))
    expect(ballots.find(({ slip }) => slip === keyHash(key(4)))).toMatchObject({ marks: [0, 1, 2], choice: 'yes' })
    expect(ballots.map(({ group }) => group)).toEqual(Array(SEATS).fill(null))
    // A hidden idea keeps its place on the list, without its words.
    await cafe.administrator.call('POST /gatherings/:gathering/ideas/:number/hide', {
      params: { gathering: cafe.id, number: idea },
      body: { reason: 'off_topic' },
    })
    expect((await read(number)).options[0]).toMatchObject({ number: 1, text: null })
  })

  it('keeps recorded ballots under their seats', async () => {
    const number = await open(bodyOf('majority-judgement', 1, [{ text: 'Tea' }, { text: 'Coffee' }], false))
    answerOf(await cast(0, number, [6, 2], null))
    answerOf(await cast(1, number, [5, 3], null))
    expect(answerOf(await seat(1).call('GET /gatherings/:gathering/decisions/:number/mine', at(number)))).toMatchObject({ marks: [5, 3] })
    await close(number)
    const { ballots } = answerOf(await test.call('GET /gatherings/:gathering/decisions/:number/ballots', at(number)))
    expect(ballots).toMatchObject([{ marks: [6, 2] }, { marks: [5, 3] }])
    expect((await read(number)).result?.choice).toMatchObject({ chosen: [1], order: [[1], [2]] })
  })

  it('refuses what does not fit the question, each with its field', async () => {
    const two = [{ text: 'Tea' }, { text: 'Coffee' }]
    const fieldOf = async (...asked: Parameters<typeof bodyOf>) => problemOf(await prepare(bodyOf(...asked)))
    expect(await fieldOf('stv', 2, two)).toMatchObject({ code: 'invalid', field: 'options' })
    expect(await fieldOf('stv', 1, [{ text: 'Tea' }, { text: ' Tea' }])).toMatchObject({ code: 'invalid', field: 'options.1' })
    expect(await fieldOf('stv', 1, [{ idea: 9_999 }, { text: 'Tea' }])).toMatchObject({ code: 'not_found', field: 'options.0' })
    const number = await open(bodyOf('equal-shares', 1, two))
    expect(problemOf(await cast(0, number, [1]))).toMatchObject({ code: 'invalid', field: 'marks' })
    const yes = { ...at(number), body: { choice: 'yes' as const, key: key(0) } }
    expect(problemOf(await seat(0).call('PUT /gatherings/:gathering/decisions/:number/ballot', yes))).toMatchObject({ code: 'invalid' })
    answerOf(await cast(0, number, [0, 0]))
    await close(number)
    expect((await read(number)).result).toMatchObject({ adopted: false, choice: null })
  })

  it('stands in the report, in its Markdown and in the record with what was chosen, and never before it is closed', async () => {
    const number = await open(bodyOf('schulze', 1, [{ text: 'Boats' }, { text: 'Trains' }]))
    const told = async () => answerOf(await test.call('GET /gatherings/:gathering/report', { params: { gathering: cafe.id } })).decisions
    expect((await told()).map((one) => one.number)).not.toContain(number)
    answerOf(await cast(0, number, [2, 1]))
    await close(number)
    expect((await told()).find((one) => one.number === number)).toMatchObject({
      question: 'What goes on?',
      outcome: 'chosen',
      options: ['Boats', 'Trains'],
      chosen: [2],
      ballots: 'secret',
    })
    const markdown = await test.app.inject({ method: 'GET', url: `/g/${cafe.slug}/report.md` })
    expect(markdown.body).toContain('- Trains (chosen)')
    const record = answerOf(await test.call('GET /gatherings/:gathering/record', { params: { gathering: cafe.id } }))
    expect(record).toMatchObject({ decisions: [{}, {}, {}, { options: ['Boats', 'Trains'], chosen: [2] }] })
  })

  it('changes options until it opens, and is rebuilt from the ledger exactly', async () => {
    const { number } = answerOf(await prepare(bodyOf('schulze', 1, [{ text: 'Tea' }, { text: 'Coffee' }])))
    const body = bodyOf('schulze', 1, [{ text: 'Water' }, { text: 'Tea' }, { text: 'Coffee' }])
    answerOf(await convener.call('PUT /gatherings/:gathering/decisions/:number', { ...at(number), body }))
    expect((await read(number)).options.map(({ text }) => text)).toEqual(['Water', 'Tea', 'Coffee'])
    expect((await verifyHouse(test.house)).findings).toEqual([])
  })
})

function fail(): never {
  throw new Error('no such seat')
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IDEAS_PER_GATHERING_MAX } from '../../../contract/limits.ts'
import { aCafe, type TestCafe, type TestSeat } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
let host: TestSeat
let table: string
let round: string
beforeEach(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  host = await cafe.aSeat()
  table = host.seat.tables[0]?.table ?? ''
  round = cafe.rounds[0] ?? ''
  answerOf(await host.call('POST /gatherings/:gathering/tables/:table/host/offer', { params: { gathering: cafe.id, table } }))
})
afterEach(async () => await test.close())

let keys = 0
const aKey = () => `a-fresh-key-${(keys += 1)}`
const forSomebody = async (seat: TestSeat, text: string, more: { key?: string; table?: string; stakeholderGroup?: string | null } = {}) =>
  await seat.call('POST /gatherings/:gathering/tables/:table/ideas', {
    params: { gathering: cafe.id, table: more.table ?? table },
    key: more.key ?? aKey(),
    body: { round, text, stakeholderGroup: more.stakeholderGroup ?? null },
  })
const paper = async (texts: readonly string[], more: { key?: string; round?: string; table?: string; from?: 'paper' | 'scribe' } = {}) =>
  await cafe.administrator.call('POST /gatherings/:gathering/paper', {
    params: { gathering: cafe.id },
    key: more.key ?? aKey(),
    body: {
      table: more.table ?? table,
      round: more.round ?? round,
      from: more.from ?? 'paper',
      lines: texts.map((text) => ({ text, stakeholderGroup: host.seat.stakeholderGroup })),
    },
  })
const ideas = async () =>
  answerOf(await test.call('GET /gatherings/:gathering/ideas', { params: { gathering: cafe.slug }, query: {} })).ideas

describe('entering for others', () => {
  it('a host puts the words of somebody without a phone on the table, under their group, once', async () => {
    await cafe.untilRound(1)
    const group = host.seat.stakeholderGroup
    const first = answerOf(await forSomebody(host, 'Open it at night', { key: 'the-same-key', stakeholderGroup: group }))
    const again = answerOf(await forSomebody(host, 'Open it at night', { key: 'the-same-key', stakeholderGroup: group }))
    expect([first.numbers, again.numbers]).toEqual([[1], [1]])
    expect(problemOf(await forSomebody(host, 'Something else', { key: 'the-same-key' })).code).toBe('key_reused')
    expect((await ideas()).map((idea) => [idea.text, idea.entered, idea.stakeholderGroup, idea.table])).toEqual([
      ['Open it at night', 'host', group, table],
    ])
    // The words are not the host's own.
    expect(answerOf(await host.call('GET /gatherings/:gathering/my-ideas', { params: { gathering: cafe.id } })).ideas).toEqual([])
    await host.say('And mine')
    expect((await ideas()).map(({ number }) => number)).toEqual([1, 2])
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('refuses who is not the host, another table, a round that does not run, and a group that is not there', async () => {
    expect(problemOf(await forSomebody(host, 'Too early')).code).toBe('no_round_open')
    const other = await cafe.aSeat()
    await cafe.untilRound(1)
    expect(problemOf(await forSomebody(other, 'Not mine')).code).toBe('not_host')
    expect(problemOf(await forSomebody(host, 'Elsewhere', { table: round })).code).toBe('not_found')
    expect(problemOf(await forSomebody(host, 'Whose', { stakeholderGroup: round })).field).toBe('stakeholderGroup')
    expect(problemOf(await forSomebody(host, '  ')).code).toBe('text_empty')
    await cafe.untilRound(2)
    expect(problemOf(await forSomebody(host, 'Too late')).code).toBe('wrong_round')
    expect(await ideas()).toEqual([])
  })
  it('takes a sheet of paper after the round and after the doors closed, all lines in order and once', async () => {
    await cafe.untilRound(2)
    expect(problemOf(await paper(['Not yet'], { round: cafe.rounds[2] ?? '' })).code).toBe('round_not_begun')
    expect(answerOf(await paper(['One', 'Two', 'Three'], { key: 'sheet-one' })).numbers).toEqual([1, 2, 3])
    expect(answerOf(await paper(['One', 'Two', 'Three'], { key: 'sheet-one' })).numbers).toEqual([1, 2, 3])
    answerOf(await cafe.administrator.call('POST /gatherings/:gathering/close', { params: { gathering: cafe.id } }))
    answerOf(await paper(['Found later'], { from: 'scribe' }))
    expect((await ideas()).map((idea) => [idea.text, idea.entered, idea.isLate])).toEqual([
      ['One', 'paper', true],
      ['Two', 'paper', true],
      ['Three', 'paper', true],
      ['Found later', 'scribe', true],
    ])
    const exported = answerOf(await test.call('GET /gatherings/:gathering/record', { params: { gathering: cafe.slug } }))
    expect(JSON.stringify(exported)).toContain('"entered":"scribe"')
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('names the line that is empty or too long, and enters nothing of the sheet', async () => {
    await cafe.untilRound(1)
    expect(problemOf(await paper(['One', ' '])).detail).toContain('line 2')
    expect(problemOf(await paper(['One', 'x'.repeat(501)])).code).toBe('text_too_long')
    expect(problemOf(await paper(['One'], { table: cafe.id })).code).toBe('not_found')
    expect(await ideas()).toEqual([])
  })

  it('keeps the line of the sheet of what was typed in from paper, and of nothing else', async () => {
    await cafe.untilRound(1)
    const enter = async (from: 'paper' | 'scribe') =>
      answerOf(
        await cafe.administrator.call('POST /gatherings/:gathering/paper', {
          params: { gathering: cafe.id },
          key: aKey(),
          body: { table, round, from, lines: [{ text: from, stakeholderGroup: null, line: 7 }] },
        }),
      )
    await enter('paper')
    await enter('scribe')
    expect((await ideas()).map(({ text, line }) => [text, line])).toEqual([
      ['paper', 7],
      ['scribe', undefined],
    ])
    const record = JSON.stringify(answerOf(await test.call('GET /gatherings/:gathering/record', { params: { gathering: cafe.id } })))
    expect(record).toContain('"line":7')
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })

  it('is refused in one sentence when the gathering holds all the ideas it can, and so is an idea from a phone', async () => {
    await cafe.untilRound(1)
    const { db } = test.house.database
    await db
      .updateTable('gatherings')
      .set({ ideas_count: IDEAS_PER_GATHERING_MAX - 1 })
      .where('id', '=', cafe.id)
      .execute()
    expect(problemOf(await paper(['One', 'Two'])).code).toBe('ideas_full')
    const put = async (text: string) =>
      await host.call('POST /gatherings/:gathering/ideas', { params: { gathering: cafe.id }, key: aKey(), body: { text, round } })
    expect(answerOf(await put('The last one')).idea.number).toBe(IDEAS_PER_GATHERING_MAX)
    expect(problemOf(await put('One more')).detail).toContain('20000 ideas, and 20000 is the most')
  })
})

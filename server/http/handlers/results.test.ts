import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../../core/ledger/chain.ts'
import { canonicalJson } from '../../../core/ledger/canonical-json.ts'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'
import { aWeighing, rate, type TestWeighing } from '../../test-weighing.ts'

let test: TestHouse
let cafe: TestCafe
let weighing: TestWeighing
const SEEDS = [
  'Learn to listen',
  'Open at night',
  'Lend tools',
  'Quiet rooms',
  'Ask the young',
  'Close on Mondays',
  'Pay the hosts',
  'Print the agenda',
]

/** Twelve people of two groups who share statement 1, part on the others, and leave the last one alone; one person of a third group. */
async function everybodyRates(): Promise<void> {
  const { stakeholderGroups } = answerOf(await test.call('GET /weighings/:weighing', { params: weighing.params }))
  const [first, second, third] = stakeholderGroups.map(({ id }) => id)
  for (let person = 0; person < 13; person += 1) {
    const camp = person < 6 ? 1 : -1
    const who = await weighing.aRater(person === 12 ? third : person % 2 === 0 ? first : second)
    answerOf(
      await rate(weighing, who, {
        1: 1,
        2: camp,
        3: camp,
        4: -camp as 1 | -1,
        5: camp,
        6: -camp as 1 | -1,
        7: camp,
        ...(person < 2 ? { 8: 1 } : {}),
      }),
    )
  }
}
const results = async (rule?: 'half-of-all') =>
  answerOf(await test.call('GET /weighings/:weighing/results', { params: weighing.params, query: rule === undefined ? {} : { rule } }))

async function countedEntries() {
  const { entries } = answerOf(await test.call('GET /ledger', { query: { limit: 100 } }))
  return entries.filter(({ kind }) => kind === 'weighing_counted')
}

beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  weighing = await aWeighing(test, cafe.forum, cafe.administrator, { seeds: SEEDS })
  await everybodyRates()
})
afterAll(async () => await test.close())

describe('results', () => {
  it('are shown to nobody while the weighing is open and keeps its sums', async () => {
    for (const call of [test.call, cafe.administrator.call])
      expect(problemOf(await call('GET /weighings/:weighing/results', { params: weighing.params, query: {} })).code).toBe('results_later')
  })
  it('are counted once it is closed, and their digest goes on record once', async () => {
    answerOf(await cafe.administrator.call('POST /weighings/:weighing/close', { params: weighing.params }))
    const [one, other] = await Promise.all([results(), results()])
    expect(one).toEqual(other)
    expect([one.people, one.ratings]).toEqual([13, 13 * 7 + 2])
    const entries = await countedEntries()
    expect(entries.map(({ seq }) => seq)).toEqual([one.entry])
    expect(entries[0]?.body).toMatchObject({
      weighing: weighing.id,
      method: 'entente-1',
      people: 13,
      alike: one.alike.map(({ people }) => people),
    })
  })
  it('can be checked against the record by anybody who has them', async () => {
    const shown = await results()
    const counts = {
      people: shown.people,
      ratings: shown.ratings,
      statements: shown.statements
        .toSorted((a, b) => a.number - b.number)
        .map(({ number, class: name, rows }) => ({ number, class: name, rows: rows.map(({ follows: _follows, ...row }) => row) })),
      alike: shown.alike.map(({ people, telling }) => ({ people, telling })),
    }
    const entries = await countedEntries()
    expect(entries[0]?.body).toMatchObject({ results: sha256Hex(canonicalJson(counts)) })
  })
  it('say what all share, what parts them, and nothing of what two people answered', async () => {
    const { statements } = await results()
    expect(statements[0]).toMatchObject({ number: 1, text: 'Learn to listen', class: 'common', all: { agrees: 13, disagrees: 0 } })
    expect(statements.at(-1)).toMatchObject({ number: 8, class: 'few', answers: 2, all: null, rows: [], balanced: null })
    // One person of the third group is never alone in a row, nor missing alone from the sum.
    for (const { rows } of statements) for (const row of rows) expect(row.agrees + row.disagrees + row.passes).toBeGreaterThanOrEqual(5)
  })
  it('find the two camps', async () => {
    const { alike, shared, map, unplaced } = await results()
    expect(alike.map(({ people }) => people).toSorted((a, b) => a - b)).toEqual([6, 7])
    expect([shared.map(({ number }) => number), map.dots.length, unplaced]).toEqual([[1], 13, 0])
  })
  it('can be read by another rule, said to be a what-if, with the same counts', async () => {
    const [usual, other] = [await results(), await results('half-of-all')]
    expect([usual.isUsualRule, other.isUsualRule]).toEqual([true, false])
    const rowsOf = (view: typeof usual) => new Map(view.statements.map(({ number, all }) => [number, all]))
    expect(rowsOf(other)).toEqual(rowsOf(usual))
    expect(other.statements.find(({ number }) => number === 4)?.class).toBe('common')
    expect(usual.statements.find(({ number }) => number === 4)?.class).not.toBe('common')
  })
  it('can be taken away as a table, a workbook, data and a map, and hold nothing that the page does not', async () => {
    const paper = async (file: string) => await test.app.inject(`/w/${weighing.slug}/${file}`)
    const csv = (await paper('results.csv')).body.split('\r\n')
    expect(csv[0]).toBe('Statement,Words,Class,Balanced score,Who,Answers,Agree,Disagree,Pass,Important')
    expect(csv).toContain('8,Print the agenda,few,,everybody,2,,,,')
    const xlsx = (await paper('results.xlsx')).rawPayload
    expect(xlsx.subarray(0, 2).toString()).toBe('PK')
    expect((await paper('results.json')).json()).toMatchObject({ people: 13 })
    const svg = (await paper('map.svg')).body
    expect(svg).toContain('<desc id="map-text">Group 1')
    expect(svg.match(/<use |<circle /gu)).toHaveLength(13)
  })
  it('are counted anew after the weighing was opened again, and the record stays whole', async () => {
    answerOf(await cafe.administrator.call('POST /weighings/:weighing/reopen', { params: weighing.params }))
    expect(problemOf(await test.call('GET /weighings/:weighing/results', { params: weighing.params, query: {} })).code).toBe(
      'results_later',
    )
    answerOf(await rate(weighing, await weighing.aRater(), { 1: -1 }))
    answerOf(await cafe.administrator.call('POST /weighings/:weighing/close', { params: weighing.params }))
    expect((await results()).people).toBe(14)
    expect(answerOf(await test.operator.call('POST /house/verify')).isWhole).toBe(true)
  })
  it('are shown at a calm pace while a weighing is open that shows its sums', async () => {
    const live = await aWeighing(test, cafe.forum, cafe.administrator, { seeds: SEEDS, showing: 'live' })
    const shown = async () => answerOf(await test.call('GET /weighings/:weighing/results', { params: live.params, query: {} }))
    expect(await shown()).toMatchObject({ state: 'open', people: 0, entry: null })
    answerOf(await rate(live, await live.aRater(), { 1: 1, 2: 1 }))
    expect((await shown()).people).toBe(0)
  })
  it('go on from the last count with what was rated since, changed or new', async () => {
    const live = await aWeighing(test, cafe.forum, cafe.administrator, { seeds: SEEDS, showing: 'live' })
    const shown = async () => answerOf(await test.call('GET /weighings/:weighing/results', { params: live.params, query: {} }))
    const agreesWith = ({ statements }: Awaited<ReturnType<typeof shown>>) =>
      new Map(statements.map(({ number, all }) => [number, all?.agrees ?? 0]))
    const raters = await Promise.all(Array.from({ length: 10 }, async () => await live.aRater()))
    for (const rater of raters.slice(0, 7)) answerOf(await rate(live, rater, { 1: 1, 2: -1, 3: 1 }))
    const first = await shown()
    expect([first.people, first.ratings, agreesWith(first).get(1), agreesWith(first).get(2)]).toEqual([7, 21, 7, 0])
    for (const rater of raters) answerOf(await rate(live, rater, { 2: 1, 4: 1, 5: 0, 6: 1 }))
    expect(await shown()).toEqual(first)
    test.pass(61_000)
    const second = await shown()
    expect([second.people, second.ratings]).toEqual([10, 21 + 3 * 10 + 3])
    expect([1, 2, 4].map((number) => agreesWith(second).get(number))).toEqual([7, 10, 10])
    // Statements that go together count as one: what goes on from the last count would count them apart.
    const merged = { params: live.params, key: 'two that say the same', body: { into: 4, statements: [6] } }
    answerOf(await cafe.administrator.call('POST /weighings/:weighing/merges', merged))
    for (const rater of raters) answerOf(await rate(live, rater, { 7: 1, 8: 1, 3: -1 }))
    test.pass(61_000)
    const third = await shown()
    expect([third.ratings, third.statements.map(({ number }) => number).toSorted()]).toEqual([54 - 10 + 2 * 10 + 3, [1, 2, 3, 4, 5, 7, 8]])
  })
})

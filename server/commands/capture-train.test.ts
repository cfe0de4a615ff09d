import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeHouse } from '../house.ts'
import { aCafe } from '../test-cafe.ts'
import { aHouse, answerOf, TEST_URL, type TestHouse } from '../test-house.ts'
import { verifyHouse } from '../views/verify.ts'
import { captureIdea } from './capture-idea.ts'

let test: TestHouse
beforeEach(async () => {
  test = await aHouse()
})
afterEach(async () => await test.close())

async function isWhole(): Promise<unknown> {
  const report = await verifyHouse(test.house)
  return report.findings.map((finding) => finding.sentence)
}

describe('writing ideas in groups', () => {
  it('stays whole while seats are taken, the clock moves and themes are made in between', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seats = await Promise.all(Array.from({ length: 6 }, async () => await cafe.aSeat()))
    const params = { gathering: cafe.id }
    await Promise.all([
      ...seats.flatMap((seat) => Array.from({ length: 15 }, async (_, index) => await seat.say(`Idea ${index}`))),
      ...Array.from({ length: 5 }, async () => await cafe.aSeat()),
      ...Array.from({ length: 5 }, async () =>
        answerOf(await cafe.administrator.call('POST /gatherings/:gathering/clock/add-minute', { params })),
      ),
      ...Array.from({ length: 5 }, async (_, index) =>
        answerOf(
          await cafe.administrator.call('POST /gatherings/:gathering/questions/:question/themes', {
            params: { ...params, question: cafe.questions[0] ?? '' },
            body: { title: `Theme ${index}` },
          }),
        ),
      ),
    ])
    const view = answerOf(await test.call('GET /gatherings/:gathering', { params }))
    expect([view.ideas, view.seats.total, view.themes]).toEqual([90, 11, 5])
    expect(await isWhole()).toEqual([])
  })
  it('shares one ledger with another process of the same house, without a gap or a double number', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seats = await Promise.all(Array.from({ length: 4 }, async () => await cafe.aSeat()))
    const other = await makeHouse({
      database: test.house.database,
      settings: test.house.settings,
      publicUrl: TEST_URL,
      now: test.house.now,
    })
    const said = await Promise.all(
      [test.house, other].flatMap((house, process) =>
        seats.flatMap((seat) =>
          Array.from({ length: 25 }, async (_, index) => {
            const asked = {
              gathering: cafe.id,
              seat: seat.seat.id,
              key: `process-${process}-${index}`,
              round: cafe.rounds[0] ?? '',
              text: `Idea ${index}`,
            }
            const captured = await captureIdea(house, { ...asked, language: null, writtenAt: null, buildsOn: null })
            return captured.ok ? captured.value.idea?.number : captured.code
          }),
        ),
      ),
    )
    await other.close()
    expect(said.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    expect(await isWhole()).toEqual([])
  })
  it('refuses by what is true now, not by what a group knew before', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    await seat.say('The first')
    await cafe.untilRound(2)
    await seat.say('Of the second round', { round: cafe.rounds[1] ?? '' })
    const late = await seat.call('POST /gatherings/:gathering/ideas', {
      params: { gathering: cafe.id },
      key: 'too-late-1',
      body: { round: cafe.rounds[0] ?? '', text: 'Too late' },
    })
    expect(late).toMatchObject({ ok: false, problem: { code: 'wrong_round' } })
  })
  it('gives the earlier idea to a key that comes again among new ones', async () => {
    const cafe = await aCafe(test)
    await cafe.untilRound(1)
    const seat = await cafe.aSeat()
    const first = await seat.say('Once', { key: 'the-one-key' })
    await seat.say('Another')
    const all = await Promise.all([seat.say('Once', { key: 'the-one-key' }), seat.say('New one'), seat.say('Once', { key: 'the-one-key' })])
    expect([all[0].id, all[2].id]).toEqual([first.id, first.id])
    expect(answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } })).ideas).toBe(3)
  })
})

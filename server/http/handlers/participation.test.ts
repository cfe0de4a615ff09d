import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse } from '../../test-house.ts'

let test: TestHouse
let cafe: TestCafe
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
})
afterAll(async () => await test.close())

const told = async () => answerOf(await test.call('GET /gatherings/:gathering/participation', { params: { gathering: cafe.id } }))

it('tells who came beside who was expected, and in which rounds, without telling two people apart', async () => {
  const { stakeholderGroups: groups } = answerOf(await test.call('GET /gatherings/:gathering', { params: { gathering: cafe.id } }))
  const [first, second] = groups.map((group) => group.id)
  const seats = [...Array<'room'>(6).fill('room'), ...Array<'online'>(2).fill('online')].flatMap((modality) => [
    { modality, stakeholderGroup: first ?? null },
    { modality, stakeholderGroup: second ?? null },
  ])
  for (const [at, body] of seats.entries())
    answerOf(await test.call('POST /join/:code/seats', { params: { code: cafe.code }, key: `a key of chance for a seat ${at}`, body }))
  const expected = { room: 20, online: 4, groups: [{ id: first ?? '', people: 12 }], regions: [], since: 0 }
  answerOf(await cafe.administrator.call('PUT /gatherings/:gathering/expected', { params: { gathering: cafe.id }, body: expected }))
  expect((await told()).rounds).toEqual([])
  await cafe.untilRound(1)
  const view = await told()
  expect(view).toMatchObject({ total: 16, room: { joined: 12, expected: 20 }, online: { joined: 4, expected: 4 }, guardedBelow: 5 })
  expect(view.byGroup[0]).toMatchObject({ id: first, joined: 8, expected: 12, room: null, online: null })
  expect(view.byGroup[2]).toMatchObject({ joined: 0, expected: null, room: 0, online: 0 })
  expect(view.byRegion.at(-1)).toMatchObject({ id: null, joined: 16, room: 12, online: 4 })
  expect(view.rounds.map(({ number, people, byGroup }) => [number, people, byGroup.slice(0, 2)])).toEqual([[1, 16, [8, 8]]])
})

it('tells the same in the report and in its Markdown', async () => {
  const report = answerOf(await test.call('GET /gatherings/:gathering/report', { params: { gathering: cafe.id } }))
  expect(report.participation).toEqual(await told())
  const { payload } = await test.app.inject({ method: 'GET', url: `/g/${cafe.slug}/report.md` })
  expect(payload).toMatch(/\| 8 \| 12 \| – \| – \| 8 \|/)
})

it('says nothing of a gathering that is being prepared', async () => {
  const body = { template: 'world-cafe-1-hour', title: 'A draft', date: '2013-11-08', start: '10:00', timeZone: 'UTC' }
  const asked = { params: { forum: cafe.forum }, key: 'prepare-a-draft', body }
  const draft = answerOf(await cafe.administrator.call('POST /forums/:forum/gatherings', asked))
  const refused = await test.call('GET /gatherings/:gathering/participation', { params: { gathering: draft.id } })
  expect(problemOf(refused).code).toBe('not_found')
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

let test: TestHouse
let cafe: TestCafe
let rapporteur: TestMember
let ministry: string
let roads: string
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  rapporteur = await test.aMember('rapporteur')
  ministry = await aBody('Ministry of Transport', null)
  roads = await aBody('Department of Roads', ministry)
})
afterAll(async () => await test.close())

const params = () => ({ gathering: cafe.id })
async function aBody(name: string, parent: string | null): Promise<string> {
  return answerOf(await cafe.administrator.call('POST /forums/:forum/bodies', { params: { forum: cafe.forum }, body: { name, parent } })).id
}
const came = async (asked: { body: string; item?: string; people?: number; from?: string; until?: string }, who = rapporteur) =>
  await who.call('POST /gatherings/:gathering/attendance', { params: params(), body: { people: 2, part: 'listened', ...asked } })
const list = async (who: Pick<TestMember, 'call'> = test) =>
  answerOf(await who.call('GET /gatherings/:gathering/attendance', { params: params() }))

it('tells which bodies came, below which, to what and how many, on the gathering, the body and the report', async () => {
  const { programme } = answerOf(await test.call('GET /gatherings/:gathering', { params: params() }))
  const hall = programme.find((item) => item.kind === 'townhall')
  const times = { from: '2013-10-08T17:20:00.000Z', until: '2013-10-08T17:35:00.000Z' }
  answerOf(await came({ body: roads, item: hall?.id ?? '', ...times }))
  const { attendances, withdrawn } = await list()
  expect(attendances).toMatchObject([
    {
      bodyName: 'Department of Roads',
      above: ['Ministry of Transport'],
      item: { title: hall?.title },
      people: 2,
      part: 'listened',
      ...times,
    },
  ])
  expect(withdrawn).toEqual([])
  const body = { params: { forum: cafe.forum, body: roads } }
  expect(answerOf(await test.call('GET /forums/:forum/bodies/:body', body))).toMatchObject({
    name: 'Department of Roads',
    above: [{ name: 'Ministry of Transport' }],
    attendances: [{ slug: cafe.slug, gatheringTitle: 'A café of the test', part: 'listened' }],
  })
  expect(answerOf(await test.call('GET /gatherings/:gathering/report', { params: params() })).attendances).toEqual(attendances)
  expect((await test.app.inject({ method: 'GET', url: `/g/${cafe.slug}/report.md` })).payload).toContain(
    'Ministry of Transport, Department of Roads',
  )
})

it('takes one back and restores it exactly, and refuses the second time', async () => {
  const before = await list(rapporteur)
  const one = { params: { ...params(), attendance: before.attendances[0]?.id ?? '' } }
  answerOf(await rapporteur.call('POST /gatherings/:gathering/attendance/:attendance/withdraw', one))
  expect((await list()).attendances).toEqual([])
  expect((await list()).withdrawn).toEqual([])
  expect((await list(rapporteur)).withdrawn).toEqual(before.attendances)
  const again = await rapporteur.call('POST /gatherings/:gathering/attendance/:attendance/withdraw', one)
  expect(problemOf(again).code).toBe('changed_since')
  answerOf(await rapporteur.call('POST /gatherings/:gathering/attendance/:attendance/restore', one))
  expect(await list(rapporteur)).toEqual(before)
  expect((await verifyHouse(test.house)).findings).toEqual([])
})

it('refuses a body twice, a body of nobody, and a gathering in which nobody is told who came', async () => {
  answerOf(await came({ body: ministry }))
  expect(problemOf(await came({ body: ministry })).code).toBe('changed_since')
  expect(problemOf(await came({ body: cafe.id })).code).toBe('invalid')
  await test.house.database.db.updateTable('gatherings').set({ is_chatham_house: true }).where('id', '=', cafe.id).execute()
  expect(problemOf(await came({ body: roads })).code).toBe('untold_here')
})

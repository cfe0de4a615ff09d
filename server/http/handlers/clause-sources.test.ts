import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCafe, type TestCafe } from '../../test-cafe.ts'
import { aWrittenDraft, type TestDraft } from '../../test-draft.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { aTeam } from '../../test-team.ts'
import { aWeighing, rate, type TestWeighing } from '../../test-weighing.ts'
import { verifyHouse } from '../../views/verify.ts'

let test: TestHouse
let cafe: TestCafe
let weighing: TestWeighing
let drafter: TestMember
let foreign: TestMember
let draft: TestDraft
let ideas: string[]
let keys = 0

/** Three ideas in a weighing: the first is common ground, the room is divided on the second, the third is common ground too. */
beforeAll(async () => {
  test = await aHouse()
  cafe = await aCafe(test)
  await cafe.untilRound(1)
  const seat = await cafe.aSeat()
  const said = [await seat.say('Equal footing'), await seat.say('No strong group'), await seat.say('100 % open_agenda')]
  ideas = said.map(({ id }) => id)
  const opened = { forum: cafe.forum, administrator: cafe.administrator }
  const team = await aTeam(test, opened)
  drafter = await team.aDrafter('government', 1)
  foreign = await (await aTeam(test, opened)).aDrafter('government', 1)
  draft = await aWrittenDraft(test, opened, { team: team.id, texts: ['All take part alike.', 'The agenda is open.'] })
  weighing = await aWeighing(test, cafe.forum, cafe.administrator, {
    gathering: cafe.id,
    audience: 'anyone',
    ideas: said.map(({ number }) => number),
  })
  const groups = [...team.groups.values()]
  for (let person = 0; person < 12; person += 1) {
    const camp = person < 6 ? 1 : -1
    answerOf(await rate(weighing, await weighing.aRater(groups[person < 6 ? 0 : 2] ?? null), { 1: 1, 2: camp, 3: 1 }))
  }
})
afterAll(async () => await test.close())

const cite = async (by: TestMember, idea: string, reason?: string, clause = draft.clauses[0] ?? '') => {
  keys += 1
  const body = { source: { kind: 'idea' as const, idea }, ...(reason === undefined ? {} : { reason }) }
  return await by.call('POST /drafts/:draft/clauses/:clause/sources', {
    params: { ...draft.params, clause },
    key: `a-citation-${keys}`,
    body,
  })
}
const sources = async () => answerOf(await test.call('GET /drafts/:draft/sources', { params: draft.params })).sources
const taken = async () => answerOf(await test.call('GET /drafts/:draft/taken-up', { params: draft.params }))
const find = async (q: string) => answerOf(await drafter.call('GET /drafts/:draft/citable', { params: draft.params, query: { q } })).found

describe('what a clause stands on', () => {
  it('says nothing of a weighing that does not show its sums yet, and lists what many groups supported once it closes', async () => {
    expect(await taken()).toMatchObject({ taken: 0, notYet: [], weighings: 0, running: 1 })
    answerOf(await cafe.administrator.call('POST /weighings/:weighing/close', { params: weighing.params }))
    const { notYet, running } = await taken()
    expect([running, notYet.map(({ statement, text, ideas: numbers }) => [statement, text, numbers])]).toEqual([
      0,
      [
        [1, 'Equal footing', [1]],
        [3, '100 % open_agenda', [3]],
      ],
    ])
  })
  it('is found by number or by words, which are never a pattern', async () => {
    expect((await find('No. 2')).map(({ kind, number, text }) => [kind, number, text])).toEqual([
      ['idea', 2, 'No strong group'],
      ['statement', 2, 'No strong group'],
    ])
    expect((await find('% open_')).map(({ text }) => text)).toEqual(['100 % open_agenda', '100 % open_agenda'])
    expect(await find('%%')).toEqual([])
  })
  it('is cited by a seat in the team of this draft alone, once, with what came of it', async () => {
    for (const by of [foreign, cafe.administrator]) expect(problemOf(await cite(by, ideas[0] ?? '')).code).toBe('no_team_seat')
    answerOf(await cite(drafter, ideas[0] ?? ''))
    expect(problemOf(await cite(drafter, ideas[0] ?? '')).code).toBe('source_cited')
    expect(problemOf(await cite(drafter, draft.id)).code).toBe('not_found')
    const [source] = await sources()
    expect(source).toMatchObject({
      kind: 'idea',
      number: 1,
      text: 'Equal footing',
      asksReason: false,
      result: { class: 'common', statement: 1 },
    })
    expect(source?.result?.balanced).toBeGreaterThan(0.8)
    expect(await taken()).toMatchObject({ taken: 1, notYet: [{ statement: 3 }] })
  })
  it('asks why where the room was divided, until the draft says it', async () => {
    answerOf(await cite(drafter, ideas[1] ?? ''))
    const divided = async () => (await sources()).find(({ number }) => number === 2)
    expect(await divided()).toMatchObject({ asksReason: true, reason: null, result: { class: 'divided' } })
    answerOf(await cite(drafter, ideas[1] ?? '', 'It says what the others fear'))
    expect(await divided()).toMatchObject({ asksReason: false, reason: 'It says what the others fear' })
    expect(await sources()).toHaveLength(2)
  })
  it('may leave out what many supported, with a reason; a citation that is taken back leaves it open again', async () => {
    const leave = { params: draft.params, body: { weighing: weighing.id, statement: 3, reason: 'It stands in the charter already' } }
    expect(problemOf(await foreign.call('POST /drafts/:draft/left-out', leave)).code).toBe('no_team_seat')
    answerOf(await drafter.call('POST /drafts/:draft/left-out', leave))
    expect(await taken()).toMatchObject({ notYet: [], leftOut: [{ statement: 3, reason: 'It stands in the charter already' }] })
    const [first] = await sources()
    answerOf(await drafter.call('POST /drafts/:draft/sources/:source/withdraw', { params: { ...draft.params, source: first?.id ?? '' } }))
    expect(await taken()).toMatchObject({ taken: 0, notYet: [{ statement: 1 }] })
    const rows = await test.house.database.db.selectFrom('left_out_ideas').select('idea_id').orderBy('place').execute()
    expect(rows.map(({ idea_id }) => idea_id)).toEqual([null, ideas[2]])
    expect((await verifyHouse(test.house)).isWhole).toBe(true)
  })
})

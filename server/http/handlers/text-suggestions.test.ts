import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWrittenDraft, type TestDraft } from '../../test-draft.ts'
import { aHouse, answerOf, problemOf, type TestCaller, type TestHouse, type TestMember } from '../../test-house.ts'
import { aTeam, type TestTeam } from '../../test-team.ts'
import { verifyHouse } from '../../views/verify.ts'

const FIRST = 'Governments shall take part on an equal footing.'
const SECOND = 'A body answers within ninety days.'
let test: TestHouse
let opened: { forum: string; administrator: TestMember }
let team: TestTeam
let other: TestTeam
let drafter: TestMember
let second: TestMember
let author: TestMember
let foreign: TestMember
let draft: TestDraft
let keys = 0

beforeAll(async () => {
  test = await aHouse()
  opened = await test.open()
  team = await aTeam(test, opened)
  drafter = await team.aDrafter('government', 1)
  second = await team.aDrafter('civil-society', 3)
  author = await team.aCandidate('technical-community')
  other = await aTeam(test, opened)
  foreign = await other.aDrafter('government', 1)
  draft = await aWrittenDraft(test, opened, { team: team.id, texts: [FIRST, SECOND] })
})
afterAll(async () => await test.close())

const suggest = async (by: TestCaller, body: Record<string, unknown>, of = draft) => {
  keys += 1
  const asked = { act: 'replace' as const, clause: of.clauses[0] ?? '', expected: FIRST, ...body }
  return await by.call('POST /drafts/:draft/suggestions', { params: of.params, key: `a-suggestion-${keys}`, body: asked })
}
const at = (number: number, of = draft) => ({ params: { ...of.params, number } })
const accepted = async (by: TestCaller, number: number, of = draft) =>
  await by.call('POST /drafts/:draft/suggestions/:number/accept', at(number, of))
const rejected = async (by: TestCaller, number: number) =>
  await by.call('POST /drafts/:draft/suggestions/:number/reject', { ...at(number), body: { reason: 'Said in clause 2 already' } })
const withdrawn = async (by: TestCaller, number: number) => await by.call('POST /drafts/:draft/suggestions/:number/withdraw', at(number))
const listed = async (by: TestCaller = test) =>
  answerOf(await by.call('GET /drafts/:draft/suggestions', { params: draft.params, query: {} })).suggestions
const one = async (number: number, by: TestCaller = test) => (await listed(by)).find((suggestion) => suggestion.number === number)

describe('suggestions on a text', () => {
  it('come from any member of the forum, and show the difference they make to everybody', async () => {
    const { number } = answerOf(await suggest(author, { text: 'Governments should take part on an equal footing.', reason: 'Softer' }))
    const shown = await one(number)
    expect(shown).toMatchObject({ state: 'open', standing: 'fits', label: '1', reason: 'Softer', isMine: false })
    expect(shown?.stakeholderGroup).toBe(team.groups.get('technical-community'))
    expect(shown?.runs.filter(({ kind }) => kind !== 'kept').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'removed shall',
      'added should',
    ])
    expect((await one(number, author))?.isMine).toBe(true)
    expect(problemOf(await suggest(test, { text: 'No account' })).code).toBe('not_signed_in')
  })
  it('are accepted and rejected by nobody but who has a seat in the team of this draft', async () => {
    const { number } = answerOf(await suggest(author, { text: 'Governments may take part.' }))
    for (const by of [author, foreign, opened.administrator]) {
      expect(problemOf(await accepted(by, number)).code).toBe('no_team_seat')
      expect(problemOf(await rejected(by, number)).code).toBe('no_team_seat')
    }
    for (const by of [test, test.operator]) expect(problemOf(await accepted(by, number)).code).toBe('not_signed_in')
    // A seat in another team opens nothing here, whichever draft the path names.
    const elsewhere = await aWrittenDraft(test, opened, { team: other.id, texts: [FIRST] })
    expect(problemOf(await accepted(drafter, number, elsewhere)).code).toBe('no_team_seat')
    expect(problemOf(await withdrawn(drafter, number)).code).toBe('not_author')
    expect((await one(number))?.state).toBe('open')
    answerOf(await withdrawn(author, number))
    expect((await one(number))?.state).toBe('withdrawn')
  })
  it('come into the text once, though two accept at the same moment', async () => {
    const { number } = answerOf(await suggest(author, { act: 'insert', text: 'A new clause.' }))
    const both = await Promise.all([accepted(drafter, number), accepted(second, number)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(problemOf(both.find(({ ok }) => !ok) ?? { ok: true }).code).toBe('suggestion_settled')
    expect(await draft.words()).toEqual([FIRST, 'A new clause.', SECOND])
  })
  it('replace, and take out, only words that are still as they were seen', async () => {
    const clause = draft.clauses[1] ?? ''
    const replace = answerOf(await suggest(author, { clause, expected: SECOND, text: 'A body answers within sixty days.' }))
    const remove = answerOf(await suggest(author, { act: 'delete', clause, expected: SECOND }))
    answerOf(await accepted(drafter, replace.number))
    expect((await draft.words()).at(-1)).toBe('A body answers within sixty days.')
    expect(problemOf(await accepted(drafter, remove.number)).code).toBe('words_changed')
    expect(await one(remove.number)).toMatchObject({ state: 'open', standing: 'out_of_date', wayOn: null })
    answerOf(await rejected(drafter, remove.number))
    expect(await one(remove.number)).toMatchObject({ state: 'rejected', settledReason: 'Said in clause 2 already' })
    expect(problemOf(await rejected(second, remove.number)).code).toBe('suggestion_settled')
  })
  it('that are out of date come with a way on where the two changes do not meet', async () => {
    const { number } = answerOf(await suggest(author, { text: 'Governments shall take part on an open footing.' }))
    await draft.retype(0, 'Governments should take part on an equal footing.')
    expect(await one(number)).toMatchObject({ standing: 'out_of_date', wayOn: 'Governments should take part on an open footing.' })
    expect(problemOf(await suggest(author, { text: 'Anything' })).code).toBe('words_changed')
    const clause = draft.clauses[0] ?? ''
    const expected = 'Governments should take part on an equal footing.'
    expect(problemOf(await suggest(author, { clause, expected, text: expected })).code).toBe('nothing_suggested')
    expect(problemOf(await suggest(author, { clause: opened.forum, text: 'Nowhere' })).code).toBe('not_found')
  })
  it('leave no words on record, and replay to the same tables', async () => {
    const { entries } = answerOf(await test.call('GET /ledger', { query: { limit: 100 } }))
    expect(JSON.stringify(entries)).not.toContain('footing')
    expect((await verifyHouse(test.house)).isWhole).toBe(true)
  })
})

describe('a draft that is not open to all', () => {
  it('leaks nothing by its suggestions, amendments, remarks, sources or versions, and takes nothing in from others', async () => {
    const closed = await aWrittenDraft(test, opened, { team: team.id, texts: [FIRST], isOpenToAll: false })
    const { number } = answerOf(await suggest(drafter, { clause: closed.clauses[0] ?? '', text: 'Other words.' }, closed))
    const query = {}
    for (const params of [closed.params, { draft: closed.slug }])
      for (const by of [test, author, foreign, opened.administrator]) {
        const asked = [
          await by.call('GET /drafts/:draft/suggestions', { params, query }),
          await by.call('GET /drafts/:draft/amendments', { params, query }),
          await by.call('GET /drafts/:draft/remarks', { params, query }),
          await by.call('GET /drafts/:draft/sources', { params }),
          await by.call('GET /drafts/:draft/taken-up', { params }),
          await by.call('GET /drafts/:draft/comparison', { params, query: { from: 1 } }),
        ]
        for (const outcome of asked) expect(problemOf(outcome)).toMatchObject({ code: 'not_found' })
      }
    expect(problemOf(await suggest(author, { clause: closed.clauses[0] ?? '', text: 'Mine.' }, closed)).code).toBe('not_found')
    expect(problemOf(await author.call('POST /drafts/:draft/suggestions/:number/withdraw', at(number, closed))).code).toBe('not_found')
    const remark = { params: closed.params, key: 'a remark of nobody on a draft', body: { clause: closed.clauses[0] ?? '', text: 'Hello' } }
    expect(problemOf(await test.call('POST /drafts/:draft/remarks', remark)).code).toBe('not_found')
    // Its team sees all of it.
    expect(answerOf(await second.call('GET /drafts/:draft/suggestions', { params: closed.params, query })).suggestions).toHaveLength(1)
  })
})

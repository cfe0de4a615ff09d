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
let drafter: TestMember
let author: TestMember
let foreign: TestMember
let draft: TestDraft
let keys = 0

beforeAll(async () => {
  test = await aHouse()
  opened = await test.open()
  team = await aTeam(test, opened)
  drafter = await team.aDrafter('government', 1)
  author = await team.aCandidate('civil-society')
  foreign = await (await aTeam(test, opened)).aDrafter('government', 1)
  draft = await aWrittenDraft(test, opened, { team: team.id, texts: [FIRST, SECOND] })
})
afterAll(async () => await test.close())

/** Moves an amendment to words of the first clause. */
const move = async (by: TestCaller, old: string, text: string | null, from = FIRST.indexOf(old)) => {
  keys += 1
  const clause = draft.clauses[0] ?? ''
  const body = { version: 1, first: clause, from, last: clause, to: from + old.length, text, reason: 'Clearer' }
  return await by.call('POST /drafts/:draft/amendments', { params: draft.params, key: `an-amendment-${keys}`, body })
}
const at = (number: number) => ({ params: { ...draft.params, number } })
const endorse = async (by: TestCaller, number: number) => await by.call('POST /drafts/:draft/amendments/:number/endorse', at(number))
const settle = async (
  by: TestCaller,
  number: number,
  body: { outcome: 'adopted' | 'adopted_changed' | 'not_adopted'; text?: string; reason?: string },
) => await by.call('POST /drafts/:draft/amendments/:number/settle', { ...at(number), body })
const listed = async () => answerOf(await test.call('GET /drafts/:draft/amendments', { params: draft.params, query: {} })).amendments
const one = async (number: number) => (await listed()).find((amendment) => amendment.number === number)

describe('amendments', () => {
  it('are moved in the name of a group, never inside a word, and by nobody who stands for nobody', async () => {
    const { number } = answerOf(await move(author, 'hal', 'should'))
    expect(await one(number)).toMatchObject({ state: 'open', reason: 'Clearer', clauses: [{ label: '1' }], sponsors: [{ kind: 'group' }] })
    const changed = (await one(number))?.runs.filter(({ kind }) => kind !== 'kept').map(({ text }) => text)
    expect(changed).toEqual(['shall', 'should'])
    expect(problemOf(await move(opened.administrator, 'shall', 'may')).code).toBe('no_sponsor')
    expect(problemOf(await move(author, 'shall', 'shall')).code).toBe('nothing_suggested')
    expect(problemOf(await move(author, 'shall', 'may', 999)).code).toBe('range_unknown')
    expect(problemOf(await move(test, 'shall', 'may')).code).toBe('not_signed_in')
  })
  it('count an organisation or a group once, whoever of it says so at the same moment', async () => {
    const many = [await team.aCandidate('academia'), await team.aCandidate('academia'), await team.aCandidate('private-sector')]
    const said = await Promise.all([...many, ...many].map(async (by) => answerOf(await endorse(by, 1)).isNew))
    expect(said.filter(Boolean)).toHaveLength(2)
    expect((await one(1))?.sponsors.map(({ name }) => name).toSorted()).toEqual(['Academia', 'Civil society', 'Private sector'])
  })
  it('collide where they change the same words, and are taken furthest first with the reason', async () => {
    answerOf(await move(author, 'Governments shall take part', 'All of us take part, governments too,'))
    answerOf(await move(author, 'footing', 'ground'))
    const open = await listed()
    expect(open.map(({ number, place }) => [number, place?.reason])).toEqual([
      [2, 'furthest'],
      [1, 'nearer'],
      [3, 'alone'],
    ])
    expect(open[0]?.collides).toEqual([{ number: 1, how: 'overlap', state: 'open' }])
  })
  it('are settled by nobody but who has a seat in the team of this draft, and withdrawn by their author alone', async () => {
    for (const by of [author, foreign, opened.administrator])
      expect(problemOf(await settle(by, 1, { outcome: 'adopted' })).code).toBe('no_team_seat')
    expect(problemOf(await drafter.call('POST /drafts/:draft/amendments/:number/withdraw', at(1))).code).toBe('not_author')
    expect((await one(1))?.state).toBe('open')
  })
  it('come into the text of today once, or say why not', async () => {
    await draft.retype(0, 'Governments shall take part on an equal and open footing.')
    const both = await Promise.all([settle(drafter, 3, { outcome: 'adopted' }), settle(drafter, 3, { outcome: 'adopted' })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await draft.words())[0]).toBe('Governments shall take part on an equal and open ground.')
    await draft.retype(0, 'Governments may take part on an equal and open ground.')
    expect(problemOf(await settle(drafter, 1, { outcome: 'adopted' })).code).toBe('words_changed')
    expect(problemOf(await settle(drafter, 2, { outcome: 'not_adopted' })).code).toBe('text_empty')
    answerOf(await settle(drafter, 1, { outcome: 'adopted_changed', text: 'Governments should take part on an equal ground.' }))
    answerOf(await settle(drafter, 2, { outcome: 'not_adopted', reason: 'Too long' }))
    expect(await draft.words()).toEqual(['Governments should take part on an equal ground.', SECOND])
    expect(await one(1)).toMatchObject({ state: 'adopted_changed', settledText: 'Governments should take part on an equal ground.' })
    expect(await one(2)).toMatchObject({ state: 'not_adopted', settledReason: 'Too long', place: null })
    expect(problemOf(await endorse(author, 1)).code).toBe('amendment_settled')
  })
  it('and what came of them can be compared with the version they were moved to', async () => {
    const compare = async (query: { from: number; to?: number }) =>
      await test.call('GET /drafts/:draft/comparison', { params: draft.params, query })
    const { rows, counts } = answerOf(await compare({ from: 1 }))
    expect(counts).toEqual({ added: 0, gone: 0, reworded: 1, renumbered: 0, moved: 0 })
    expect(rows.map(({ before, after }) => [before?.label, after?.label])).toEqual([
      ['1', '1'],
      ['2', '2'],
    ])
    expect(answerOf(await compare({ from: 1, to: await draft.keep() })).rows).toEqual(rows)
    expect(problemOf(await compare({ from: 9 })).code).toBe('not_found')
  })
})

describe('remarks on a clause', () => {
  const remark = async (by: TestCaller, text: string, key: string, clause = draft.clauses[1] ?? '') =>
    await by.call('POST /drafts/:draft/remarks', { params: draft.params, key, body: { clause, text } })
  const remarks = async (by: TestCaller = test) =>
    answerOf(await by.call('GET /drafts/:draft/remarks', { params: draft.params, query: {} })).remarks

  it('come from anybody, with or without an account, kept as they were written and without a name', async () => {
    const said = answerOf(await remark(test, '  Say which days: <b>working</b> days? ', 'a key of somebody of the public'))
    const mine = test.as({ authorization: `Bearer ${said.token ?? ''}` })
    answerOf(await remark({ headers: {}, call: mine }, 'And from when on?', 'another key of somebody of the public'))
    answerOf(await remark(author, 'We count in weeks.', 'a key of a member of the forum who remarks'))
    const shown = await remarks({ headers: {}, call: mine })
    expect(shown.map(({ number, text, isMine, label, version }) => [number, text, isMine, label, version])).toEqual([
      [1, '  Say which days: <b>working</b> days? ', true, '2', 2],
      [2, 'And from when on?', true, '2', 2],
      [3, 'We count in weeks.', false, '2', 2],
    ])
    expect(shown[2]?.stakeholderGroup).toBe(team.groups.get('civil-society'))
    expect(problemOf(await remark(test, 'Nowhere', 'a key of one who is lost here', opened.forum)).code).toBe('not_found')
    const { entries } = answerOf(await test.call('GET /ledger', { query: { limit: 100 } }))
    const told = entries.filter(({ kind }) => kind === 'paragraph_remarked')
    expect([told.length, ...new Set(told.map(({ actor }) => actor))]).toEqual([3, 'house'])
    expect(JSON.stringify(told)).not.toContain(author.member)
  })
  it('are hidden with a public reason, and shown then to nobody but their author and those who moderate', async () => {
    const moderator = await test.aMember('moderator')
    const hide = { params: { ...draft.params, number: 3 }, body: { reason: 'attack' as const } }
    expect(problemOf(await drafter.call('POST /drafts/:draft/remarks/:number/hide', hide)).code).toBe('not_allowed')
    answerOf(await moderator.call('POST /drafts/:draft/remarks/:number/hide', hide))
    const seenBy = async (by: TestCaller) => (await remarks(by))[2]
    expect(await seenBy(test)).toMatchObject({ text: null, state: 'hidden', hidden: { reason: 'attack', role: 'moderator' } })
    for (const by of [author, moderator]) expect((await seenBy(by))?.text).toBe('We count in weeks.')
    expect(problemOf(await moderator.call('POST /drafts/:draft/remarks/:number/hide', hide)).code).toBe('changed_since')
    answerOf(await moderator.call('POST /drafts/:draft/remarks/:number/restore', { params: hide.params }))
    expect((await seenBy(test))?.text).toBe('We count in weeks.')
  })
  it('and amendments replay to the same tables', async () => {
    expect((await verifyHouse(test.house)).isWhole).toBe(true)
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aDraft, type TestDraft } from '../../test-drafting.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

const SHALL = 'Governments shall take part on an equal footing.'
const SHOULD = 'Governments should take part on an equal footing.'
const WHY = '“Shall” binds us before our parliaments have seen it.'

let test: TestHouse
let opened: { forum: string; administrator: TestMember }
let draft: TestDraft
let other: TestDraft
let clause: string
beforeAll(async () => {
  test = await aHouse()
  opened = await test.open()
  draft = await aDraft(test, opened)
  other = await aDraft(test, opened)
  clause = await draft.typed(SHALL)
})
afterAll(async () => await test.close())

const stance = async (by: TestMember, body: { seen: string; stance: 'support' | 'live_with' | 'cannot'; reason?: string }) =>
  await by.call('PUT /drafts/:draft/clauses/:clause/stance', { params: { ...draft.params, clause }, body })
const entries = async (kind: string): Promise<number> => {
  const rows = await test.house.database.db.selectFrom('ledger').select('seq').where('kind', '=', kind).execute()
  return rows.length
}
const groupsOf = async () => (await draft.clause(clause)).groups.map(({ stance: said, cannot }) => [said, cannot])

describe('where the groups stand on a clause', () => {
  it('is not said before a seat says it, and then is the least content of its seats', async () => {
    expect(await groupsOf()).toEqual([
      ['unsaid', 0],
      ['unsaid', 0],
    ])
    await draft.say(draft.chair, clause, 'support')
    await draft.say(draft.civil, clause, 'live_with')
    await draft.say(draft.government, clause, 'cannot', WHY)
    expect(await groupsOf()).toEqual([
      ['cannot', 1],
      ['live_with', 0],
    ])
    const { objections, own } = await draft.standing(draft.government)
    expect(own).toMatchObject({ seat: 2, isChair: false })
    expect(objections).toMatchObject([{ number: 1, label: '1', reason: WHY, of: SHALL, isOwn: true, state: 'open', isOfTheseWords: true }])
  })
  it('needs a reason with “cannot”, and the words that are there now', async () => {
    const { seen } = await draft.clause(clause)
    expect(problemOf(await stance(draft.civil, { seen, stance: 'cannot', reason: '  ' })).code).toBe('reason_missing')
    expect(problemOf(await stance(draft.civil, { seen: 'f'.repeat(64), stance: 'support' })).code).toBe('clause_changed')
  })
  it('counts once when a seat says the same twice at the same moment', async () => {
    const fresh = await draft.typed('A body that is named answers within ninety days.')
    const { seen } = await draft.clause(fresh)
    const before = [await entries('clause_stance_taken'), await entries('clause_objection_raised')]
    const say = async () =>
      await draft.civil.call('PUT /drafts/:draft/clauses/:clause/stance', {
        params: { ...draft.params, clause: fresh },
        body: { seen, stance: 'cannot', reason: 'Ninety days are too long.' },
      })
    for (const said of await Promise.all([say(), say(), say()])) answerOf(said)
    expect([await entries('clause_stance_taken'), await entries('clause_objection_raised')]).toEqual(before.map((count) => count + 1))
    expect((await draft.clause(fresh)).groups.map(({ cannot }) => cannot)).toEqual([0, 1])
    await draft.say(draft.civil, fresh, 'live_with')
    expect(await draft.clause(fresh)).toMatchObject({ open: 0, objections: 1 })
  })
  it('is said by nobody of another team, nor by roles', async () => {
    const { seen } = await draft.clause(clause)
    const convener = await test.aMember('convener')
    for (const stranger of [other.civil, convener, opened.administrator, await draft.team.aCandidate('government')])
      expect(problemOf(await stance(stranger, { seen, stance: 'support' })).code).toBe('no_team_seat')
    expect(problemOf(await stance({ ...other.civil, call: test.operator.call }, { seen, stance: 'support' })).code).toBe('not_signed_in')
  })
})

describe('an estimate of the chairs', () => {
  const publish = async (by: TestMember, body: { designation: 'full_consensus' | 'consensus'; reasons: string[] }, key: string) =>
    await by.call('POST /drafts/:draft/clauses/:clause/estimates', {
      params: { ...draft.params, clause },
      key,
      body: { seen: (await draft.clause(clause)).seen, ...body },
    })

  it('is refused while a reason is unlisted, and full consensus against a group that cannot', async () => {
    const open = (await draft.standing()).objections.filter((one) => one.clause === clause).map(({ id }) => id)
    expect(problemOf(await publish(draft.government, { designation: 'consensus', reasons: open }, 'not-chair-1')).code).toBe('not_chair')
    expect(problemOf(await publish(draft.chair, { designation: 'consensus', reasons: [] }, 'unlisted-1')).code).toBe('reasons_unlisted')
    expect(problemOf(await publish(draft.chair, { designation: 'full_consensus', reasons: open }, 'against-1')).code).toBe(
      'estimate_contradicted',
    )
    answerOf(await publish(draft.chair, { designation: 'consensus', reasons: open }, 'published-1'))
    expect(await draft.clause(clause)).toMatchObject({
      estimate: { designation: 'consensus', reasons: [1], isOfTheseWords: true },
      isAgreed: false,
    })
  })
})

describe('an objection', () => {
  const settle = async (by: TestMember, objection: string, state: 'answered' | 'accommodated', answer: string) =>
    await by.call('POST /drafts/:draft/objections/:objection/settle', { params: { ...draft.params, objection }, body: { state, answer } })

  it('is addressed by a chair with a reason, and may be accommodated after it', async () => {
    const [objection] = (await draft.standing()).objections
    const id = objection?.id ?? ''
    expect(problemOf(await settle(draft.civil, id, 'answered', 'No.')).code).toBe('not_chair')
    expect(problemOf(await settle(draft.chair, id, 'answered', '  ')).code).toBe('text_empty')
    answerOf(await settle(draft.chair, id, 'answered', 'A statement binds no parliament.'))
    expect(await draft.clause(clause)).toMatchObject({ isAgreed: true, open: 0, objections: 1 })
    expect(problemOf(await settle(draft.chair, id, 'answered', 'Again.')).code).toBe('objection_settled')
    // The same reason said again is no new objection.
    await draft.say(draft.government, clause, 'cannot', WHY)
    expect((await draft.clause(clause)).objections).toBe(1)
    answerOf(await settle(draft.chair, id, 'accommodated', 'It says “should” now.'))
    expect((await draft.standing()).objections[0]).toMatchObject({ state: 'accommodated', answer: 'It says “should” now.' })
  })
  it('is withdrawn by the seat that raised it alone', async () => {
    const fresh = await draft.typed('Each recommendation names who is to act.')
    await draft.say(draft.civil, fresh, 'cannot', 'Nobody is ever named.')
    const objection = (await draft.standing()).objections.find((one) => one.clause === fresh)?.id ?? ''
    const withdraw = async (by: TestMember) =>
      await by.call('POST /drafts/:draft/objections/:objection/withdraw', { params: { ...draft.params, objection } })
    expect(problemOf(await withdraw(draft.chair)).code).toBe('not_found')
    answerOf(await withdraw(draft.civil))
    expect(problemOf(await withdraw(draft.civil)).code).toBe('objection_settled')
  })
  it('and every stance belong to the words: others are asked again', async () => {
    await draft.retyped(clause, SHOULD)
    expect(await draft.clause(clause, draft.chair)).toMatchObject({
      groups: [
        { stance: 'unsaid', earlier: 'cannot', heard: 0 },
        { stance: 'unsaid', earlier: 'live_with' },
      ],
      own: { stance: 'support', isOfTheseWords: false },
      estimate: { isOfTheseWords: false },
      isAgreed: false,
    })
    expect((await draft.standing()).objections[0]).toMatchObject({ of: SHALL, isOfTheseWords: false })
    await draft.say(draft.government, clause, 'support')
    expect(await groupsOf()).toEqual([
      ['support', 0],
      ['unsaid', 0],
    ])
    // The old words back: what was said of them is said again, but for who has said something since.
    await draft.retyped(clause, SHALL)
    expect(await groupsOf()).toEqual([
      ['support', 0],
      ['live_with', 0],
    ])
  })
})

describe('a minority statement', () => {
  const add = async (by: TestMember, on: string | null, text: string, key: string) =>
    await by.call('POST /drafts/:draft/minority-statements', { params: draft.params, key, body: { clause: on, text } })

  it('stays in the words of its holder, who alone withdraws it', async () => {
    const { id } = answerOf(await add(draft.civil, clause, 'We hear “should” and read “need not”.', 'minority-1'))
    answerOf(await add(draft.government, null, 'We do not join this text.', 'minority-2'))
    expect(problemOf(await add(other.civil, null, 'From outside.', 'minority-3')).code).toBe('no_team_seat')
    const withdraw = async (by: TestMember) =>
      await by.call('POST /drafts/:draft/minority-statements/:statement/withdraw', { params: { ...draft.params, statement: id } })
    for (const stranger of [draft.chair, draft.government]) expect(problemOf(await withdraw(stranger)).code).toBe('not_found')
    expect((await draft.standing()).minority).toMatchObject([
      { number: 1, clause, label: '1', text: 'We hear “should” and read “need not”.', of: SHALL, withdrawnAt: null },
      { number: 2, clause: null, text: 'We do not join this text.' },
    ])
    answerOf(await withdraw(draft.civil))
    expect((await draft.standing()).minority[0]).toMatchObject({ text: null, withdrawnAt: expect.any(String) })
  })
})

describe('the gate', () => {
  const FORBIDS = 'Anonymous accounts are closed within a year.'
  let limit: string
  const at = (item: 'remedy' | 'review_date') => ({ ...draft.params, clause: limit, item })
  const mark = async (by: TestMember, isRestricting: boolean) =>
    await by.call('PUT /drafts/:draft/clauses/:clause/gate', {
      params: { ...draft.params, clause: limit },
      body: { isRestricting, reason: 'It takes something away.' },
    })
  const answer = async (item: 'remedy' | 'review_date', said: 'yes' | 'no' | 'unknown', more: { reviewOn?: string } = {}) => {
    const { seen } = await draft.clause(limit)
    const body = { seen, answer: said, reason: 'So far as we know.', ...more }
    return await draft.civil.call('PUT /drafts/:draft/clauses/:clause/gate/:item', { params: at(item), body })
  }
  const gateOf = async () => {
    const { clauses } = answerOf(await test.call('GET /drafts/:draft/gate', { params: draft.params }))
    return clauses.find((one) => one.clause === limit)
  }
  const gapOf = async (item: string) => (await gateOf())?.lines.find((line) => line.item === item)?.gap

  it('asks nothing of a clause that is not marked, and nine questions of one that is', async () => {
    limit = await draft.typed(FORBIDS)
    expect(problemOf(await answer('remedy', 'yes')).code).toBe('gate_not_marked')
    expect(problemOf(await mark(other.civil, true)).code).toBe('no_team_seat')
    answerOf(await mark(draft.civil, true))
    expect(problemOf(await mark(draft.civil, true)).code).toBe('changed_since')
    expect((await gateOf())?.lines.map(({ gap }) => gap)).toEqual(Array.from({ length: 9 }, () => 'unanswered'))
  })
  it('keeps an open unknown until a chair waives it with a reason', async () => {
    answerOf(await answer('remedy', 'unknown'))
    expect(await gapOf('remedy')).toBe('unknown')
    const waive = async (by: TestMember) =>
      await by.call('POST /drafts/:draft/clauses/:clause/gate/:item/waive', {
        params: at('remedy'),
        body: { reason: 'The courts will say.' },
      })
    expect(problemOf(await waive(draft.civil)).code).toBe('not_chair')
    answerOf(await waive(draft.chair))
    expect(problemOf(await waive(draft.chair)).code).toBe('nothing_to_waive')
    expect((await gateOf())?.lines.find(({ item }) => item === 'remedy')).toMatchObject({
      isWaived: true,
      waiver: 'The courts will say.',
      gap: null,
    })
  })
  it('wants a date with a review', async () => {
    expect(problemOf(await answer('review_date', 'yes', { reviewOn: '2028-02-30' })).field).toBe('reviewOn')
    expect(problemOf(await answer('review_date', 'yes')).field).toBe('reviewOn')
    answerOf(await answer('review_date', 'yes', { reviewOn: '2028-06-01' }))
    expect(await gapOf('review_date')).toBeNull()
  })
  it('asks again when the words have changed, until somebody confirms the answers', async () => {
    await draft.retyped(limit, 'Anonymous accounts are closed at once.')
    expect([await gapOf('remedy'), await gapOf('review_date')]).toEqual(['earlier', 'earlier'])
    const confirm = async (seen: string) =>
      await draft.civil.call('POST /drafts/:draft/clauses/:clause/gate/confirm', {
        params: { ...draft.params, clause: limit },
        body: { seen },
      })
    expect(problemOf(await confirm('0'.repeat(64))).code).toBe('clause_changed')
    answerOf(await confirm((await draft.clause(limit)).seen))
    expect([await gapOf('remedy'), await gapOf('legal_basis')]).toEqual([null, 'unanswered'])
    answerOf(await mark(draft.chair, false))
    expect(await gateOf()).toMatchObject({ isRestricting: false, reason: 'It takes something away.', lines: [] })
  })
})

describe('a draft that is not open to all', () => {
  it('tells nothing of stances, objections, minority statements and the gate but to its team', async () => {
    const closed = await aDraft(test, opened, false)
    const secret = await closed.typed('Nobody else reads this.')
    await closed.say(closed.civil, secret, 'cannot', 'Not like this.')
    const strangers = [test.call, other.chair.call, (await test.aMember('rapporteur')).call]
    for (const call of strangers)
      for (const named of [closed.id, closed.slug])
        for (const route of ['GET /drafts/:draft/standing', 'GET /drafts/:draft/gate'] as const)
          expect([route, problemOf(await call(route, { params: { draft: named } })).code]).toEqual([route, 'not_found'])
    const ledger = await test.app.inject({ method: 'GET', url: '/api/v1/ledger?after=0&limit=100' })
    expect(ledger.payload).not.toContain('Not like this.')
  })
})

describe('what is said of a text', () => {
  it('is rebuilt by replaying the ledger', async () => {
    expect(await verifyHouse(test.house)).toMatchObject({ isWhole: true })
  })
})

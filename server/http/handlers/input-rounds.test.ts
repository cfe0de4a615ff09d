import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saltedDigest } from '../../../core/ledger/salted-digest.ts'
import { aDraft, type TestDraft } from '../../test-drafting.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

let test: TestHouse
let opened: { forum: string; administrator: TestMember }
let draft: TestDraft
let other: TestDraft
let first: string
beforeAll(async () => {
  test = await aHouse()
  opened = await test.open()
  draft = await aDraft(test, opened, false)
  other = await aDraft(test, opened)
  first = await draft.typed('Governments take part on an equal footing.')
  await draft.typed('They answer within ninety days.')
})
afterAll(async () => await test.close())

let keys = 0
const freshKey = (): string => `a-key-of-readings-${(keys += 1)}`
const read = async (number: 1 | 2, by = draft.chair, workingDays?: number) =>
  await by.call('POST /drafts/:draft/readings', {
    params: draft.params,
    key: freshKey(),
    body: { number, ...(workingDays === undefined ? {} : { workingDays }) },
  })
const readings = async () => answerOf(await test.call('GET /drafts/:draft/readings', { params: draft.params }))
const freeze = async (by = draft.chair) => await by.call('POST /drafts/:draft/freeze', { params: draft.params, key: freshKey() })
const remark = async (text: string) =>
  answerOf(
    await draft.civil.call('POST /drafts/:draft/remarks', {
      params: draft.params,
      key: crypto.randomUUID(),
      body: { clause: first, text },
    }),
  ).id
const outcome = async (of: string, by = draft.civil) =>
  await by.call('PUT /drafts/:draft/input/:remark', {
    params: { ...draft.params, remark: of },
    body: { outcome: 'partly', why: 'The first half is in clause 1.' },
  })

describe('a first reading', () => {
  it('is opened by a chair, keeps a version, fixes the numbers, and lets everybody read and say something', async () => {
    for (const by of [draft.civil, other.chair]) expect(['not_chair', 'no_team_seat']).toContain(problemOf(await read(1, by)).code)
    expect(problemOf(await read(2)).code).toBe('reading_order')
    expect(problemOf(await test.call('GET /drafts/:draft/readings', { params: draft.params })).code).toBe('not_found')
    // Tuesday 8 October in Zurich; the seventh working day after it is Thursday the 17th, and it ends at midnight.
    expect(answerOf(await read(1))).toMatchObject({ number: 1, version: 1, endsAt: '2013-10-17T22:00:00.000Z' })
    expect(await readings()).toMatchObject({
      state: 'first_reading',
      isOpenToAll: true,
      readings: [{ number: 1, version: 1, workingDays: 7, isOver: false, waiting: 0 }],
      next: { step: 'second_reading', runsUntil: '2013-10-17T22:00:00.000Z', isFree: false },
    })
    await draft.typed('Put in later.')
    await draft.retyped(first, 'Governments should take part on an equal footing.')
    expect((await draft.standing()).clauses.map(({ label }) => label)).toEqual(['1', '2', '2 bis'])
  })
  it('gives each remark of its round an outcome before the next one opens', async () => {
    const [early, late] = [await remark('Say “shall”.'), await remark('And by when?')]
    expect(problemOf(await read(2)).code).toBe('input_round_runs')
    test.setClock('2013-10-17T22:00:00.000Z')
    const after = await remark('One more, too late.')
    expect(problemOf(await read(2))).toMatchObject({ code: 'reading_blocked', detail: expect.stringContaining('without an outcome: 2') })
    expect(problemOf(await outcome(after)).code).toBe('remark_of_no_round')
    expect(problemOf(await outcome(early, other.civil)).code).toBe('no_team_seat')
    for (const id of [early, late]) answerOf(await outcome(id))
    expect(await readings()).toMatchObject({
      readings: [
        { waiting: 0, remarks: [{ outcome: 'partly', why: 'The first half is in clause 1.', label: '1' }, { outcome: 'partly' }] },
      ],
      others: [{ id: after, outcome: null }],
      next: { isFree: true },
    })
  })
})

describe('a second reading', () => {
  it('is kept back by a reason without an answer and by the gate, and then opens, with what came late', async () => {
    await draft.say(draft.government, first, 'cannot', 'Not before our parliament has seen it.')
    expect(problemOf(await read(2)).detail).toContain('without an answer: 1')
    const [objection] = (await draft.standing()).objections
    answerOf(
      await draft.chair.call('POST /drafts/:draft/objections/:objection/settle', {
        params: { ...draft.params, objection: objection?.id ?? '' },
        body: { state: 'answered', answer: 'It binds no parliament.' },
      }),
    )
    const mark = async (isRestricting: boolean) =>
      answerOf(
        await draft.civil.call('PUT /drafts/:draft/clauses/:clause/gate', {
          params: { ...draft.params, clause: first },
          body: { isRestricting, reason: 'It tells them what to do.' },
        }),
      )
    await mark(true)
    expect(problemOf(await read(2)).detail).toContain('of the gate: 9')
    await mark(false)
    expect(answerOf(await read(2, draft.coChair, 3))).toMatchObject({ number: 2, version: 2 })
    expect(problemOf(await freeze()).code).toBe('input_round_runs')
    const second = (await readings()).readings.find(({ number }) => number === 2)
    expect(second).toMatchObject({ workingDays: 3, waiting: 1, remarks: [{ text: 'One more, too late.' }] })
    test.setClock(second?.endsAt ?? '')
    answerOf(await outcome(second?.remarks[0]?.id ?? ''))
  })
})

describe('the freeze', () => {
  it('puts text, digest, dissent and results into one entry, which anybody computes anew', async () => {
    answerOf(
      await draft.government.call('POST /drafts/:draft/minority-statements', {
        params: draft.params,
        key: freshKey(),
        body: { clause: first, text: 'We did not agree to this.' },
      }),
    )
    expect(problemOf(await freeze(draft.civil)).code).toBe('not_chair')
    const { version, digest, entry } = answerOf(await freeze())
    const frozen = answerOf(await test.call('GET /drafts/:draft/frozen', { params: draft.params }))
    expect(frozen).toMatchObject({ state: 'frozen', digest, entry, frozen: { version, minority: [{ number: 1, clause: first }] } })
    expect(frozen.frozen.results[0]).toMatchObject({
      clause: first,
      groups: [{ stance: 'cannot' }, { stance: 'unsaid' }],
      objections: 1,
      answered: 1,
    })
    expect(frozen.words.length).toBe(5)
    for (const { salt, text, digest: seal } of frozen.words) expect(saltedDigest(salt ?? '', text ?? '')).toBe(seal)
    const { entries } = answerOf(await test.call('GET /ledger', { query: { after: entry - 1, limit: 1 } }))
    expect(entries[0]).toMatchObject({ kind: 'draft_frozen', body: { digest, draft: draft.id } })
  })
  it('lets nothing change after it', async () => {
    const { seen } = await draft.clause(first)
    const { call } = draft.chair
    const at = { ...draft.params, clause: first }
    const [objection] = (await draft.standing()).objections
    const refused = [
      await call('PUT /drafts/:draft/clauses/:clause/stance', { params: at, body: { seen, stance: 'support' } }),
      await call('POST /drafts/:draft/objections/:objection/settle', {
        params: { ...draft.params, objection: objection?.id ?? '' },
        body: { state: 'accommodated', answer: 'Late.' },
      }),
      await call('POST /drafts/:draft/minority-statements', {
        params: draft.params,
        key: freshKey(),
        body: { clause: null, text: 'Late.' },
      }),
      await call('PUT /drafts/:draft/clauses/:clause/gate', { params: at, body: { isRestricting: true, reason: 'Late.' } }),
      await call('POST /drafts/:draft/versions', { params: draft.params, key: freshKey(), body: {} }),
      await freeze(),
      await read(2),
    ]
    expect(refused.map((one) => problemOf(one).code)).toEqual(refused.map(() => 'draft_frozen'))
    await expect(draft.typed('One more clause.')).rejects.toThrow('draft_frozen')
  })
  it('and all before it are rebuilt by replaying the ledger', async () => {
    expect(await verifyHouse(test.house)).toMatchObject({ isWhole: true })
  })
})

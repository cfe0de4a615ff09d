import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBody, aFocalPoint, aFrozenDraft, handOver, type FrozenDraft } from '../../test-handover.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { countingQueries } from '../../test-query-count.ts'
import { remindFocalPoints } from '../../mail/remind-focal-points.ts'
import { viewRegister } from '../../views/answers.ts'
import { verifyHouse } from '../../views/verify.ts'

const EQUAL = 'Governments take part on an equal footing with all other stakeholders.'
const NO = { answer: 'rejected', reason: 'Voting rights rest on the law of 1998.', department: 'Legislation' } as const

describe('the register of answers', () => {
  let test: TestHouse
  let opened: { forum: string; administrator: TestMember }
  let draft: FrozenDraft
  let [justice, finance, handover, first, second] = ['', '', '', '', '']
  let ada: TestMember
  let ben: TestMember
  let other: TestMember

  beforeAll(async () => {
    test = await aHouse()
    opened = await test.open()
    draft = await aFrozenDraft(test, opened, [EQUAL, 'Each body answers in public.', 'Means to take part are given.'])
    ;[first = '', second = ''] = draft.clauses
    justice = await aBody(test, opened, 'Ministry of Justice')
    finance = await aBody(test, opened, 'Ministry of Finance')
    ;[ada, ben, other] = [await aFocalPoint(test, justice), await aFocalPoint(test, justice), await aFocalPoint(test, finance)]
    handover = await handOver(test, draft.id, [{ body: justice, clauses: [first, second] }, { body: finance }], '2013-12-10')
  })
  afterAll(() => test.close())

  const at = (clause: string, body = justice) => ({ body, handover, clause })
  const write = async (by: TestMember, clause: string, body: object = NO, of = justice) =>
    await by.call('PUT /bodies/:body/handovers/:handover/clauses/:clause/answer', { params: at(clause, of), body: { ...NO, ...body } })
  const confirm = async (by: TestMember, clause: string, digest: string) =>
    await by.call('POST /bodies/:body/handovers/:handover/clauses/:clause/answer/confirm', { params: at(clause), body: { digest } })
  const register = async () => answerOf(await test.call('GET /drafts/:draft/register', { params: { draft: draft.slug } }))
  const cell = async (clause: string, body = justice) => (await register()).cells.find((one) => one.clause === clause && one.body === body)

  it('asks each body the clauses that were put to it, and no body the same clause twice', async () => {
    const view = await register()
    expect(view.figures).toMatchObject({ asked: 5, in_time: 5, answered: 0 })
    expect(view.bodies.map(({ name }) => name)).toEqual(['Ministry of Justice', 'Ministry of Finance'])
    expect(view.handovers).toMatchObject([{ source: 'Forum of the test', dueOn: '2013-12-10' }])
    const again = await test.operator.call('POST /drafts/:draft/handovers', {
      params: { draft: draft.id },
      key: 'once-more-to-justice',
      body: { source: 'Forum', bodies: [{ body: justice }], dueOn: '2013-12-11' },
    })
    expect(problemOf(again)).toMatchObject({
      code: 'asked_already',
      detail: 'These clauses are with Ministry of Justice already. Choose others, or other bodies.',
    })
  })
  it('lets a body say how far it has come, only onwards', async () => {
    const say = async (to: 'received' | 'considered') =>
      await ada.call('PUT /bodies/:body/handovers/:handover/progress', {
        params: { body: justice, handover },
        body: { to, clauses: [first, second] },
      })
    answerOf(await say('considered'))
    expect(problemOf(await say('received')).code).toBe('changed_since')
    expect(await cell(first)).toMatchObject({ state: 'considered', standing: 'in_time' })
  })
  it('refuses a focal point of another body, and a clause that was not put to the body', async () => {
    expect(problemOf(await write(other, first)).code).toBe('not_focal_point')
    expect(problemOf(await write(opened.administrator, first)).code).toBe('not_focal_point')
    expect(problemOf(await write(ada, draft.clauses[2] ?? '')).code).toBe('not_asked_of_body')
    expect(problemOf(await write(other, first, {}, justice)).code).toBe('not_focal_point')
  })
  it('counts an answer only when a second person of the body confirms the words they read', async () => {
    const older = answerOf(await write(ada, first, { reason: 'Not now.' }))
    test.pass(1000)
    const { digest } = answerOf(await write(ada, first))
    expect(await cell(first)).toMatchObject({ state: 'considered', answer: null, reason: null })
    expect(problemOf(await confirm(ada, first, digest)).code).toBe('answer_of_own')
    expect(problemOf(await confirm(other, first, digest)).code).toBe('not_focal_point')
    expect(problemOf(await confirm(ben, first, older.digest)).code).toBe('changed_since')
    const both = await Promise.all([confirm(ben, first, digest), confirm(ben, first, digest)])
    expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(await cell(first)).toMatchObject({
      state: 'answered',
      answer: 'rejected',
      reason: NO.reason,
      department: 'Legislation',
      answers: 1,
    })
    expect(problemOf(await write(ada, first)).code).toBe('answer_settled')
  })
  it('says nothing of an answer that waits to anybody but the body', async () => {
    answerOf(await write(ada, second, { answer: 'accepted', reason: 'A secret before it is signed' }))
    const replies = [await register(), answerOf(await other.call('GET /forums/:forum/desk', { params: opened }))]
    expect(JSON.stringify(replies)).not.toContain('A secret')
    const desk = answerOf(await ben.call('GET /forums/:forum/desk', { params: opened }))
    expect(desk.cells.map(({ cell: one, waiting }) => [one.clause, waiting?.isMine, waiting?.reason])).toEqual([
      [second, false, 'A secret before it is signed'],
    ])
    expect(desk.bodies).toMatchObject([{ name: 'Ministry of Justice', focalPoints: 2 }])
  })
  it('lets nobody who was withdrawn answer any more, nor be confirmed', async () => {
    const cleo = await aFocalPoint(test, justice)
    const { digest } = answerOf(await write(cleo, second))
    answerOf(await test.operator.call('DELETE /bodies/:body/focal-points/:member', { params: { body: justice, member: cleo.member } }))
    expect(problemOf(await write(cleo, second)).code).toBe('not_focal_point')
    expect(problemOf(await confirm(ben, second, digest)).code).toBe('answer_of_former')
  })
  it('gives more time once, and says in public that it was asked for', async () => {
    const ask = async () =>
      await ada.call('POST /bodies/:body/handovers/:handover/clauses/:clause/more-time', {
        params: at(second),
        body: { until: '2013-12-20', reason: 'The minister is new' },
      })
    answerOf(await ask())
    expect(await cell(second)).toMatchObject({ dueOn: '2013-12-10', moreTime: { reason: 'The minister is new', isGranted: null } })
    expect(problemOf(await ask()).code).toBe('time_asked_before')
    answerOf(
      await test.operator.call('POST /handovers/:handover/clauses/:clause/bodies/:body/more-time', {
        params: at(second),
        body: { isGranted: true },
      }),
    )
    expect(await cell(second)).toMatchObject({ dueOn: '2013-12-20', moreTime: { isGranted: true } })
  })
  it('takes questions to a body, which it alone answers within thirty days', async () => {
    const ask = { body: justice, clause: first, text: 'Does the law cover advisory votes?' }
    const { id } = answerOf(await other.call('POST /handovers/:handover/questions', { params: { handover }, key: 'a-question', body: ask }))
    const reply = async (by: TestMember, body = justice) =>
      await by.call('POST /bodies/:body/questions/:question/reply', {
        params: { body, question: id },
        body: { text: 'No, only binding ones.' },
      })
    expect(problemOf(await reply(other, finance)).code).toBe('not_found')
    answerOf(await reply(ben))
    expect((await register()).questions).toMatchObject([
      { text: ask.text, reply: 'No, only binding ones.', dueAt: '2013-11-07T23:00:00.000Z' },
    ])
  })
  it('tells what is missing from what is overdue once the day is over in the zone of the forum', async () => {
    test.setClock('2013-12-10T22:59:59.000Z')
    expect((await register()).figures).toMatchObject({ in_time: 4, missing: 0, overdue: 0, answered: 1 })
    test.setClock('2013-12-10T23:00:00.000Z')
    expect((await register()).figures).toMatchObject({ in_time: 1, missing: 3 })
    const { handovers } = answerOf(await test.call('GET /forums/:forum/handovers', { params: opened }))
    expect(handovers).toMatchObject([{ figures: { asked: 5, answered: 1, missing: 3, in_time: 1 } }])
    test.setClock('2013-12-21T12:00:00.000Z')
    expect((await cell(second))?.standing).toBe('overdue')
    expect((await cell(second))?.daysLate).toBe(1)
  })
  it('asks as many questions of the database for many clauses and bodies as for few', async () => {
    const count = async (id: string) => {
      const { database, count: so } = countingQueries(test.house.database)
      await viewRegister({ database, now: () => new Date() }, id)
      return so()
    }
    const large = await aFrozenDraft(
      test,
      opened,
      Array.from({ length: 30 }, (_, n) => `Clause ${n}`),
    )
    await handOver(test, large.id, [{ body: justice }, { body: finance }], '2014-01-10')
    expect(await count(large.id)).toBe(await count(draft.id))
  })
  it('reminds by letter once for each date, and never whoever wants no letters', async () => {
    test.setClock('2013-12-22T12:00:00.000Z')
    answerOf(await other.call('PUT /forums/:forum/desk/letters', { params: opened, body: { wantsLetters: false } }))
    // Two people of Justice owe late answers to one text.
    expect(await remindFocalPoints(test.house)).toBeGreaterThanOrEqual(2)
    expect(await remindFocalPoints(test.house)).toBe(0)
    const { letters } = answerOf(await test.operator.call('GET /house/outbox'))
    const reminders = letters.filter(({ subject }) => subject.startsWith('Late:'))
    expect(reminders.map(({ to }) => to)).toContain(ada.email)
    expect(reminders.map(({ to }) => to)).not.toContain(other.email)
  })
  it('is rebuilt by replaying the ledger', async () => {
    expect((await verifyHouse(test.house)).isWhole).toBe(true)
  })
})

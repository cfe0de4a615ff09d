import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesNow, insertClause, removeClause, replaceClause } from '../../drafting/live-text.ts'
import { aTeam, type TestTeam } from '../../test-team.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

let house: TestHouse
let forum: string
let convener: TestMember
let administrator: TestMember
let team: TestTeam
let drafter: TestMember
beforeAll(async () => {
  house = await aHouse()
  const opened = await house.open()
  ;({ forum, administrator } = opened)
  team = await aTeam(house, opened)
  drafter = await team.aDrafter('government', 1)
  convener = await house.aMember('convener')
})
afterAll(async () => await house.close())

let drafts = 0
async function aDraft(isOpenToAll = true): Promise<{ id: string; slug: string }> {
  drafts += 1
  const body = { title: 'Statement on the role of governments', language: 'en', isOpenToAll, team: team.id }
  return answerOf(await convener.call('POST /forums/:forum/drafts', { params: { forum }, key: `a-draft-${drafts}`, body }))
}
/** Types a clause into the text, after the last one. */
async function typed(draft: string, text: string, depth: 0 | 1 | 2 = 0): Promise<string> {
  const id = uuidv7()
  const { db } = house.house.database
  const after = (await clausesNow(db, draft)).at(-1)?.id ?? null
  const done = await db.transaction().execute(async (tx) => await insertClause(tx, draft, { id, after, kind: 'operative', depth, text }))
  expect(done.ok).toBe(true)
  return id
}
const keep = async (draft: string, key: string) =>
  await drafter.call('POST /drafts/:draft/versions', { params: { draft }, key, body: { reason: 'Before the first reading' } })
const labelsOf = (clauses: readonly { readonly label: string; readonly text: string | null }[]): string[] =>
  clauses.map(({ label, text }) => `${label} ${text ?? ''}`)

describe('drafts', () => {
  it('are begun, typed, and read by everybody when they are open to all', async () => {
    const { id, slug } = await aDraft()
    await typed(id, 'Governments [shall] [should] take part.')
    await typed(id, 'They answer.', 1)
    const view = answerOf(await house.call('GET /drafts/:draft', { params: { draft: slug } }))
    expect(view).toMatchObject({ state: 'drafting', version: 0, mayWrite: false })
    expect(labelsOf(view.clauses)).toEqual(['1 Governments [shall] [should] take part.', '1(a) They answer.'])
    const listed = answerOf(await house.call('GET /forums/:forum/drafts', { params: { forum } }))
    expect(listed.drafts.map((draft) => draft.id)).toContain(id)
  })
  it('keep versions with ids, numbers and digests on record, and words that did not change once', async () => {
    const { id } = await aDraft()
    const first = await typed(id, 'First.')
    expect(answerOf(await keep(id, 'keep-one'))).toMatchObject({ number: 1 })
    expect(problemOf(await keep(id, 'keep-same')).code).toBe('nothing_changed')
    await typed(id, 'Second.')
    const second = answerOf(await keep(id, 'keep-two'))
    const [one, two] = [
      answerOf(await house.call('GET /drafts/:draft/versions/:number', { params: { draft: id, number: 1 } })),
      answerOf(await house.call('GET /drafts/:draft/versions/:number', { params: { draft: id, number: 2 } })),
    ]
    expect([labelsOf(one.texts), labelsOf(two.texts)]).toEqual([['1 First.'], ['1 First.', '2 Second.']])
    expect(two).toMatchObject({ reason: 'Before the first reading', digest: second.digest, clauses: 2 })
    expect(one.texts[0]?.id).toBe(first)
    const rows = await house.house.database.db.selectFrom('draft_clauses').select('text_words').where('clause_id', '=', first).execute()
    expect(new Set(rows.map((row) => row.text_words)).size).toBe(1)
  })
  it('refuse a text without clauses and one with two clauses of one id', async () => {
    const { id } = await aDraft()
    expect(problemOf(await keep(id, 'keep-none')).code).toBe('text_without_clauses')
    const clause = await typed(id, 'One.')
    const { db } = house.house.database
    const copy = { id: clause, after: clause, kind: 'operative', depth: 0, text: 'The same id.' } as const
    await db.transaction().execute(async (tx) => await insertClause(tx, id, copy))
    expect(problemOf(await keep(id, 'keep-twice'))).toMatchObject({ code: 'clause_twice', detail: expect.stringContaining('1, 2') })
  })
  it('change a clause only from the words that are expected there', async () => {
    const { id } = await aDraft()
    const clause = await typed(id, 'Governments shall act.')
    const { db } = house.house.database
    const change = async (expected: string, text: string) =>
      await db.transaction().execute(async (tx) => await replaceClause(tx, id, clause, { expected, text }))
    expect(await change('Something else.', 'Lost?')).toMatchObject({ ok: false, code: 'changed_since' })
    expect((await change('Governments shall act.', 'Governments should act 𝄞.')).ok).toBe(true)
    expect(labelsOf(await clausesNow(db, id))).toEqual(['1 Governments should act 𝄞.'])
    const taken = await db
      .transaction()
      .execute(async (tx) => await removeClause(tx, id, clause, { expected: 'Governments should act 𝄞.' }))
    expect(taken.ok).toBe(true)
    expect(await clausesNow(db, id)).toEqual([])
  })
  it('leak nothing when they are not open to all: not in the list, by id, by slug, nor a version', async () => {
    const { id, slug } = await aDraft(false)
    await typed(id, 'Nobody else reads this.')
    answerOf(await keep(id, 'keep-closed'))
    expect(answerOf(await drafter.call('GET /drafts/:draft', { params: { draft: slug } }))).toMatchObject({ mayWrite: true })
    // No role passes for a seat in the team: not the convener's who began it, nor the administrator's or the operator's.
    for (const call of [house.call, convener.call, administrator.call, house.operator.call]) {
      const listed = answerOf(await call('GET /forums/:forum/drafts', { params: { forum } }))
      expect(listed.drafts.map((draft) => draft.id)).not.toContain(id)
      for (const draft of [id, slug]) expect(problemOf(await call('GET /drafts/:draft', { params: { draft } })).code).toBe('not_found')
      expect(problemOf(await call('GET /drafts/:draft/versions/:number', { params: { draft: id, number: 1 } })).code).toBe('not_found')
    }
  })
  it('are rebuilt from the ledger exactly', async () => {
    expect((await verifyHouse(house.house)).findings).toEqual([])
  })
})

/** Drafts for tests: a team whose seats are held, and a text that is typed clause by clause. */
import { v7 as uuidv7 } from 'uuid'
import type { ClauseStandingView, StandingView } from '../contract/readings.ts'
import { clausesNow, insertClause, replaceClause } from './drafting/live-text.ts'
import { Fault } from './fault.ts'
import { answerOf, type TestHouse, type TestMember } from './test-house.ts'
import { aTeam, type TestTeam } from './test-team.ts'

/** A draft under test with its team: two governments and two of civil society, of whom the first and the last chair. */
export interface TestDraft {
  readonly id: string
  readonly slug: string
  readonly params: { readonly draft: string }
  readonly team: TestTeam
  readonly chair: TestMember
  readonly government: TestMember
  readonly civil: TestMember
  readonly coChair: TestMember
  /** Types a clause after the last one. @returns its id */
  typed(text: string): Promise<string>
  /** Gives a clause other words. */
  retyped(clause: string, text: string): Promise<void>
  /** All that is said of it, as a member sees it. */
  standing(by?: TestMember): Promise<StandingView>
  /** One clause of that. */
  clause(id: string, by?: TestMember): Promise<ClauseStandingView>
  /** Says for a seat where its group stands, of the words as they are. */
  say(by: TestMember, clause: string, stance: 'support' | 'live_with' | 'cannot', reason?: string): Promise<void>
}

let made = 0

/** Begins a draft of a new team. */
export async function aDraft(
  test: TestHouse,
  opened: { readonly forum: string; readonly administrator: TestMember },
  isOpenToAll = true,
): Promise<TestDraft> {
  made += 1
  const team = await aTeam(test, opened)
  const [chair, government, civil, coChair] = [
    await team.aDrafter('government', 1),
    await team.aDrafter('government', 2),
    await team.aDrafter('civil-society', 3),
    await team.aDrafter('civil-society', 4),
  ]
  answerOf(
    await opened.administrator.call('PUT /teams/:team/chairs', {
      params: team.params,
      body: { seats: [1, 4], reason: 'From different groups' },
    }),
  )
  const begun = answerOf(
    await opened.administrator.call('POST /forums/:forum/drafts', {
      params: { forum: opened.forum },
      key: `draft-of-test-${made}`,
      body: { title: `Statement ${made}`, language: 'en', team: team.id, issue: team.issue, isOpenToAll },
    }),
  )
  const { db } = test.house.database
  const params = { draft: begun.id }
  const standing = async (by: TestMember = chair) => answerOf(await by.call('GET /drafts/:draft/standing', { params }))
  const clauseOf = async (id: string, by?: TestMember) => (await standing(by)).clauses.find(({ clause }) => clause === id) ?? fail(id)
  return {
    id: begun.id,
    slug: begun.slug,
    params,
    team,
    chair,
    government,
    civil,
    coChair,
    typed: async (text) => {
      const id = uuidv7()
      const after = (await clausesNow(db, begun.id)).at(-1)?.id ?? null
      const clause = { id, after, kind: 'operative', depth: 0, text } as const
      const done = await db.transaction().execute(async (tx) => await insertClause(tx, begun.id, clause))
      return done.ok ? id : fail(done.code)
    },
    retyped: async (clause, text) => {
      const expected = (await clausesNow(db, begun.id)).find(({ id }) => id === clause)?.text ?? ''
      const done = await db.transaction().execute(async (tx) => await replaceClause(tx, begun.id, clause, { expected, text }))
      if (!done.ok) fail(done.code)
    },
    standing,
    clause: clauseOf,
    say: async (by, clause, stance, reason) => {
      const { seen } = await clauseOf(clause)
      answerOf(
        await by.call('PUT /drafts/:draft/clauses/:clause/stance', {
          params: { ...params, clause },
          body: { seen, stance, reason: reason ?? null },
        }),
      )
    },
  }
}

function fail(what: string): never {
  throw new Fault(`the draft of the test: ${what}`)
}

/** Drafts for tests: a team writes one, with clauses that were typed, and versions that were kept. */
import { v7 as uuidv7 } from 'uuid'
import { clausesNow, insertClause, replaceClause } from './drafting/live-text.ts'
import { Fault } from './fault.ts'
import { keepVersion } from './commands/keep-version.ts'
import { answerOf, type TestHouse, type TestMember } from './test-house.ts'

/** A draft under test. */
export interface TestDraft {
  readonly id: string
  readonly slug: string
  readonly params: { readonly draft: string }
  /** Ids of its clauses in their order. */
  readonly clauses: readonly string[]
  /** The words of each clause as they are typed now. */
  words(): Promise<readonly string[]>
  /** Types other words for a clause. */
  retype(clause: number, text: string): Promise<void>
  /** Keeps a version. @returns its number */
  keep(): Promise<number>
}
let made = 0

/** Begins a draft of a team, types its clauses and keeps the first version. */
export async function aWrittenDraft(
  test: TestHouse,
  opened: { readonly forum: string; readonly administrator: TestMember },
  wishes: { readonly team: string; readonly texts: readonly string[]; readonly isOpenToAll?: boolean },
): Promise<TestDraft> {
  made += 1
  const { db } = test.house.database
  const { id, slug } = answerOf(
    await opened.administrator.call('POST /forums/:forum/drafts', {
      params: { forum: opened.forum },
      key: `a-written-draft-${made}`,
      body: { title: 'Statement on the role of governments', language: 'en', isOpenToAll: wishes.isOpenToAll ?? true, team: wishes.team },
    }),
  )
  const clauses = wishes.texts.map(() => uuidv7())
  await db.transaction().execute(async (tx) => {
    for (const [at, text] of wishes.texts.entries())
      await insertClause(tx, id, { id: clauses[at] ?? '', after: clauses[at - 1] ?? null, kind: 'operative', depth: 0, text })
  })
  const words = async () => (await clausesNow(db, id)).map(({ text }) => text)
  const keep = async () => {
    made += 1
    const kept = await keepVersion(test.house, { actor: 'house' }, id, { reason: null })
    if (!kept.ok) throw new Fault(`no version kept: ${kept.code}`)
    return kept.value.number
  }
  await keep()
  return {
    id,
    slug,
    params: { draft: id },
    clauses,
    words,
    keep,
    retype: async (at, text) => {
      const expected = (await words())[at] ?? ''
      await db.transaction().execute(async (tx) => await replaceClause(tx, id, clauses[at] ?? '', { expected, text }))
    },
  }
}

/** What becomes of statements when connections break under them. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Database } from './connect.ts'
import { makeTestDatabase } from './test-database.ts'

let database: Database
beforeAll(async () => {
  database = await makeTestDatabase(inject('templateUrl'))
})
afterAll(async () => await database.close())

/** Ends every connection of this database but the one that asks, as a server that goes down does. */
async function breakLines(): Promise<void> {
  await database.sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
}

const outcomeOf = async (act: Promise<unknown>): Promise<string> =>
  await act.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  )

describe('a line that breaks', () => {
  it('answers everything that waits on it, also what was sent behind the other, and the next statement finds a new line', async () => {
    const waiting = Array.from({ length: 25 }, () =>
      database.db.transaction().execute(async (tx) => {
        await Promise.all(Array.from({ length: 5 }, async () => await sql`select pg_sleep(2)`.execute(tx)))
      }),
    )
    const outcomes = Promise.all(waiting.map(outcomeOf))
    await new Promise((resolve) => setTimeout(resolve, 300))
    for (let blow = 0; blow < 4; blow++) {
      await breakLines()
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    expect((await outcomes).filter((one) => one !== 'done' && one !== '57P01' && one !== 'CONNECTION_CLOSED')).toEqual([])
    expect((await sql<{ n: number }>`select 1 as n`.execute(database.db)).rows).toEqual([{ n: 1 }])
  })

  it('ends a transaction that was doing nothing just then; nothing of it is written, and nothing after it goes elsewhere', async () => {
    const act = database.db.transaction().execute(async (tx) => {
      await sql`insert into house_secrets (name, value) values ('before', 'x')`.execute(tx)
      await breakLines()
      await new Promise((resolve) => setTimeout(resolve, 100))
      await sql`insert into house_secrets (name, value) values ('after', 'x')`.execute(tx)
    })
    expect(await outcomeOf(act)).toBe('CONNECTION_CLOSED')
    expect((await sql`select name from house_secrets where name in ('before', 'after')`.execute(database.db)).rows).toEqual([])
  })

  it('that was idle is thrown away before somebody gets it', async () => {
    await Promise.all(Array.from({ length: 10 }, async () => await sql`select 1`.execute(database.db)))
    await breakLines()
    await new Promise((resolve) => setTimeout(resolve, 100))
    const outcomes = await Promise.all(Array.from({ length: 30 }, async () => await outcomeOf(sql`select 1`.execute(database.db))))
    expect(new Set(outcomes)).toEqual(new Set(['done']))
  })
})

describe('a commit', () => {
  it('after a statement that failed unseen is a fault, not done', async () => {
    const act = database.db.transaction().execute(async (tx) => {
      await outcomeOf(sql`select 1 / 0`.execute(tx))
    })
    await expect(act).rejects.toThrow(/failed/)
  })
})

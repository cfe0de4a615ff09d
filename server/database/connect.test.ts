import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Database } from './connect.ts'
import { makeTestDatabase } from './test-database.ts'

let database: Database
beforeAll(async () => {
  database = await makeTestDatabase(inject('templateUrl'))
})
afterAll(async () => {
  await database.close()
})

describe('a connection', () => {
  it('gives whole numbers as numbers, instants as ISO strings, days as days, and JSON as values', async () => {
    const rows = await database.sql`
      select 9007199254740991::bigint as large, count(*) as counted, timestamptz '2013-05-22 19:00:00.123456+02' as instant, date '2013-05-22' as day,
        '{"a": [1]}'::jsonb as json, array['x']::text[] as list, array[timestamptz '2013-05-22 19:00Z'] as instants
      from ledger`
    expect(rows).toEqual([
      {
        large: 9007199254740991,
        counted: 0,
        instant: '2013-05-22T17:00:00.123Z',
        day: '2013-05-22',
        json: { a: [1] },
        list: ['x'],
        instants: ['2013-05-22T19:00:00.000Z'],
      },
    ])
  })

  it('refuses a whole number that a number cannot hold', async () => {
    await expect(database.sql`select 9007199254740993::bigint as n`).rejects.toThrow(/beyond the whole numbers/)
  })

  it('takes objects, lists and instants through the query builder as it gives them back', async () => {
    const entry = {
      seq: 1,
      at: '2026-01-02T03:04:05.678Z',
      forum_id: null,
      gathering_id: null,
      actor: 'house',
      kind: 'k',
      body: { words: ['é', null], n: 1 },
      prev_hash: '0',
      hash: '1',
    }
    await database.db.insertInto('ledger').values(entry).execute()
    expect(await database.db.selectFrom('ledger').selectAll().executeTakeFirst()).toEqual(entry)
    const key = { scope: 's', key: 'k', request_digest: null, result: ['a', { b: 1 }], made_at: entry.at }
    await database.db.insertInto('idempotency_keys').values(key).execute()
    expect(await database.db.selectFrom('idempotency_keys').selectAll().executeTakeFirst()).toEqual(key)
  })

  it('makes copies of the template side by side', async () => {
    const copies = await Promise.all([1, 2, 3, 4].map(() => makeTestDatabase(inject('templateUrl'))))
    expect(new Set(copies.map((copy) => copy.url)).size).toBe(4)
    for (const copy of copies) expect(await copy.db.selectFrom('ledger_head').select('seq').execute()).toEqual([{ seq: 0 }])
    await Promise.all(copies.map((copy) => copy.close()))
  })
})

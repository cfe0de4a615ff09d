/** Lists to PostgreSQL and back. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sql } from 'kysely'
import { arrayText, parseArrayText } from './array-text.ts'
import type { Database } from './connect.ts'
import { makeTestDatabase } from './test-database.ts'

let database: Database
beforeAll(async () => {
  database = await makeTestDatabase(inject('templateUrl'))
})
afterAll(async () => await database.close())

describe('a list', () => {
  it('comes back from its text as it was, whatever its elements hold', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string({ unit: 'binary' }))), (list) => {
        expect(parseArrayText(arrayText(list, String), String)).toEqual(list)
      }),
      { seed: 7 },
    )
  })
  it.each([[[]], [['']], [['NULL', 'null', 'a,b', '{x}', '"', '\\', '\n', ' ', '🙂']]])(
    'comes back from the database as it was: %j',
    async (list) => {
      const { rows } = await sql<{ list: string[] }>`select ${list}::text[] as list`.execute(database.db)
      expect(rows).toEqual([{ list }])
    },
  )
})

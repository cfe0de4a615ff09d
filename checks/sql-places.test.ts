import { describe, expect, it } from 'vitest'
import { strayedSql } from './sql-places.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('SQL lives in server/sql', () => {
  it('holds in this checkout', () => {
    expect(listed(strayedSql(checkout()))).toBe('')
  })
  it.each([
    ['a template', 'export const q = sql`select 1`'],
    ['a typed template', 'export const q = sql<{ id: string }>`select id from ideas`'],
    ['a builder', `export const q = db.selectFrom('ideas').select('id')`],
    ['a change by a builder', `export const q = tx.updateTable('ideas').set({ number: 1 })`],
    ['a string', `export const q = client.query("select id, number from ideas where id = '1'")`],
    ['a string in capitals', `export const q = client.query("SELECT id FROM ideas WHERE number = 1")`],
    ['a template with a hole', 'export const q = run(`insert into ideas values (${id})`)'],
  ])('would find %s in a command', (_, text) => {
    expect(strayedSql(aTree({ 'server/commands/x.ts': text }))).not.toEqual([])
  })
  it('lets it stand at home and leaves prose alone', () => {
    const tree = aTree({
      'server/sql/ideas.ts': 'export const q = sql`select 1`',
      'server/http/x.ts': `export const hint = 'Select a table from the list, then update the seat.'`,
    })
    expect(strayedSql(tree)).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { barrels, defaultExports, misnamedFiles } from './file-names.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('a file is one concept and bears its name', () => {
  it('holds in this checkout: names', () => {
    expect(listed(misnamedFiles(checkout()))).toBe('')
  })
  it('holds in this checkout: no file only passes on others, and exports are named', () => {
    expect(listed([...barrels(checkout()), ...defaultExports(checkout())])).toBe('')
  })
  it.each([
    'server/ideaTable.ts',
    'server/Idea.ts',
    'server/idea_table.ts',
    'server/utils.ts',
    'server/idea-helpers.ts',
    'core/ideas/index.ts',
    'server/seat-manager.ts',
    'web/src/parts/mark.svelte',
    'web/src/parts/place-card.svelte',
    'web/src/styles/Kit.css',
  ])('would find %s', (path) => expect(misnamedFiles(aTree({ [path]: '' }))).toHaveLength(1))
  it.each([
    'server/idea-table.ts',
    'server/idea-table.test.ts',
    'web/src/parts/PlaceCard.svelte',
    'web/src/routes/+page.svelte',
    'web/src/routes/+layout.server.ts',
    'web/src/line/outbox.svelte.ts',
    'migrations/0001-the-house.sql',
  ])('lets %s be', (path) => expect(misnamedFiles(aTree({ [path]: '' }))).toEqual([]))
  it('would find a barrel', () => {
    expect(barrels(aTree({ 'core/ideas/all.ts': `export { idea } from './idea.ts'\nexport type { Idea } from './idea.ts'` }))).toHaveLength(
      1,
    )
    expect(barrels(aTree({ 'core/ideas/all.ts': `import { idea } from './idea.ts'\nexport { idea }` }))).toHaveLength(1)
    expect(barrels(aTree({ 'core/ideas/more.ts': `export * from './idea.ts'\nexport const x = 1` }))).toHaveLength(1)
    expect(barrels(aTree({ 'core/ideas/idea.ts': `export const idea = 1` }))).toEqual([])
  })
  it('would find a default export', () => {
    expect(
      defaultExports(
        aTree({ 'server/a.ts': 'export default 1', 'server/b.ts': 'export default function x() {}', 'server/c.ts': 'export const x = 1' }),
      ),
    ).toHaveLength(2)
  })
})

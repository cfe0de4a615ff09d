import { describe, expect, it } from 'vitest'
import { filesWithoutOpening, undocumentedExports } from './docstrings.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('what is exported is explained', () => {
  it('holds in this checkout: every export of core, maths and contract has a docstring', () => {
    expect(listed(undocumentedExports(checkout()))).toBe('')
  })
  it('holds in this checkout: every file opens with a sentence', () => {
    expect(listed(filesWithoutOpening(checkout()))).toBe('')
  })
  it.each([
    'export function x(): void {}',
    'export const x = 1',
    'export interface X { readonly y: 1 }',
    'export type X = string',
    'export class X {}',
  ])('would find %s', (text) => {
    expect(undocumentedExports(aTree({ 'core/ideas/x.ts': `/** Opening. */\n\n${text}` }))).toHaveLength(1)
    expect(undocumentedExports(aTree({ 'core/ideas/x.ts': `/** Opening. */\n\n/** What it is. */\n${text}` }))).toEqual([])
  })
  it('covers the name of a schema by the docstring of the schema, and nothing else', () => {
    const schema = 'export const X = Type.String()\nexport type X = Static<typeof X>'
    expect(undocumentedExports(aTree({ 'contract/x.ts': `// o\n\n/** What it is. */\n${schema}` }))).toEqual([])
    expect(undocumentedExports(aTree({ 'contract/x.ts': `// o\n\n${schema}` }))).toHaveLength(2)
    expect(
      undocumentedExports(aTree({ 'contract/x.ts': `// o\n\n/** What it is. */\nexport const X = 1\nexport type X = string` })),
    ).toHaveLength(1)
  })
  it('would find a file that opens without a sentence', () => {
    expect(filesWithoutOpening(aTree({ 'server/x.ts': 'export const x = 1', 'web/src/parts/X.svelte': '<p>{x}</p>' }))).toHaveLength(2)
    expect(filesWithoutOpening(aTree({ 'server/x.ts': '/** What it is. */', 'web/src/parts/X.svelte': '<!-- What it is. -->' }))).toEqual(
      [],
    )
  })
})

import { describe, expect, it } from 'vitest'
import { FILE_LINES_MAX, FUNCTION_LINES_MAX, oversized } from './sizes.ts'
import { aTree, checkout, listed } from './source-tree.ts'

const lines = (count: number): string => 'f()\n'.repeat(count)

describe('files and functions are small', () => {
  it('holds in this checkout', () => {
    expect(listed(oversized(checkout()))).toBe('')
  })
  it('would find a long file, also a style sheet and a component', () => {
    for (const path of ['server/x.ts', 'web/src/styles/x.css', 'web/src/parts/X.svelte'])
      expect(oversized(aTree({ [path]: lines(FILE_LINES_MAX) }))).toHaveLength(1)
    expect(oversized(aTree({ 'server/x.ts': lines(FILE_LINES_MAX - 1) }))).toEqual([])
  })
  it('would find a long function, wherever it is written', () => {
    const body = lines(FUNCTION_LINES_MAX - 2)
    for (const text of [`function x() {\n${body}}`, `const x = () => {\n${body}}`, `class X {\n  y() {\n${body}}\n}`])
      expect(listed(oversized(aTree({ 'server/x.ts': text })))).toContain('a function of 60 lines')
    expect(
      listed(oversized(aTree({ 'web/src/parts/X.svelte': `<p></p>\n<script lang="ts">\nfunction x() {\n${body}}\n</script>` }))),
    ).toContain('X.svelte:3 a function of 60 lines')
    expect(oversized(aTree({ 'server/x.ts': `function x() {\n${lines(FUNCTION_LINES_MAX - 3)}}` }))).toEqual([])
  })
  it('leaves tests alone', () => {
    expect(oversized(aTree({ 'server/x.test.ts': lines(FILE_LINES_MAX + 1) }))).toEqual([])
  })
})

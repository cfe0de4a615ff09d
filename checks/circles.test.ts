import { describe, expect, it } from 'vitest'
import { circles } from './circles.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('no circles', () => {
  it('holds in this checkout', () => {
    expect(listed(circles(checkout()))).toBe('')
  })
  it('would find a circle of three, types included', () => {
    const tree = aTree({
      'core/words/a.ts': `import { b } from './b.ts'`,
      'core/words/b.ts': `import type { C } from './c.ts'`,
      'core/words/c.ts': `export type { A } from './a.ts'`,
    })
    expect(listed(circles(tree))).toContain('core/words/a.ts > core/words/b.ts > core/words/c.ts > core/words/a.ts')
  })
  it('would find a file that imports itself', () => {
    expect(circles(aTree({ 'core/words/a.ts': `import { a } from './a.ts'` }))).toHaveLength(1)
  })
  it('lets two files share a third', () => {
    expect(
      circles(
        aTree({
          'core/words/a.ts': `import { b } from './b.ts'\nimport { c } from './c.ts'`,
          'core/words/b.ts': `import { c } from './c.ts'`,
          'core/words/c.ts': '',
        }),
      ),
    ).toEqual([])
  })
})

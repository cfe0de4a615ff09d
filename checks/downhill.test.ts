import { describe, expect, it } from 'vitest'
import { uphillImports } from './downhill.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('imports run downhill', () => {
  it('holds in this checkout', () => {
    expect(listed(uphillImports(checkout()))).toBe('')
  })
  it.each([
    ['a rule that asks the server', 'core/ideas/idea.ts', `import { x } from '../../server/house.ts'`, 'core may not import server'],
    ['a type from above', 'core/ideas/idea.ts', `import type { X } from '../../contract/ideas.ts'`, 'core may not import contract'],
    [
      'a type in the middle of a line',
      'core/ideas/idea.ts',
      `export type Y = import('../../contract/ideas.ts').X`,
      'core may not import contract',
    ],
    [
      'a later room of core',
      'core/ideas/idea.ts',
      `import type { Theme } from '../themes/theme.ts'`,
      'core/ideas comes before core/themes',
    ],
    ['a room that core does not have', 'core/helpers/x.ts', `import { y } from '../words/y.ts'`, 'core has no room helpers'],
    ['maths that knows ideas', 'maths/seating/plan.ts', `import { x } from '../../core/ideas/idea.ts'`, 'maths may not import core'],
    [
      'a page that meets the server',
      'web/src/routes/+page.server.ts',
      `import { house } from '../../../server/house.ts'`,
      'web may not import server',
    ],
    [
      'a component that meets the server',
      'web/src/parts/Mark.svelte',
      `<script lang="ts">\nimport { house } from '../../../server/house.ts'\n</script>`,
      'web may not import server',
    ],
    ['a page that loads the schemas', 'web/src/line/x.ts', `import { API } from '$contract/api'`, 'at run time'],
    [
      'a server that meets a page',
      'server/http/x.ts',
      `const page = await import('../../web/src/hooks.server.ts')`,
      'server may not import web',
    ],
    ['a rule that leans on a test', 'server/http/x.ts', `import { aTree } from '../../checks/source-tree.ts'`, 'belongs to the tests'],
  ])('would find %s', (_, path, text, sentence) => {
    expect(listed(uphillImports(aTree({ [path]: text })))).toContain(sentence)
  })
  it('lets a page take types of the contract and the three light files', () => {
    const text = `import type { IdeaView } from '$contract/ideas'\nimport { makeClient } from '$contract/client'\nimport { letterAt } from '$core/words/letters.ts'`
    expect(uphillImports(aTree({ 'web/src/line/x.ts': text }))).toEqual([])
  })
})

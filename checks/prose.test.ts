import { describe, expect, it } from 'vitest'
import { lostLabels, lostPlaces } from './prose.ts'
import { aTree, checkout, listed } from './source-tree.ts'

describe('prose names what is there', () => {
  it('holds in this checkout', () => {
    expect(listed(lostPlaces(checkout()))).toBe('')
  })
  it('would find a file, a folder and a link that lead nowhere', () => {
    const tree = aTree({
      'README.md': 'See `core/ideas/gone.ts`, `server/attic/` and [this](docs/gone.md).',
      'docs/guides/x.md': '[up](../../GONE.md)',
    })
    expect(lostPlaces(tree)).toHaveLength(4)
  })
  it('leaves patterns, commands and addresses alone', () => {
    const tree = aTree({
      'README.md': '`web/src/words/<language>/<room>.json` `npm test` [out](https://example.org) `core/ideas` [in](core/ideas/idea.ts)',
      'core/ideas/idea.ts': '',
    })
    expect(lostPlaces(tree)).toEqual([])
  })
})

describe('guides say what the screen says', () => {
  it('holds in this checkout', () => {
    expect(listed(lostLabels(checkout()))).toBe('')
  })
  it('would find a label that no catalogue has', () => {
    const tree = aTree({
      'docs/guides/convener.md': 'Press **Open the doors.** and **Launch it**.',
      'web/src/words/en/x.json': '{ "open": "Open the doors" }',
    })
    expect(lostLabels(tree)).toHaveLength(1)
  })
})

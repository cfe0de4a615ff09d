import { describe, expect, it } from 'vitest'
import { retiredLabels, retiredNames, retiredWords } from './retired-words.ts'
import { aTree, checkout, listed } from './source-tree.ts'

const retired = retiredWords(checkout().find(({ path }) => path === 'WORDS.md')?.text ?? '')

describe('retired words do not come back', () => {
  it('reads them from WORDS.md', () => {
    expect(retired.map(({ word }) => word)).toEqual(
      expect.arrayContaining(['comment', 'opinion', 'vote', 'user', 'event', 'response', 'document', 'tag']),
    )
  })
  it('holds in this checkout: names', () => {
    expect(listed(retiredNames(checkout(), retired))).toBe('')
  })
  it('holds in this checkout: what people read', () => {
    expect(listed(retiredLabels(checkout(), retired))).toBe('')
  })
  it.each([
    ['a type', 'core/ideas/x.ts', 'interface Comment { readonly text: string }'],
    ['a function', 'core/ideas/x.ts', 'function castVote() {}'],
    ['a plural', 'core/ideas/x.ts', 'const userVotes = 1'],
    ['a parameter', 'core/ideas/x.ts', 'function put(theDocument: string) { return theDocument }'],
    ['a field', 'core/ideas/x.ts', 'type X = { readonly eventTitle: string }'],
    ['a key of an object', 'core/ideas/x.ts', 'const x = { tagNames: 1 }'],
    ['a file', 'core/ideas/opinion-list.ts', ''],
    ['a component', 'web/src/parts/CommentBox.svelte', '<p></p>'],
    ['a table', 'migrations/0009-x.sql', 'create table event_tags (id uuid)'],
  ])('would find %s', (_, path, text) => {
    expect(retiredNames(aTree({ [path]: text }), retired)).not.toEqual([])
  })
  it('would find one in a catalogue and in a refusal', () => {
    expect(retiredLabels(aTree({ 'web/src/words/en/wall.json': '{\n  "title": "Comments of this event"\n}' }), retired)).toHaveLength(2)
    expect(
      retiredLabels(aTree({ 'contract/refusals.ts': `  not_found: { status: 404, sentence: 'There is no user here.' },` }), retired),
    ).toHaveLength(1)
  })
  it('leaves the platform its words, and words that only contain one', () => {
    const tree = aTree({
      'web/src/line/live.ts': 'const source = new EventSource("/x")\ndocument.title = "x"\nconst eventually = 1',
      'contract/client.ts': 'const response = await fetch("/")',
    })
    expect(retiredNames(tree, retired)).toEqual([])
  })
})

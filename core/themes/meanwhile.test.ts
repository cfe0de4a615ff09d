import { describe, expect, it } from 'vitest'
import type { BoardChange, BoardPatch } from '../ledger/entry-kinds.ts'
import { changedMeanwhile, type Asked } from './meanwhile.ts'

const empty: BoardPatch = { themes: [], placements: [] }
const moved = (idea: string, from: string | null, to: string | null): BoardChange => ({
  question: 'q',
  before: { ...empty, placements: [{ idea, theme: from, position: 0 }] },
  after: { ...empty, placements: [{ idea, theme: to, position: 1 }] },
})
const theme = (title: string, position: number) => ({
  id: 'law',
  letter: 'a',
  title: { words: title, digest: title },
  position,
  isRetired: false,
  mergedInto: null,
})
const changed = (from: ReturnType<typeof theme>, to: ReturnType<typeof theme>): BoardChange => ({
  question: 'q',
  before: { ...empty, themes: [from] },
  after: { ...empty, themes: [to] },
})

describe('what somebody else changed meanwhile', () => {
  const place: Asked = { ideas: ['1'], theme: 'law' }
  it.each<[string, Asked, BoardChange, string | null]>([
    ['an idea that went elsewhere', place, moved('1', null, 'skills'), '1'],
    ['nothing when it went where one wants it', place, moved('1', null, 'law'), null],
    ['nothing when it was only pushed along', place, moved('1', 'skills', 'skills'), null],
    ['nothing when another idea moved', place, moved('2', null, 'skills'), null],
    ['a title', { title: 'law' }, changed(theme('Law', 0), theme('Laws', 0)), 'law'],
    ['nothing when the theme only moved', { title: 'law' }, changed(theme('Law', 0), theme('Law', 1)), null],
    ['the order', { order: true }, changed(theme('Law', 0), theme('Law', 1)), 'law'],
    ['nothing of the order when a title changed', { order: true }, changed(theme('Law', 0), theme('Laws', 0)), null],
  ])('is %s', (_name, asked, body, found) => {
    expect(changedMeanwhile(asked, [{ actor: 'member:kofi', body }], 'member:ines')?.id ?? null).toBe(found)
    expect(changedMeanwhile(asked, [{ actor: 'member:ines', body }], 'member:ines')).toBeNull()
  })
})

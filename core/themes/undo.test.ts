import { describe, expect, it } from 'vitest'
import { lastUndoable } from './undo.ts'

function change(seq: number, undoes?: number, question = 'q'): { seq: number; kind: string; body: { question: string; undoes?: number } } {
  return {
    seq,
    kind: undoes === undefined ? 'ideas_placed' : 'theme_change_undone',
    body: { question, ...(undoes === undefined ? {} : { undoes }) },
  }
}

describe('what can be taken back', () => {
  it.each([
    ['nothing on an empty board', [], null],
    ['the newest change', [change(1), change(2)], 2],
    ['the one before a change that was taken back', [change(1), change(2), change(3, 2)], 1],
    ['a change made after an undo', [change(1), change(2, 1), change(3)], 3],
    ['nothing when all is taken back', [change(1), change(2), change(3, 2), change(4, 1)], null],
    ['a change that was done again', [change(1), change(2), change(3, 2), change(4, 3)], 2],
    ['the one before what was taken back, done again and taken back', [change(1), change(2), change(3, 2), change(4, 3), change(5, 2)], 1],
    ['only changes of this board', [change(1), change(2, undefined, 'other')], 1],
  ])('is %s', (_name, entries, seq) => expect(lastUndoable(entries.toReversed(), 'q')?.seq ?? null).toBe(seq))
})

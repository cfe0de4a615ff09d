/** Carries a proposal that was written on an earlier wording over to the wording of today, where the two changes do not touch the same words. */
import { collisionOfStretches, type Stretch } from './text-range.ts'
import { diffWords } from './word-diff.ts'

interface Edit extends Stretch {
  readonly words: string
}

/**
 * The words of today with what was proposed on the words of then; null where both changed the same words, or put words in at the same place: a person
 * has to say then what is meant. What both changed alike is changed once.
 */
export function carryOver(then: string, today: string, proposed: string): string | null {
  const [meanwhile, asked] = [editsOf(then, today), editsOf(then, proposed)]
  const isShared = (edit: Edit) => meanwhile.some((other) => isSame(edit, other))
  const left = asked.filter((edit) => !isShared(edit))
  if (left.some((edit) => meanwhile.some((other) => collisionOfStretches(edit, other) !== null))) return null
  // From the end on, so that no place moves before it is used; what is put in at the edge of other words stands before them.
  return [...meanwhile, ...left]
    .toSorted((a, b) => b.end - a.end || b.start - a.start)
    .reduce((text, { start, end, words }) => text.slice(0, start) + words + text.slice(end), then)
}

/** What was done to a text, as stretches of it with the words that came in their place. */
function editsOf(before: string, after: string): readonly Edit[] {
  const edits: Edit[] = []
  let at = 0
  for (const { kind, text } of diffWords(before, after)) {
    if (kind === 'added') {
      const last = edits.at(-1)
      if (last !== undefined && last.end === at && last.words === '' && last.start < last.end) edits.splice(-1, 1, { ...last, words: text })
      else edits.push({ start: at, end: at, words: text })
      continue
    }
    if (kind === 'removed') edits.push({ start: at, end: at + text.length, words: '' })
    at += text.length
  }
  return edits
}

function isSame(one: Edit, other: Edit): boolean {
  return one.start === other.start && one.end === other.end && one.words === other.words
}

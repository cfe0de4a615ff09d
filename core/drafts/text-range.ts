/** Ranges of a kept version of a text, what becomes of the text when their words are replaced, and when two of them collide. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import { wordsAndBetween } from './word-diff.ts'

/** A clause of a kept version, as far as ranges need it. */
export interface RangedClause {
  readonly id: string
  readonly text: string
}
/**
 * Words of one version: from a place in its first clause to a place in its last, in UTF-16 units, both on the edge of a word. Without a place in
 * between (first and last the same, from and to the same) it is a point where words can be put in.
 */
export interface TextRange {
  readonly first: string
  readonly from: number
  readonly last: string
  readonly to: number
}
/** Part of a text by its places, `end` not included; a point where the two are the same. */
export interface Stretch {
  readonly start: number
  readonly end: number
}
/** Why two amendments of one version cannot both be taken as they are. */
export type Collision = 'same_words' | 'overlap' | 'within' | 'same_place'

/** Checks a range against its version: clauses that exist, in order, cut at the edges of words. A place inside a word is moved out to its edge. */
export function rangeIn(clauses: readonly RangedClause[], asked: TextRange): Outcome<TextRange, 'range_unknown'> {
  const [start, end] = [clauses.findIndex(({ id }) => id === asked.first), clauses.findIndex(({ id }) => id === asked.last)]
  const [first, last] = [clauses[start], clauses[end]]
  if (first === undefined || last === undefined || end < start) return refuse('range_unknown')
  const isInside = asked.from >= 0 && asked.from <= first.text.length && asked.to >= 0 && asked.to <= last.text.length
  if (!isInside || (start === end && asked.from > asked.to)) return refuse('range_unknown')
  if (start === end && asked.from === asked.to) {
    const point = edgeBefore(first.text, asked.from)
    return accept({ ...asked, from: point, to: point })
  }
  return accept({ ...asked, from: edgeBefore(first.text, asked.from), to: edgeAfter(last.text, asked.to) })
}

/** The words of a range, clauses parted by a blank line. */
export function wordsOfRange(clauses: readonly RangedClause[], range: TextRange): string {
  return clausesOf(clauses, range)
    .map(({ id, text }) => text.slice(id === range.first ? range.from : 0, id === range.last ? range.to : text.length))
    .join('\n\n')
}

/**
 * The clauses that a range touches, before and after its words are replaced: the new words take their place in the first of them, which keeps its id;
 * the others are gone. A clause that is left without words is gone too.
 */
export function replaceRange(
  clauses: readonly RangedClause[],
  range: TextRange,
  words: string,
): { readonly first: RangedClause | null; readonly gone: readonly string[] } {
  const touched = clausesOf(clauses, range)
  const [head = '', tail = ''] = [touched.at(0)?.text.slice(0, range.from), touched.at(-1)?.text.slice(range.to)]
  const text = tidied(head, words, tail)
  const others = touched.slice(1).map(({ id }) => id)
  return text === '' ? { first: null, gone: [range.first, ...others] } : { first: { id: range.first, text }, gone: others }
}

/**
 * Whether two amendments of one version collide, and how. The rule: they collide when there are words that both would change; when one would put
 * words in between words that the other changes; and when both put words in at the same place, since nobody has said which come first. Two that only
 * touch at their edges do not collide: both can be taken, in any order, with the same text in the end.
 */
export function collisionOf(clauses: readonly RangedClause[], one: TextRange, other: TextRange): Collision | null {
  return collisionOfStretches(stretchOf(clauses, one), stretchOf(clauses, other))
}

/** The same of two stretches of one text. */
export function collisionOfStretches(a: Stretch, b: Stretch): Collision | null {
  const [isPoint, isOtherPoint] = [a.start === a.end, b.start === b.end]
  if (isPoint && isOtherPoint) return a.start === b.start ? 'same_place' : null
  if (isPoint || isOtherPoint) {
    const [point, words] = isPoint ? [a, b] : [b, a]
    return words.start < point.start && point.start < words.end ? 'within' : null
  }
  if (a.start === b.start && a.end === b.end) return 'same_words'
  return a.start < b.end && b.start < a.end ? 'overlap' : null
}

/** Where a range starts and ends in the whole text, counted with one unit between clauses. */
export function stretchOf(clauses: readonly RangedClause[], range: TextRange): Stretch {
  const starts = new Map<string, number>()
  let at = 0
  for (const { id, text } of clauses) {
    starts.set(id, at)
    at += text.length + 1
  }
  return { start: (starts.get(range.first) ?? 0) + range.from, end: (starts.get(range.last) ?? 0) + range.to }
}

function clausesOf(clauses: readonly RangedClause[], { first, last }: TextRange): readonly RangedClause[] {
  return clauses.slice(
    clauses.findIndex(({ id }) => id === first),
    clauses.findIndex(({ id }) => id === last) + 1,
  )
}

/** Marks before which no space stands, in the scripts of the six languages. */
const CLOSING = /^[\s.,;:!?)\]»”،؛؟。，；：、]/

/** Words put between others, with a space where two words would become one; where words are taken out, one of the two spaces goes too. */
function tidied(head: string, words: string, tail: string): string {
  const middle = words.trim()
  if (middle === '') return (CLOSING.test(tail) ? head.trimEnd() + tail : head + tail).trim()
  const before = runsTogether(head, middle) ? ' ' : ''
  const after = runsTogether(middle, tail) ? ' ' : ''
  return `${head}${before}${middle}${after}${tail}`.trim()
}

/** True where the end of one text and the start of the next would read as one word. */
function runsTogether(one: string, next: string): boolean {
  return one !== '' && next !== '' && !edges(one + next).includes(one.length)
}

function edgeBefore(text: string, place: number): number {
  return edges(text).findLast((edge) => edge <= place) ?? 0
}
function edgeAfter(text: string, place: number): number {
  return edges(text).find((edge) => edge >= place) ?? text.length
}
function edges(text: string): readonly number[] {
  let at = 0
  return [0, ...wordsAndBetween(text).map((word) => (at += word.length))]
}

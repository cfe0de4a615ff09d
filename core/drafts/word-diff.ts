/** What changed between two wordings, by whole words, in any script: nothing of either is lost, and both can be read out of it again. */
import { diffArrays } from 'diff'

/** A stretch of words that both wordings have, that only the earlier has, or that only the later has. */
export interface DiffRun {
  readonly kind: 'kept' | 'removed' | 'added'
  readonly text: string
}

/** Steps of the search for the shortest difference; two texts that share less than this are shown as one out and the other in. Bounds time and memory by its square. */
const EDITS_MAX = 1_200
/** Words as Unicode parts them: spaces and marks stand by themselves, Chinese and Thai are parted by a dictionary, a letter never from its marks. */
const BY_WORDS = new Intl.Segmenter('und', { granularity: 'word' })

/** The words of a text with everything that stands between them, in order: joined they are the text. */
export function wordsAndBetween(text: string): readonly string[] {
  return Array.from(BY_WORDS.segment(text), ({ segment }) => segment)
}

/** How many words a text has; spaces and punctuation are none. */
export function countWords(text: string): number {
  let words = 0
  for (const { isWordLike } of BY_WORDS.segment(text)) if (isWordLike === true) words += 1
  return words
}

/**
 * The difference of two wordings. Kept and removed runs joined are the earlier text, kept and added runs joined the later one, exactly. Runs of one
 * kind never follow each other, and what is removed stands before what takes its place. A gap of white space between two changes belongs to them.
 */
export function diffWords(before: string, after: string): readonly DiffRun[] {
  if (before === after) return before === '' ? [] : [{ kind: 'kept', text: before }]
  const changes = diffArrays([...wordsAndBetween(before)], [...wordsAndBetween(after)], { maxEditLength: EDITS_MAX })
  const runs: readonly DiffRun[] =
    changes === undefined
      ? [
          { kind: 'removed', text: before },
          { kind: 'added', text: after },
        ]
      : changes.map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'kept', text: value.join('') }))
  return joined(runs)
}

/** The two columns of a comparison: what the earlier wording says, and what the later one says. */
export function sidesOf(runs: readonly DiffRun[]): { readonly before: readonly DiffRun[]; readonly after: readonly DiffRun[] } {
  return { before: runs.filter(({ kind }) => kind !== 'added'), after: runs.filter(({ kind }) => kind !== 'removed') }
}

/** Words that only one of two wordings has, counted: removed and added ones. */
export function wordsChanged(runs: readonly DiffRun[]): { readonly removed: number; readonly added: number } {
  const of = (kind: DiffRun['kind']) => countWords(runs.map((run) => (run.kind === kind ? run.text : ' ')).join(''))
  return { removed: of('removed'), added: of('added') }
}

/** Gathers changes between kept words into one that goes out and one that comes in. */
function joined(runs: readonly DiffRun[]): readonly DiffRun[] {
  const all: DiffRun[] = []
  let [out, into, gap] = ['', '', '']
  const settle = (): void => {
    if (out !== '') all.push({ kind: 'removed', text: out })
    if (into !== '') all.push({ kind: 'added', text: into })
    const last = all.at(-1)
    if (gap !== '' && last?.kind === 'kept') all.splice(-1, 1, { kind: 'kept', text: last.text + gap })
    else if (gap !== '') all.push({ kind: 'kept', text: gap })
    ;[out, into, gap] = ['', '', '']
  }
  for (const { kind, text } of runs) {
    if (text === '') continue
    if (kind === 'kept') {
      // White space alone between two changes would tear a phrase into single words.
      const isGap = text.trim() === '' && (out !== '' || into !== '')
      if (!isGap && gap !== '') settle()
      gap += text
      if (!isGap) settle()
      continue
    }
    if (gap !== '') {
      out += gap
      into += gap
      gap = ''
    }
    if (kind === 'removed') out += text
    else into += text
  }
  settle()
  return all
}

/** In which order amendments are taken: where several touch the same words, the one furthest from the text first, as assemblies do; the reason is said. */
import { collisionOf, replaceRange, stretchOf, wordsOfRange, type Collision, type RangedClause, type TextRange } from './text-range.ts'
import { countWords, diffWords, wordsChanged } from './word-diff.ts'

/** An amendment as its order sees it. All of one order are of one version. */
export interface OrderedAmendment {
  readonly number: number
  readonly range: TextRange
  readonly words: string
}
/** An amendment in its place, with what it collides with and the figures of its distance. */
export interface AmendmentPlace {
  readonly number: number
  readonly collides: readonly { readonly number: number; readonly how: Collision }[]
  /** Words that go out or come in, and words of the clauses it touches. */
  readonly changed: number
  readonly of: number
  /** `alone`: it collides with none and comes in the order of the text. `furthest`: of those it collides with, it changes most. `nearer`: it changes less. `earlier`, `later`: as far as another, told apart by number. */
  readonly reason: 'alone' | 'furthest' | 'nearer' | 'earlier' | 'later'
}

/**
 * Amendments of one version in the order in which they are taken. Those that collide, directly or over others, stand together at the place of the first
 * of their words; among them the one that changes most words is first, so that no nearer one is settled before a further one could be taken.
 */
export function orderAmendments(clauses: readonly RangedClause[], amendments: readonly OrderedAmendment[]): readonly AmendmentPlace[] {
  const measured = amendments.map((one) => measure(clauses, amendments, one))
  return clusters(measured)
    .toSorted((a, b) => startOf(a) - startOf(b) || numberOf(a) - numberOf(b))
    .flatMap((cluster) => {
      const ordered = cluster.toSorted((a, b) => b.changed - a.changed || a.number - b.number)
      return ordered.map(({ start: _start, ...place }, at) => ({ ...place, reason: reasonOf(ordered, at) }))
    })
}

interface Measured {
  readonly number: number
  readonly start: number
  readonly collides: AmendmentPlace['collides']
  readonly changed: number
  readonly of: number
}

function measure(clauses: readonly RangedClause[], all: readonly OrderedAmendment[], { number, range, words }: OrderedAmendment): Measured {
  const before = wordsOfRange(clauses, { ...range, from: 0, to: clauses.find(({ id }) => id === range.last)?.text.length ?? 0 })
  const { removed, added } = wordsChanged(diffWords(before, replaceRange(clauses, range, words).first?.text ?? ''))
  const collides = all.flatMap((other) => {
    const how = other.number === number ? null : collisionOf(clauses, range, other.range)
    return how === null ? [] : [{ number: other.number, how }]
  })
  return { number, start: stretchOf(clauses, range).start, collides, changed: removed + added, of: countWords(before) }
}

/** Amendments that hang together by collisions. */
function clusters(all: readonly Measured[]): readonly (readonly Measured[])[] {
  const byNumber = new Map(all.map((one) => [one.number, one]))
  const seen = new Set<number>()
  return all.flatMap((one) => {
    if (seen.has(one.number)) return []
    const cluster: Measured[] = []
    const waiting = [one]
    seen.add(one.number)
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      cluster.push(next)
      for (const { number } of next.collides) {
        const other = byNumber.get(number)
        if (other === undefined || seen.has(number)) continue
        seen.add(number)
        waiting.push(other)
      }
    }
    return [cluster]
  })
}

const startOf = (cluster: readonly Measured[]): number => Math.min(...cluster.map(({ start }) => start))
const numberOf = (cluster: readonly Measured[]): number => Math.min(...cluster.map(({ number }) => number))

function reasonOf(ordered: readonly Measured[], at: number): AmendmentPlace['reason'] {
  const [one, before, after] = [ordered[at], ordered[at - 1], ordered[at + 1]]
  if (one === undefined || ordered.length === 1) return 'alone'
  if (before?.changed === one.changed) return 'later'
  if (after?.changed === one.changed) return 'earlier'
  return before === undefined ? 'furthest' : 'nearer'
}

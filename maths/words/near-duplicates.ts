/** Texts that say nearly the same: small groups in which every two are alike. */
import { cosine, type TermSpace } from './term-space.ts'

/** Two texts by their places, the earlier first, and their cosine. */
export interface NearPair {
  readonly a: number
  readonly b: number
  readonly likeness: number
}

/** From here on two short texts read as one wording of the other; below it they merely speak of one matter. Read off the café of 2013. */
export const LIKENESS_LEAST = 0.5
/** Pairs are looked for among texts that share one of their most telling terms: without it they cannot reach that likeness. */
const TELLING_TERMS = 16
/** A term that more texts hold tells nothing; it also bounds the work: texts × 16 × 40 comparisons at most. */
const HOLDERS_MAX = 40
/** More than so many wordings of one thing are not read at a glance. */
const GROUP_MAX = 6

/** Pairs of alike texts, most alike first. */
export function nearPairs(space: TermSpace, texts: readonly number[], least = LIKENESS_LEAST): NearPair[] {
  const seen = new Set<string>()
  const pairs: NearPair[] = []
  for (const holders of holdersOfTelling(space, texts).values()) {
    if (holders.length > HOLDERS_MAX) continue
    holders.forEach((b, at) => {
      for (const a of holders.slice(0, at)) {
        const key = `${a} ${b}`
        if (seen.has(key)) continue
        seen.add(key)
        const likeness = likenessOf(space, a, b)
        if (likeness >= least) pairs.push({ a, b, likeness })
      }
    })
  }
  return pairs.toSorted((one, two) => two.likeness - one.likeness || one.a - two.a || one.b - two.b)
}

/** Groups in which every two texts are a pair, made of the most alike first; each text in one group at most. */
export function nearGroups(pairs: readonly NearPair[]): number[][] {
  const isPair = new Set(pairs.map(({ a, b }) => `${a} ${b}`))
  const groupOf = new Map<number, number[]>()
  for (const { a, b } of pairs) {
    const left = groupOf.get(a) ?? [a]
    const right = groupOf.get(b) ?? [b]
    if (left === right || left.length + right.length > GROUP_MAX) continue
    if (!left.every((one) => right.every((other) => isPair.has(`${Math.min(one, other)} ${Math.max(one, other)}`)))) continue
    const group = [...left, ...right].toSorted((one, two) => one - two)
    for (const text of group) groupOf.set(text, group)
  }
  return [...new Set(groupOf.values())]
}

function likenessOf(space: TermSpace, a: number, b: number): number {
  const [left, right] = [space.vectors[a], space.vectors[b]]
  return left === undefined || right === undefined ? 0 : cosine(left, right)
}

function holdersOfTelling(space: TermSpace, texts: readonly number[]): Map<number, number[]> {
  const holders = new Map<number, number[]>()
  for (const text of texts.toSorted((a, b) => a - b)) {
    const vector = space.vectors[text]
    if (vector === undefined) continue
    const telling = [...vector.terms]
      .map((term, at) => ({ term, weight: vector.weights[at] ?? 0 }))
      .toSorted((one, two) => two.weight - one.weight || one.term - two.term)
    for (const { term } of telling.slice(0, TELLING_TERMS)) holders.set(term, [...(holders.get(term) ?? []), text])
  }
  return holders
}

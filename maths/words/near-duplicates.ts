/** Texts that say nearly the same: small groups in which every two are alike. */
import { addTo, along, type TermSpace, type TermVector } from './term-space.ts'

/** Two texts by their places, the earlier first, and their cosine. */
export interface NearPair {
  readonly a: number
  readonly b: number
  readonly likeness: number
}

/** From here on two short texts read as one wording of the other; below it they merely speak of one matter. Read off the café of 2013. */
export const LIKENESS_LEAST = 0.5
/** Pairs are looked for among texts that share one of their most telling terms: without that they hardly reach that likeness. */
const TELLING_TERMS = 16
/** A term that more texts hold tells nothing; it also bounds the work: texts × 16 × 40 looks at most. */
const HOLDERS_MAX = 40
/** More than so many wordings of one thing are not read at a glance. */
const GROUP_MAX = 6

/** Pairs of alike texts, most alike first. */
export function nearPairs(space: TermSpace, texts: readonly number[], least = LIKENESS_LEAST): NearPair[] {
  const telling = new Map(texts.map((text) => [text, tellingTerms(space, text)]))
  const holders = new Int32Array(space.middle.length)
  for (const terms of telling.values()) for (const term of terms) holders[term] = (holders[term] ?? 0) + 1
  const lengths = new Map(texts.map((text) => [text, lengthOf(space.vectors[text])]))
  const earlier = new Map<number, number[]>()
  const pairs: NearPair[] = []
  const dense = new Float64Array(space.middle.length)
  for (const b of texts.toSorted((one, other) => one - other)) {
    const vector = space.vectors[b]
    if (vector === undefined) continue
    addTo(dense, vector, 1)
    for (const a of candidatesFor(b, telling.get(b) ?? [], holders, earlier)) {
      const other = space.vectors[a]
      const product = other === undefined ? 0 : along(dense, other)
      const likeness = product === 0 ? 0 : Math.min(1, product / ((lengths.get(a) ?? 1) * (lengths.get(b) ?? 1)))
      if (likeness >= least) pairs.push({ a, b, likeness })
    }
    for (const term of vector.terms) dense[term] = 0
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

/** Earlier texts that share a telling term with this one, which is an earlier one from then on. */
function candidatesFor(text: number, telling: readonly number[], holders: Int32Array, earlier: Map<number, number[]>): Set<number> {
  const found = new Set<number>()
  for (const term of telling) {
    if ((holders[term] ?? 0) > HOLDERS_MAX) continue
    const before = earlier.get(term) ?? []
    for (const other of before) found.add(other)
    before.push(text)
    earlier.set(term, before)
  }
  return found
}

function lengthOf(vector: TermVector | undefined): number {
  return vector === undefined ? 0 : Math.sqrt(vector.weights.reduce((sum, weight) => sum + weight * weight, 0))
}

/** Terms of a text with the largest weights. */
function tellingTerms(space: TermSpace, text: number): readonly number[] {
  const vector = space.vectors[text]
  if (vector === undefined) return []
  return [...vector.terms]
    .map((term, at) => ({ term, weight: vector.weights[at] ?? 0 }))
    .toSorted((one, two) => two.weight - one.weight || one.term - two.term)
    .slice(0, TELLING_TERMS)
    .map(({ term }) => term)
}

/** Texts as points: each a vector of weighted terms, seen from the middle of them all, so that what every text says weighs nothing. */
import type { Terms } from './terms.ts'

/** Sparse vector; stems and runs of characters have length 1 each. `terms` are places in the vocabulary, rising. */
export interface TermVector {
  readonly terms: Int32Array
  readonly weights: Float64Array
}
/** Texts of one question in one vocabulary. */
export interface TermSpace {
  readonly vectors: readonly TermVector[]
  /** Middle of all texts. */ readonly middle: Float64Array
  /** Square of the length of the middle. */ readonly middleSquare: number
  /** Place of a term in the vocabulary: stems after `s`, runs after `g`. */ readonly places: ReadonlyMap<string, number>
  /** Number of texts that hold each term. */ readonly holders: Int32Array
}

/**
 * Weighs the terms of texts: 1 + ln(times in the text), times 1 + ln((1 + texts) / (1 + texts that hold it)), each kind of term
 * brought to length 1. Source: Salton & Buckley 1988, Inf. Process. Manage. 24:513-523; smoothed, so that no weight is 0.
 */
export function makeTermSpace(texts: readonly Terms[]): TermSpace {
  const places = new Map<string, number>()
  const counted = texts.map(({ stems, grams }) => [countTerms(stems, 's', places), countTerms(grams, 'g', places)])
  const holders = new Int32Array(places.size)
  for (const kinds of counted) for (const counts of kinds) for (const term of counts.keys()) holders[term] = (holders[term] ?? 0) + 1
  const weightOf = (term: number, times: number): number =>
    (1 + Math.log(times)) * (1 + Math.log((1 + texts.length) / (1 + (holders[term] ?? 0))))
  const vectors = counted.map((kinds) => vectorOf(kinds.flatMap((counts) => unitWeights(counts, weightOf))))
  const middle = new Float64Array(places.size)
  for (const vector of vectors) addTo(middle, vector, 1 / Math.max(1, texts.length))
  return { vectors, middle, middleSquare: squareOf(middle), places, holders }
}

/** Adds a vector to a dense one, times a weight. Changes `sum`. */
export function addTo(sum: Float64Array, { terms, weights }: TermVector, times: number): void {
  for (let at = 0; at < terms.length; at += 1) {
    const term = terms[at] ?? 0
    sum[term] = (sum[term] ?? 0) + times * (weights[at] ?? 0)
  }
}

/** Inner product with a dense vector. */
export function along(dense: Float64Array, { terms, weights }: TermVector): number {
  let sum = 0
  for (let at = 0; at < terms.length; at += 1) sum += (dense[terms[at] ?? 0] ?? 0) * (weights[at] ?? 0)
  return sum
}

/** Inner product of two sparse vectors; 2 for a text with itself, 1 if it has one kind of term only. */
export function inner(a: TermVector, b: TermVector): number {
  let sum = 0
  let i = 0
  let j = 0
  while (i < a.terms.length && j < b.terms.length) {
    const left = a.terms[i] ?? 0
    const right = b.terms[j] ?? 0
    if (left === right) sum += (a.weights[i] ?? 0) * (b.weights[j] ?? 0)
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return sum
}

/** Cosine of two texts, 0..1; 0 when one of them has no terms. */
export function cosine(a: TermVector, b: TermVector): number {
  const lengths = Math.sqrt(inner(a, a) * inner(b, b))
  return lengths === 0 ? 0 : Math.min(1, inner(a, b) / lengths)
}

/** Square of the length of a dense vector. */
export function squareOf(dense: Float64Array): number {
  let sum = 0
  for (const value of dense) sum += value * value
  return sum
}

function countTerms(terms: readonly string[], kind: 's' | 'g', places: Map<string, number>): Map<number, number> {
  const counts = new Map<number, number>()
  for (const term of terms) {
    const name = kind + term
    const place = places.get(name) ?? places.size
    places.set(name, place)
    counts.set(place, (counts.get(place) ?? 0) + 1)
  }
  return counts
}

function unitWeights(counts: ReadonlyMap<number, number>, weightOf: (term: number, times: number) => number): [number, number][] {
  const weighed = [...counts].map(([term, times]): [number, number] => [term, weightOf(term, times)])
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0))
  return weighed.map(([term, weight]) => [term, weight / length])
}

function vectorOf(weighed: [number, number][]): TermVector {
  const sorted = weighed.toSorted(([a], [b]) => a - b)
  return { terms: Int32Array.from(sorted, ([term]) => term), weights: Float64Array.from(sorted, ([, weight]) => weight) }
}

/**
 * Statements that tell a group from the others, by two tests of proportions: inside (pat) and against the others (rat).
 * Definitions as in Polis's mathematics; `polis` keeps two faults of the original, `entente` has them mended.
 */
import { countOf } from './matrix.ts'

/** One-sided 90 %: the z that both tests must pass. */
export const Z_90 = 1.2816
/** Most representative statements that one group is given. */
export const REPRESENTATIVE_MAX = 5

/** How a group stands to one statement, one way (agree or disagree). */
export interface Representative {
  readonly column: number
  readonly direction: 'agree' | 'disagree'
  /** Ratings this way and all ratings, inside the group. */
  readonly successes: number
  readonly trials: number
  /** Share this way with one added on both sides, 0 to 1, and its z against a half. */
  readonly probability: number
  readonly probabilityTest: number
  /** How many times the share of the others it is, and the z of the difference. */
  readonly ratio: number
  readonly ratioTest: number
  /** Taken because the group agrees with it most, not by both tests. */
  readonly isBestAgree: boolean
}

/** z of a share against a half, with one success added: 2 · √(n + 1) · ((s + 1) / (n + 1) − ½). */
export function shareTest(successes: number, trials: number): number {
  return 2 * Math.sqrt(trials + 1) * ((successes + 1) / (trials + 1) - 0.5)
}

/** z of two shares, one added to all four counts, pooled; 0 when everybody is a success. */
export function twoShareTest(inside: number, insideOf: number, others: number, othersOf: number): number {
  const [s1, n1, s2, n2] = [inside + 1, insideOf + 1, others + 1, othersOf + 1]
  const pooled = (s1 + s2) / (n1 + n2)
  if (pooled === 1) return 0
  return (s1 / n1 - s2 / n2) / Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
}

interface BothWays {
  readonly agree: Representative
  readonly disagree: Representative
}

function bothWays(column: number, group: readonly [number, number, number], others: readonly [number, number, number]): BothWays {
  const way = (direction: 'agree' | 'disagree', at: 0 | 1): Representative => {
    const [successes, trials, outside, outsideOf] = [group[at], group[2], others[at], others[2]]
    const probability = (successes + 1) / (trials + 2)
    return {
      column,
      direction,
      successes,
      trials,
      probability,
      probabilityTest: shareTest(successes, trials),
      ratio: probability / ((outside + 1) / (outsideOf + 2)),
      ratioTest: twoShareTest(successes, trials, outside, outsideOf),
      isBestAgree: false,
    }
  }
  return { agree: way('agree', 0), disagree: way('disagree', 1) }
}

/** The counts a test sees: a zeroed column is a pass of everybody in the group, also of those who never saw it. */
function seenCounts(counts: Float64Array, column: number, isZeroed: boolean, people: number): readonly [number, number, number] {
  const { agrees, disagrees, seen } = countOf(counts, column)
  return isZeroed ? [0, 0, people] : [agrees, disagrees, seen]
}

/**
 * Representative statements of each group, at most five, agrees before disagrees.
 * `counts` are counted cells by group (3 · m each), `sizes` people in each, `zeroed` 1 for columns out of the map.
 */
export function representativeStatements(
  counts: readonly Float64Array[],
  sizes: readonly number[],
  zeroed: Uint8Array,
  mode: 'polis' | 'entente',
): readonly (readonly Representative[])[] {
  return counts.map((group, at) => {
    const columns = Array.from(zeroed, (isZeroed, column) => {
      const others: [number, number, number] = [0, 0, 0]
      counts.forEach((other, otherAt) => {
        if (otherAt === at) return
        seenCounts(other, column, isZeroed === 1, sizes[otherAt] ?? 0).forEach(
          (count, kind) => (others[kind] = (others[kind] ?? 0) + count),
        )
      })
      return bothWays(column, seenCounts(group, column, isZeroed === 1, sizes[at] ?? 0), others)
    })
    return mode === 'polis' ? chooseAsPolis(columns) : choose(columns.filter((_, column) => zeroed[column] !== 1))
  })
}

const score = (of: Representative): number => of.ratio * of.ratioTest * of.probability * of.probabilityTest
const isSufficient = (of: Representative): boolean => of.probabilityTest > Z_90 && of.ratioTest > Z_90
const stronger = ({ agree, disagree }: BothWays): Representative => (agree.ratioTest > disagree.ratioTest ? agree : disagree)

/** The original's choice: the best agree first, then what passes both tests by the product of the four; else what differs most. */
function chooseAsPolis(columns: readonly BothWays[]): readonly Representative[] {
  let best: BothWays | null = null
  let bestTest = -Infinity
  let bestAgree: BothWays | null = null
  for (const one of columns) {
    const test = Math.max(one.agree.ratioTest, one.disagree.ratioTest)
    if (test > bestTest) [best, bestTest] = [one, test]
    if (beatsBestAgree(one, bestAgree)) bestAgree = one
  }
  const sufficient = columns.filter(({ agree, disagree }) => isSufficient(agree) || isSufficient(disagree))
  const head = bestAgree === null ? [] : [{ ...stronger(bestAgree), isBestAgree: true }]
  if (sufficient.length === 0) return head.length > 0 || best === null ? head : [stronger(best)]
  const ranked = sufficient
    .filter((one) => one !== bestAgree)
    .map(stronger)
    .toSorted((a, b) => score(b) - score(a))
  return agreesFirst([...head, ...ranked].slice(0, REPRESENTATIVE_MAX))
}

function beatsBestAgree({ agree, disagree }: BothWays, best: BothWays | null): boolean {
  if (agree.successes === 0 && disagree.successes === 0) return false
  if (best === null) return agree.probabilityTest > Z_90 || (agree.ratio > 1 && agree.probability > 0.5)
  if (best.agree.ratio > 1) return score(agree) > score(best.agree)
  return agree.probability * agree.probabilityTest > best.agree.probability * best.agree.probabilityTest
}

/** Ours: only what passes both tests in the same direction; else the statement the group agrees with more than the others, if there is one. */
function choose(columns: readonly BothWays[]): readonly Representative[] {
  const ways = columns.flatMap(({ agree, disagree }) => [agree, disagree])
  const ranked = ways.filter(isSufficient).toSorted((a, b) => score(b) - score(a))
  if (ranked.length > 0) return agreesFirst(ranked.slice(0, REPRESENTATIVE_MAX))
  const nearest = ways
    .filter(({ ratio, ratioTest, successes }) => ratio > 1 && ratioTest > 0 && successes > 0)
    .toSorted((a, b) => b.ratioTest - a.ratioTest)
  return nearest.slice(0, 1)
}

function agreesFirst(list: readonly Representative[]): readonly Representative[] {
  return [...list.filter(({ direction }) => direction === 'agree'), ...list.filter(({ direction }) => direction === 'disagree')]
}

/** What the whole room agrees or disagrees with, at most five each: more than half, and the test of the share passed. */
export function overallConsensus(
  counts: Float64Array,
  zeroed: Uint8Array,
): { readonly agree: readonly Representative[]; readonly disagree: readonly Representative[] } {
  const columns = Array.from(zeroed, (isZeroed, column) => {
    const { agrees, disagrees, seen } = countOf(counts, column)
    return isZeroed === 1 ? null : bothWays(column, [agrees, disagrees, seen], [0, 0, 0])
  }).filter((one) => one !== null)
  const best = (ways: readonly Representative[]): readonly Representative[] =>
    ways
      .filter(({ probability, probabilityTest }) => probability > 0.5 && probabilityTest > Z_90)
      .toSorted((a, b) => b.probability * b.probabilityTest - a.probability * a.probabilityTest)
      .slice(0, REPRESENTATIVE_MAX)
  return { agree: best(columns.map(({ agree }) => agree)), disagree: best(columns.map(({ disagree }) => disagree)) }
}

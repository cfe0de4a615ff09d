/** What all groups share: the product over groups of the share that agrees, each with one agree and one disagree added; exact. */
import { fraction, times, type Fraction } from '../fraction.ts'
import { countOf } from './matrix.ts'

/**
 * Group-informed consensus of a column: Π (A + 1) / (S + 2) over groups, S with passes; a group that never saw it counts ½.
 * `counts` are the counted cells of each group. No group: 1. Source: Small et al., Polis: scaling deliberation (2021).
 */
export function groupConsensus(counts: readonly Float64Array[], column: number): Fraction {
  return counts.reduce((product, group) => {
    const { agrees, seen } = countOf(group, column)
    return times(product, fraction(agrees + 1, seen + 2))
  }, fraction(1))
}

/**
 * What groups share on average: the k-th root of the product of their k shares, from 0 to 1, so that forums with different numbers of groups compare.
 * Every group weighs the same, however many people it has: this is the consensus of declared stakeholder groups. `counts` are the counted cells of each
 * (`countByGroup` with the declared group of each row, -1 for none); a group that never saw the statement counts ½. No group: 1.
 * Small groups are the caller's to hide.
 */
export function balancedConsensus(counts: readonly Float64Array[], column: number): number {
  return counts.length === 0 ? 1 : groupConsensusValue(counts, column) ** (1 / counts.length)
}

/** Group-informed consensus as a number from 0 to 1, for many statements. */
export function groupConsensusValue(counts: readonly Float64Array[], column: number): number {
  return counts.reduce((product, group) => {
    const { agrees, seen } = countOf(group, column)
    return (product * (agrees + 1)) / (seen + 2)
  }, 1)
}

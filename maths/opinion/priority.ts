/** Which statement to show next: those that spread people, are agreed with, are seldom passed, and are new. */
import type { StatementCount } from './matrix.ts'

/** Priority of a statement about the asking itself. */
const META = 49

/**
 * Weight of a statement among those somebody has not rated: ((1 − p) · (E + 1) · a · (1 + 8 · 2^(−S/5)))², where a and p are the shares that agree and
 * pass with one agree or pass and one other added, E the extremity, S all ratings. From 0. Source: Polis's mathematics.
 */
export function nextPriority({ agrees, passes, seen }: StatementCount, extremity: number, isMeta: boolean): number {
  if (isMeta) return META
  const [agree, pass] = [(agrees + 1) / (seen + 2), (passes + 1) / (seen + 2)]
  return ((1 - pass) * (extremity + 1) * agree * (1 + 8 * 2 ** (-seen / 5))) ** 2
}

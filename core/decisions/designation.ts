/**
 * Designations of consensus, strongest first, as the chairs of a group estimate and publish them; the group discusses each
 * estimate, and the chairs estimate again.
 * Source: GNSO Working Group Guidelines, section 3.6 (standard methodology for making decisions).
 */

/** Designations, strongest first. */
export const DESIGNATIONS = ['full_consensus', 'consensus', 'strong_support', 'divergence', 'minority_view'] as const
/** One of them. */
export type Designation = (typeof DESIGNATIONS)[number]

const NAMES: Readonly<Record<Designation, string>> = {
  full_consensus: 'Full consensus',
  consensus: 'Consensus',
  strong_support: 'Strong support but significant opposition',
  divergence: 'Divergence',
  minority_view: 'Minority view',
}

/** As people write it. */
export function designationName(designation: Designation): string {
  return NAMES[designation]
}
/** True when the first is as strong as the second, or stronger. */
export function isAtLeast(one: Designation, other: Designation): boolean {
  return DESIGNATIONS.indexOf(one) <= DESIGNATIONS.indexOf(other)
}

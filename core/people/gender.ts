/** Gender, where a forum asks for it: optional, and kept beside the record. */

/** What may be said; saying nothing is none of them. */
export const GENDERS = ['woman', 'man', 'another'] as const
/** One of them. */
export type Gender = (typeof GENDERS)[number]

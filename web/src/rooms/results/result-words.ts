/** Words for classes of results and for marks. */
import type { MarkName, ResultClass } from '../../../../core/weighing/result-classes.ts'
import { say } from '$words/results'

type Words = () => string

/** A class in the sum above the table, as a heading, and what it means. */
export const CLASS_WORDS: Readonly<Record<ResultClass, { readonly short: Words; readonly head: Words; readonly means: Words }>> = {
  common: { short: say.classCommon, head: say.headCommon, means: say.meansCommon },
  refused: { short: say.classRefused, head: say.headRefused, means: say.meansRefused },
  number: { short: say.classNumber, head: say.headNumber, means: say.meansNumber },
  divided: { short: say.classDivided, head: say.headDivided, means: say.meansDivided },
  some: { short: say.classSome, head: say.headSome, means: say.meansSome },
  open: { short: say.classOpen, head: say.headOpen, means: say.meansOpen },
  few: { short: say.classFew, head: say.headFew, means: say.meansFew },
}

/** A mark in one sentence. */
export const MARK_WORDS: Readonly<Record<MarkName, Words>> = {
  'two-thirds-and-half-of-each': say.markUsual,
  'two-thirds-of-each': say.markEach,
  'two-thirds-of-all': say.markAll,
  'half-of-all': say.markHalf,
}

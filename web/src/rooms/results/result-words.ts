/** Words for classes of results and for rules. */
import type { RuleName, ResultClass } from '../../../../core/weighing/result-classes.ts'
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

/** A rule in one sentence. */
export const RULE_WORDS: Readonly<Record<RuleName, Words>> = {
  'two-thirds-and-half-of-each': say.ruleUsual,
  'two-thirds-of-each': say.ruleEach,
  'two-thirds-of-all': say.ruleAll,
  'half-of-all': say.ruleHalf,
}

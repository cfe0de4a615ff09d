/** What clauses stand on: which sources need a reason, and what much of the room supported that no clause has taken up. */
import type { RecordedSource } from '../ledger/wording-kinds.ts'
import type { ResultClass } from '../weighing/result-classes.ts'

/** Kinds of sources that a clause can cite. */
export const SOURCE_KINDS = ['idea', 'theme', 'statement'] as const satisfies readonly RecordedSource['kind'][]

/** A statement of a weighing with what came of it, the ideas it was made of and the theme it was made from. */
export interface WeighedStatement {
  readonly weighing: string
  readonly number: number
  readonly ideas: readonly string[]
  readonly theme: string | null
  readonly class: ResultClass
  /** 0 to 1, every group counts alike; null where too few answered. */
  readonly balanced: number | null
}
/** What a draft cites, and what its team has left out with a reason. */
export interface Taken {
  readonly cited: readonly RecordedSource[]
  readonly leftOut: readonly { readonly weighing: string; readonly statement: number }[]
}

/** Balanced score from which a statement counts as supported by many groups even where it missed the rule of its weighing: two thirds in the mean of the groups. */
export const MUCH_SUPPORT = 2 / 3
/** Classes on which the room was not of one mind: who cites such a source says why. */
const NEEDS_REASON: readonly ResultClass[] = ['divided', 'refused']

/** Whether two citations mean the same. */
export function isSameSource(one: RecordedSource, other: RecordedSource): boolean {
  return (['kind', 'idea', 'theme', 'weighing', 'statement'] as const).every((field) => one[field] === other[field])
}

/** Whether a clause that cites this has to say why: the room was divided on it, or did not want it. */
export function needsReason(result: Pick<WeighedStatement, 'class'> | null): boolean {
  return result !== null && NEEDS_REASON.includes(result.class)
}

/** Whether much of the room supported it, with every group counting alike. */
export function hasMuchSupport({ class: name, balanced }: Pick<WeighedStatement, 'class' | 'balanced'>): boolean {
  return name === 'common' || (balanced !== null && balanced >= MUCH_SUPPORT && !NEEDS_REASON.includes(name))
}

/**
 * Statements with much balanced support, parted by what the draft does with them: taken up by a clause (which cites the statement, one of its ideas, or
 * the theme it was made from), left out with a reason, or neither yet. A clause outweighs a reason that was given before. Strongest support first.
 */
export function takenUp<T extends WeighedStatement>(
  statements: readonly T[],
  { cited, leftOut }: Taken,
): { readonly taken: readonly T[]; readonly leftOut: readonly T[]; readonly notYet: readonly T[] } {
  const ideas = new Set(cited.map(({ idea }) => idea))
  const themes = new Set(cited.map(({ theme }) => theme))
  const named = new Set(cited.map(({ weighing, statement }) => `${weighing}:${statement}`))
  const out = new Set(leftOut.map(({ weighing, statement }) => `${weighing}:${statement}`))
  const isTaken = (one: WeighedStatement) =>
    named.has(keyOf(one)) || one.ideas.some((idea) => ideas.has(idea)) || (one.theme !== null && themes.has(one.theme))
  const supported = statements.filter(hasMuchSupport).toSorted((a, b) => (b.balanced ?? 0) - (a.balanced ?? 0) || a.number - b.number)
  const open = supported.filter((one) => !isTaken(one))
  return {
    taken: supported.filter(isTaken),
    leftOut: open.filter((one) => out.has(keyOf(one))),
    notYet: open.filter((one) => !out.has(keyOf(one))),
  }
}

/** The result that speaks for an idea, a theme or a statement: of several, the best supported. */
export function resultOfSource<T extends WeighedStatement>(statements: readonly T[], source: RecordedSource): T | null {
  const about = statements.filter((one) => {
    if (source.kind === 'statement') return one.weighing === source.weighing && one.number === source.statement
    return source.kind === 'idea'
      ? source.idea !== null && one.ideas.includes(source.idea)
      : source.theme !== null && one.theme === source.theme
  })
  return about.toSorted((a, b) => (b.balanced ?? -1) - (a.balanced ?? -1) || a.number - b.number).at(0) ?? null
}

const keyOf = ({ weighing, number }: WeighedStatement): string => `${weighing}:${number}`

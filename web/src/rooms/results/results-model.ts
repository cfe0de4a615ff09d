/** Results as the page lays them out: columns of groups, classes with their statements, shares in whole per cent. */
import type { ResultRow, ResultsView, StatementResultView } from '../../../../contract/results.ts'
import type { StakeholderGroupView } from '../../../../contract/forums.ts'
import type { Threshold } from '../../../../core/decisions/rule.ts'
import { SHOWN_APART_MIN } from '../../../../core/people/small-groups.ts'
import { reaches } from '../../../../core/decisions/tally.ts'
import { agreeShare, RESULT_RULES, type RuleName } from '../../../../core/weighing/result-classes.ts'

/** A column of the table: a stakeholder group, or null for those who named none. */
export type Column = StakeholderGroupView | null

/** Groups that stand apart in at least one statement, in their fixed order; null last, when it does. */
export function columnsOf({ statements, stakeholderGroups }: Pick<ResultsView, 'statements' | 'stakeholderGroups'>): readonly Column[] {
  const apart = new Set(statements.flatMap(({ rows }) => rows.filter(({ groups }) => groups.length === 1).flatMap(({ groups }) => groups)))
  return [...stakeholderGroups.filter(({ id }) => apart.has(id)), ...(apart.has(null) ? [null] : [])]
}

/** Whether any statement puts groups together. */
export function hasTogether({ statements }: Pick<ResultsView, 'statements'>): boolean {
  return statements.some(({ rows }) => rows.some(({ groups }) => groups.length > 1))
}

/** The row of one column, when the group stands apart; undefined otherwise. */
export function rowOf({ rows }: StatementResultView, column: Column): ResultRow | undefined {
  return rows.find(({ groups }) => groups.length === 1 && groups[0] === (column?.id ?? null))
}
/** The row of several groups together. */
export function togetherOf({ rows }: StatementResultView): ResultRow | undefined {
  return rows.find(({ groups }) => groups.length > 1)
}

/** Whole per cent that agree of those who agree or disagree; null when nobody did. Never rounded up to a rule that was not reached. */
export function percentOf({ agrees, disagrees }: { readonly agrees: number; readonly disagrees: number }): number | null {
  return agrees + disagrees === 0 ? null : Math.floor((100 * agrees) / (agrees + disagrees))
}

/** Classes that have statements, in the order of the answer. With a group, only statements that it agrees with by more than half. */
export function classesOf(
  { statements }: Pick<ResultsView, 'statements'>,
  group: string | null,
): readonly { readonly name: StatementResultView['class']; readonly statements: readonly StatementResultView[] }[] {
  const shown =
    group === null
      ? statements
      : statements.filter(({ rows }) => rows.some((row) => row.groups.includes(group) && row.agrees > row.disagrees))
  return [...Map.groupBy(shown, (statement) => statement.class)].map(([name, list]) => ({ name, statements: list }))
}

/** Where the line of the rule stands, in per cent, for all together and for each row. */
export function linesOf(rule: RuleName): { readonly all: number; readonly each: number | null } {
  const { all, each } = RESULT_RULES[rule]
  const percent = ({ share: [numerator, denominator] }: Threshold): number => (100 * numerator) / denominator
  return { all: percent(all), each: each === null ? null : percent(each) }
}

/** Whether all together reach the rule. */
export function reachesAll(all: { readonly agrees: number; readonly disagrees: number }, rule: RuleName): boolean {
  const share = agreeShare(all)
  return share !== null && reaches(share, RESULT_RULES[rule].all)
}

/** Per cent of a pair of counts, agrees and agrees with disagrees; null where few answered. */
export function castPercent([agrees, cast]: readonly [number, number]): number | null {
  return cast < SHOWN_APART_MIN ? null : Math.floor((100 * agrees) / cast)
}

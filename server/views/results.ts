/** What came out of a weighing, with the words of its statements. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { ResultsView, StatementResultView } from '../../contract/results.ts'
import type { StatementView } from '../../contract/weighings.ts'
import { judgeRows, RESULT_CLASSES, RESULT_RULES, USUAL_RULE, type RuleName } from '../../core/weighing/result-classes.ts'
import type { ResultOfStatement } from '../../core/weighing/results.ts'
import { answersOf } from '../../core/weighing/shown-groups.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readStatements, readWeighing } from '../sql/weighings.ts'
import { statementsOf, weighingOf } from './weighing.ts'

/**
 * Results by a rule. A weighing that is being prepared is not found; one that shows its sums later refuses while it is open. A count that was made
 * before is read in one query; the words take those of the weighing and its statements.
 */
export async function viewResults(house: House, id: string, rule: RuleName = USUAL_RULE): Promise<Outcome<ResultsView, RefusalCode>> {
  const { db } = house.database
  const row = await readWeighing(db, id)
  if (row === undefined || row.state === 'draft') return refuse('not_found', { what: 'weighing' })
  if (row.state === 'open' && row.showing === 'closed') return refuse('results_later')
  const { results, countedAt } = await house.results.resultsOf(row)
  // Whoever asks first has it counted: only then does the row say more than before.
  const isCounted = row.state === 'open' || row.counted_ratings === row.sealed_digest
  const [weighing, counted] = await Promise.all([weighingOf(house, row), isCounted ? row : readWeighing(db, id)])
  const statements = new Map((await statementsOf(house, await readStatements(db, id))).map((one) => [one.number, one]))
  const { slug, name, purpose, gathering, closedAt, timeZone, stakeholderGroups } = weighing
  const { people, ratings, alike, unplaced, shared, map } = results
  return accept({
    weighing: id,
    slug,
    name,
    purpose,
    state: row.state,
    showing: row.showing,
    gathering: gathering === null ? null : { slug: gathering.slug, title: gathering.title },
    closedAt,
    countedAt,
    entry: row.state === 'closed' && counted !== undefined && counted.counted_ratings === row.sealed_digest ? counted.counted_entry : null,
    timeZone,
    people,
    ratings,
    rule,
    isUsualRule: rule === USUAL_RULE,
    statements: results.statements
      .map((one) => shown(one, rule, statements.get(one.number)))
      .toSorted((a, b) => RESULT_CLASSES.indexOf(a.class) - RESULT_CLASSES.indexOf(b.class)),
    alike: alike.map(({ declared, telling, ...group }) => ({ ...group, declared: [...declared], telling: telling.map(pairs) })),
    unplaced,
    shared: shared.map(({ number, shares }) => ({ number, shares: shares.map(([agrees, cast]) => [agrees, cast]) })),
    map: { dots: [...map.dots], outlines: [...map.outlines] },
    stakeholderGroups,
  })
}

function pairs({
  inside,
  others,
  ...telling
}: {
  number: number
  isMore: boolean
  inside: readonly [number, number]
  others: readonly [number, number]
}) {
  const both: { inside: [number, number]; others: [number, number] } = { inside: [...inside], others: [...others] }
  return { ...telling, ...both }
}

/** Sums of too few answers stay away: they would say what single people answered. */
function shown(result: ResultOfStatement, rule: RuleName, statement: StatementView | undefined): StatementResultView {
  const { class: name, follow } = judgeRows(result, RESULT_RULES[rule])
  const { agrees, disagrees, passes, important } = result.all
  return {
    number: result.number,
    text: statement?.text ?? null,
    ideas: statement?.ideas ?? [],
    theme: statement?.theme?.letter ?? null,
    class: name,
    answers: answersOf(result.all),
    all: result.rows.length === 0 ? null : { agrees, disagrees, passes, important },
    rows: result.rows.map(({ groups, ...row }, at) => ({ groups: [...groups], ...row, follows: follow.includes(at) })),
    balanced: result.balanced,
  }
}

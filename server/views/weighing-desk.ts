/** What those who prepare and moderate a weighing see besides it: how far it has come, never what came out. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { WeighingDesk } from '../../contract/weighings.ts'
import { RATINGS_ENOUGH } from '../../core/weighing/second-round.ts'
import { SHOWN_APART_MIN } from '../../core/people/small-groups.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readHead } from '../sql/ledger.ts'
import { sumRatings } from '../sql/ratings.ts'
import { readStatementReports } from '../sql/statements.ts'
import { countRatersByGroup, readStatements, readWeighing, type StatementRow } from '../sql/weighings.ts'
import { readWordsEvenHidden, type WordsById } from '../sql/words.ts'

/** The desk. It reads the sums of all ratings once; near-duplicates are computed in the thread of suggestions. */
export async function viewWeighingDesk(house: House, weighing: string): Promise<Outcome<WeighingDesk, RefusalCode>> {
  const { db } = house.database
  if ((await readWeighing(db, weighing)) === undefined) return refuse('not_found', { what: 'weighing' })
  const [statements, sums, raters, reports] = await Promise.all([
    readStatements(db, weighing),
    sumRatings(db, weighing),
    countRatersByGroup(db, weighing),
    readStatementReports(db, weighing),
  ])
  // Who moderates has to see what was reported.
  const words = await readWordsEvenHidden(
    db,
    statements.map((one) => one.text_words),
  )
  const shown = statements.filter((one) => one.merged_into === null && one.hidden_reason === null)
  const seen = new Map<number, number>()
  const ofGroup = new Map<string | null, number>()
  for (const { statement, group, agrees, disagrees, passes } of sums) {
    seen.set(statement, (seen.get(statement) ?? 0) + agrees + disagrees + passes)
    ofGroup.set(group, (ofGroup.get(group) ?? 0) + agrees + disagrees + passes)
  }
  const counts = shown.map(({ number }) => seen.get(number) ?? 0)
  const open = reports.filter((one) => one.settled === null)
  return accept({
    groups: raters.map((one) => ({ ...one, ratings: one.raters < SHOWN_APART_MIN ? null : (ofGroup.get(one.group) ?? 0) })),
    ratings: [...seen.values()].reduce((sum, count) => sum + count, 0),
    fewest: counts.length === 0 ? 0 : Math.min(...counts),
    most: Math.max(0, ...counts),
    enough: counts.filter((count) => count >= RATINGS_ENOUGH).length,
    ratingsEnough: RATINGS_ENOUGH,
    near: await nearOf(house, weighing, statements, words),
    reported: statements
      .filter((one) => one.hidden_reason !== null || open.some(({ number }) => number === one.number))
      .map((one) => ({
        number: one.number,
        text: words.of(one.text_words),
        reasons: open.filter(({ number }) => number === one.number).map(({ reason }) => reason),
        hidden: one.hidden_reason,
      })),
  })
}

/** Statements that say nearly the same, as the board finds ideas that do; those that count as one already are no news. */
async function nearOf(house: House, weighing: string, statements: readonly StatementRow[], words: WordsById): Promise<number[][]> {
  if (statements.length < 2) return []
  const { seq } = await readHead(house.database.db)
  const computed = await house.suggester.suggest(
    weighing,
    seq,
    async () =>
      await Promise.resolve({
        question: '',
        language: null,
        themes: [],
        declined: [],
        ideas: statements
          .filter((one) => one.hidden_reason === null)
          .map((one) => ({
            number: one.number,
            text: words.of(one.text_words) ?? '',
            language: one.language,
            theme: null,
            tie: tieOf(one, statements),
            buildsOn: null,
          })),
      }),
  )
  return computed.suggestions.same.map(({ ideas }) => [...ideas])
}

/** Statements that count as one have one tie, named for the one they went into. */
function tieOf({ number, merged_into: into }: StatementRow, statements: readonly StatementRow[]): string | null {
  if (into !== null) return String(into)
  return statements.some((one) => one.merged_into === number) ? String(number) : null
}

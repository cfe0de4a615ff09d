/** What somebody who rates is given: the next statements, and everything they have rated. */
import { STATEMENTS_PER_PORTION } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { OwnRating, ShareView, StatementView } from '../../contract/weighings.ts'
import { nextStatements, seedFor } from '../../core/weighing/assignment.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readOwnRatings, readRater } from '../sql/ratings.ts'
import { readSeat } from '../sql/seats.ts'
import { readIdeasOfStatements, readWeighing, type StatementRow } from '../sql/weighings.ts'
import { readWordsEvenHidden } from '../sql/words.ts'
import { authorOfRater } from '../weighing/rater-ids.ts'
import { statementsOf } from './weighing.ts'

/** Whose share. */
export interface ShareOf {
  readonly weighing: string
  readonly rater: string
  readonly seat: string | null
}

/** The share of one person. A constant number of queries; the sums of all ratings are read once a second for everybody together. */
export async function viewShare(house: House, { weighing, rater, seat }: ShareOf): Promise<Outcome<ShareView, RefusalCode>> {
  const { db } = house.database
  const row = await readWeighing(db, weighing)
  if (row === undefined || row.state === 'draft') return refuse('not_found', { what: 'weighing' })
  const [mine, joined] = await Promise.all([readOwnRatings(db, weighing, rater), readRater(db, weighing, rater)])
  const group = joined?.stakeholderGroup ?? (seat === null ? null : ((await readSeat(db, seat))?.stakeholderGroup ?? null))
  const counts = await house.shares.counts(weighing, rater, group)
  const author = authorOfRater(house.secret, rater)
  const written = counts.statements.filter((one) => one.author_id === author).toReversed()
  const rated = new Set(mine.map(({ statement }) => statement))
  const shown = counts.statements.filter((one) => one.merged_into === null && one.hidden_reason === null)
  // Whoever rated one wording of a statement has rated it.
  for (const one of counts.statements) if (one.merged_into !== null && rated.has(one.number)) rated.add(one.merged_into)
  const left = shown.filter(({ number }) => !rated.has(number))
  const best = new Set(row.second_round ?? [])
  const ofSecondRound = left.filter(({ number }) => best.has(number))
  const unrated = ofSecondRound.length > 0 ? ofSecondRound : left
  const own = row.state === 'open' ? await ownStatements(house, unrated, seat, author) : new Set<number>()
  const next =
    row.state !== 'open'
      ? []
      : nextStatements(
          unrated.map(({ number }) => ({ number, ofGroup: counts.ofGroup(number), count: counts.all(number), isOwn: own.has(number) })),
          STATEMENTS_PER_PORTION,
          seedFor(row.seed ?? 0, rater, mine.length),
        )
  house.shares.handed(weighing).hand(rater, group, next)
  const byNumber = new Map(counts.statements.map((one) => [one.number, one]))
  const views = new Map(
    (await statementsOf(house, rowsOf([...next, ...mine.map(({ statement }) => statement)], byNumber))).map((one) => [one.number, one]),
  )
  return accept({
    // A statement whose words are hidden or erased cannot be rated; it keeps its place for those who did.
    next: next.flatMap((number) => views.get(number) ?? []).filter(({ text }) => text !== null),
    rated: mine.flatMap(({ statement: number, rating, is_important: isImportant }) => {
      const statement = views.get(number)
      return statement === undefined ? [] : [{ statement, rating: ratingOf(rating), isImportant }]
    }),
    share: row.share,
    left: left.length,
    state: row.state,
    stakeholderGroup: group,
    takesOwn: row.takes_own,
    isSecondRound: row.second_round !== null,
    own: await ownViews(house, written),
  })
}

function rowsOf(numbers: readonly number[], byNumber: ReadonlyMap<number, StatementRow>): StatementRow[] {
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}

/** Statements that one wrote, or that stand for an idea from one's seat; under the Chatham House Rule nobody can tell. */
async function ownStatements(
  house: House,
  statements: readonly StatementRow[],
  seat: string | null,
  author: string,
): Promise<ReadonlySet<number>> {
  const ideas = seat === null ? [] : await readIdeasOfStatements(house.database.db, [...new Set(statements.flatMap((one) => one.ideas))])
  const mine = new Set(ideas.filter((idea) => idea.seat_id === seat).map(({ id }) => id))
  return new Set(statements.filter((one) => one.author_id === author || one.ideas.some((id) => mine.has(id))).map(({ number }) => number))
}

/** One's own statements, with their words even where those are hidden from everybody else. */
async function ownViews(house: House, rows: readonly StatementRow[]): Promise<StatementView[]> {
  const words = await readWordsEvenHidden(
    house.database.db,
    rows.map((row) => row.text_words),
  )
  const texts = new Map(rows.map((row) => [row.number, words.of(row.text_words)]))
  return (await statementsOf(house, rows)).map((one) => ({ ...one, text: texts.get(one.number) ?? null }))
}

/** A rating as the contract names it. */
export function ratingOf(rating: number): OwnRating['rating'] {
  return rating > 0 ? 1 : rating < 0 ? -1 : 0
}

/** Starts the second round of a weighing: the best statements so far come before the others. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { bestStatements, RATINGS_BEFORE_SECOND_ROUND } from '../../core/weighing/second-round.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { sumRatings } from '../sql/ratings.ts'
import { readStatements, readWeighing } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Starts it; started again it takes the best of that time. Refuses while the best cannot be told from the rest. */
export async function startSecondRound(
  house: HouseBase,
  acting: Acting,
  weighing: string,
): Promise<Outcome<Done<{ id: string; statements: readonly number[] }>, RefusalCode>> {
  const sums = await sumRatings(house.database.db, weighing)
  return await perform(house, acting, async (act) => {
    const row = await readWeighing(act.tx, weighing)
    if (row?.state !== 'open') return refuse('weighing_not_open')
    const shown = (await readStatements(act.tx, weighing)).filter((one) => one.merged_into === null && one.hidden_reason === null)
    const ratings = sums.reduce((sum, one) => sum + one.agrees + one.disagrees + one.passes, 0)
    if (ratings < RATINGS_BEFORE_SECOND_ROUND * shown.length)
      return refuse('rated_too_little', { least: RATINGS_BEFORE_SECOND_ROUND, ratings })
    const statements = bestStatements(
      shown.map(({ number }) => number),
      sums,
    )
    const body = { weighing, statements }
    return accept({
      drafts: [{ kind: 'second_round_started', forum: row.forum_id, gathering: row.gathering_id, body }],
      result: { id: weighing, statements },
    })
  })
}

/** Keeps the results of a closed weighing, and puts their digest on record. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { sha256Hex } from '../../core/ledger/chain.ts'
import { canonicalJson } from '../../core/ledger/canonical-json.ts'
import { COUNT_METHOD, COUNT_SEED, countsOf, type WeighingResults } from '../../core/weighing/results.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { keepResults } from '../sql/results.ts'
import { holdWeighing } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** What was counted, out of which ratings. */
export interface CountedWeighing {
  readonly weighing: string
  /** Digest of the ratings when the weighing closed. */
  readonly ratings: string
  readonly results: WeighingResults
  readonly countedAt: string
}

/** Keeps them, unless the weighing was opened again meanwhile. The same ratings are put on record once. */
export async function countWeighing(
  house: HouseBase,
  acting: Acting,
  counted: CountedWeighing,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const { weighing, ratings, results } = counted
  return await perform(house, acting, async (act) => {
    const row = await holdWeighing(act.tx, weighing)
    if (row?.state !== 'closed' || row.sealed_digest !== ratings) return refuse('weighing_not_closed')
    await keepResults(act.tx, counted)
    if (row.counted_ratings === ratings) return accept({ drafts: [], result: { id: weighing } })
    const body = {
      weighing,
      ratings,
      method: COUNT_METHOD,
      seed: COUNT_SEED,
      results: sha256Hex(canonicalJson(countsOf(results))),
      statements: results.statements.length,
      people: results.people,
      alike: results.alike.map(({ people }) => people),
    }
    return accept({
      drafts: [{ kind: 'weighing_counted', forum: row.forum_id, gathering: row.gathering_id, body }],
      result: { id: weighing },
    })
  })
}

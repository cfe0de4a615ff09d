/** Lets statements that say the same count as one. Every wording stays, and who rated one of them has rated the one they went into. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { statementsToMerge } from '../../core/weighing/merging.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { holdWeighing, readStatements } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Merges them while the weighing is not closed. */
export async function mergeStatements(
  house: HouseBase,
  acting: Acting,
  { weighing, into, statements }: { readonly weighing: string; readonly into: number; readonly statements: readonly number[] },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await holdWeighing(act.tx, weighing)
    if (row === undefined) return refuse('not_found', { what: 'weighing' })
    if (row.state === 'closed') return refuse('weighing_over')
    const before = await readStatements(act.tx, weighing)
    const going = statementsToMerge(
      before.map(({ number, merged_into: mergedInto }) => ({ number, mergedInto })),
      into,
      statements,
    )
    if (!going.ok) return going
    const ideas = before.filter(({ number }) => number === into || going.value.includes(number)).flatMap((one) => one.ideas)
    const body = { weighing, into, statements: going.value, ideas }
    return accept({
      drafts: [{ kind: 'statements_merged', forum: row.forum_id, gathering: row.gathering_id, body }],
      result: { id: weighing },
    })
  })
}

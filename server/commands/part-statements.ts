/** Lets merged statements stand by themselves again: merging is taken back exactly, with every rating. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { holdWeighing, readStatements } from '../sql/weighings.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Parts them while the weighing is not closed. */
export async function partStatements(
  house: HouseBase,
  acting: Acting,
  { weighing, statements }: { readonly weighing: string; readonly statements: readonly number[] },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await holdWeighing(act.tx, weighing)
    if (row === undefined) return refuse('not_found', { what: 'weighing' })
    if (row.state === 'closed') return refuse('weighing_over')
    const merged = (await readStatements(act.tx, weighing)).filter((one) => one.merged_into !== null && statements.includes(one.number))
    if (merged.length === 0) return refuse('nothing_to_undo')
    const drafts = [...Map.groupBy(merged, (one) => one.merged_into ?? 0)].map(([into, group]) => ({
      kind: 'statements_parted' as const,
      forum: row.forum_id,
      gathering: row.gathering_id,
      body: { weighing, into, statements: group.map(({ number }) => number), ideas: group.flatMap((one) => one.ideas) },
    }))
    return accept({ drafts, result: { id: weighing } })
  })
}

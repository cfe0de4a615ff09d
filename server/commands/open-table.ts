/** A lost table is back; it fills with newcomers and with the next plan. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadOpenSeating, placeOf } from './seating-state.ts'

/** Opens a table that was lost. */
export async function openTable(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  table: string,
): Promise<Outcome<Done<{ id: string; moves: number }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, gathering)
    if (!loaded.ok) return loaded
    const found = loaded.value.tables.find(({ id }) => id === table)
    if (found === undefined) return refuse('not_found', { what: 'table' })
    if (found.closed_from === null) return refuse('changed_since', { what: `table ${found.number} is open` })
    const body = { table, closedFrom: found.closed_from, patch: { tables: [], rounds: [] } }
    return accept({ drafts: [{ kind: 'table_opened', ...placeOf(loaded.value), body }], result: { id: table, moves: 0 } })
  })
}

/** Names the host of a table, or takes the role away. A host stays at the table in the rounds to come; the next plan keeps them there. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { speaksAt } from '../../core/gatherings/language-fit.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadOpenSeating, placeOf, seatNumbered } from './seating-state.ts'

/** Who hosts what; `isOffer` is a seat that offers itself, for a table without a host. */
export interface HostWish {
  readonly gathering: string
  readonly table: string
  readonly seat: number | null
  readonly isOffer: boolean
}

/** Names the host. Refuses somebody who hosts another table, who has left, or who is not where the table is. */
export async function nameHost(house: HouseBase, acting: Acting, wish: HostWish): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, wish.gathering)
    if (!loaded.ok) return loaded
    const { tables, hosts } = loaded.value
    const table = tables.find(({ id }) => id === wish.table)
    if (table === undefined) return refuse('not_found', { what: 'table' })
    if (wish.isOffer && hosts.has(table.id)) return refuse('changed_since', { what: `table ${table.number} has a host` })
    if (wish.seat === null)
      return accept({
        drafts: hosts.has(table.id) ? [{ kind: 'table_host_named', ...placeOf(loaded.value), body: { table: table.id, seat: null } }] : [],
        result: { id: table.id },
      })
    const seat = seatNumbered(loaded.value, wish.seat)
    if (!seat.ok) return seat
    if (seat.value.leftAt !== null) return refuse('changed_since', { what: `seat ${wish.seat} has left` })
    if (seat.value.modality !== table.modality)
      return refuse('invalid', {
        field: 'seat',
        detail: `table ${table.number} is ${table.modality === 'room' ? 'in the room' : 'online'} and seat ${wish.seat} is not.`,
      })
    if (!speaksAt(seat.value.languages, table.languages))
      return refuse('invalid', { field: 'seat', detail: `seat ${wish.seat} speaks no language of table ${table.number}.` })
    const elsewhere = [...hosts].find(([id, number]) => number === wish.seat && id !== table.id)
    const other = tables.find(({ id }) => id === elsewhere?.[0])
    if (other !== undefined) return refuse('changed_since', { what: `seat ${wish.seat} hosts table ${other.number}` })
    return accept({
      drafts: [{ kind: 'table_host_named', ...placeOf(loaded.value), body: { table: table.id, seat: seat.value.id } }],
      result: { id: table.id },
    })
  })
}

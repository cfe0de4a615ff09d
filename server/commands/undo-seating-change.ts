/** Takes back one change of the plan of seats exactly: the same seats go the other way. A change that no longer fits is refused by name. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { misfitOf, reversePatch } from '../../core/gatherings/seating-change.ts'
import { undoneEntries } from '../../core/gatherings/seating-undo.ts'
import type { SeatingKinds } from '../../core/ledger/seating-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readSeatingEntries, type SeatingEntry } from '../sql/seating.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadOpenSeating, placeOf, type SeatingState } from './seating-state.ts'

/** How far back a change of the plan can be taken back; a busy evening has a tenth of it. */
export const SEATING_UNDO_ENTRIES_MAX = 200

/** Takes back the change with this number. */
export async function undoSeatingChange(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  entry: number,
): Promise<Outcome<Done<{ undoes: number }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, gathering)
    if (!loaded.ok) return loaded
    const entries = await readSeatingEntries(act.tx, gathering, SEATING_UNDO_ENTRIES_MAX)
    const found = entries.find(({ seq }) => seq === entry)
    if (found === undefined || undoneEntries(entries).has(entry)) return refuse('nothing_to_undo')
    const body = undoOf(found, loaded.value)
    return body.ok
      ? accept({ drafts: [{ kind: 'seating_change_undone', ...placeOf(loaded.value), body: body.value }], result: { undoes: entry } })
      : body
  })
}

type Undone = SeatingKinds['seating_change_undone']

function undoOf(entry: SeatingEntry, state: SeatingState): Outcome<Undone, RefusalCode> {
  if (entry.kind === 'seating_wishes_set' || entry.kind === 'seating_change_undone') return refuse('nothing_to_undo')
  const patch = reversePatch(entry.body.patch)
  const misfit = misfitOf(patch, state.seating)
  if (misfit !== null) return refuse('changed_since', { what: `seat ${misfit.seat} sits elsewhere now` })
  const running = patch.rounds.map(({ round }) => state.rounds.find(({ id }) => id === round)).find((round) => round?.state === 'over')
  if (running !== undefined) return refuse('changed_since', { what: `round ${running.number} is over` })
  return accept({ undoes: entry.seq, patch, seat: seatBefore(entry), table: tableBefore(entry) })
}

function seatBefore(entry: SeatingEntry): Undone['seat'] {
  if (entry.kind === 'seat_left') return { id: entry.body.id, leftAt: null }
  return entry.kind === 'seat_returned' ? { id: entry.body.id, leftAt: entry.body.leftAt } : null
}

function tableBefore(entry: SeatingEntry): Undone['table'] {
  if (entry.kind === 'table_closed') return { id: entry.body.table, closedFrom: null }
  return entry.kind === 'table_opened' ? { id: entry.body.table, closedFrom: entry.body.closedFrom } : null
}

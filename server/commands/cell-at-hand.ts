/** Loads a cell of the register for a command: the hand-over, its forum with its clock, and the cell itself. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedCell } from '../../core/ledger/adoption-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { readCell, readHandover, type CellRow, type HandoverRow } from '../sql/adoption.ts'
import { readForum } from '../sql/forums.ts'
import type { Tx } from '../sql/ledger.ts'

/** A hand-over with the time zone of its forum. */
export interface HandoverAtHand {
  readonly handover: HandoverRow
  readonly timeZone: string
}

/** The hand-over. */
export async function handoverAtHand(tx: Tx, id: string): Promise<Outcome<HandoverAtHand, RefusalCode>> {
  const handover = await readHandover(tx, id)
  const forum = handover === undefined ? undefined : await readForum(tx, handover.forum_id)
  return handover === undefined || forum === undefined
    ? refuse('not_found', { what: 'hand-over' })
    : accept({ handover, timeZone: forum.time_zone })
}

/** The cell, or a refusal where the clause was not put to the body. */
export async function cellAtHand(tx: Tx, at: RecordedCell): Promise<Outcome<HandoverAtHand & { readonly cell: CellRow }, RefusalCode>> {
  const found = await handoverAtHand(tx, at.handover)
  if (!found.ok) return found
  const cell = await readCell(tx, at)
  return cell === undefined ? refuse('not_asked_of_body') : accept({ ...found.value, cell })
}

/** True when nothing more is owed to it. */
export function isSettled({ state }: Pick<CellRow, 'state'>): boolean {
  return state === 'answered' || state === 'closed'
}

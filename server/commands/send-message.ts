/** Sends a message to tables. */
import { MESSAGE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readCafeTables } from '../sql/gatherings.ts'
import type { ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfOpenGathering } from './place-of-gathering.ts'

/** A message; without tables for all, or for all in the room or online. */
export interface SendMessage {
  readonly gathering: string
  readonly text: string
  readonly tables: readonly string[] | null
  readonly modality: Modality | null
}

/** Sends it. Refuses a closed gathering, words that are empty or too long, and a table that is not there. */
export async function sendMessage(
  house: HouseBase,
  acting: ActingInRole,
  asked: SendMessage,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const text = parsePlainText(asked.text, 'text', MESSAGE_CHARACTERS_MAX)
  if (!text.ok) return text
  if (asked.tables !== null && asked.modality !== null)
    return refuse('invalid', { field: 'tables', detail: 'name tables, or say room or online, not both.' })
  return await perform(house, acting, async (act) => {
    const place = await placeOfOpenGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const known = new Set((await readCafeTables(act.tx, asked.gathering)).map((table) => table.id))
    const stray = asked.tables?.find((table) => !known.has(table))
    if (stray !== undefined) return refuse('invalid', { field: 'tables', detail: `there is no table ${stray} here.` })
    const id = act.newId()
    const tables = asked.tables === null ? null : [...new Set(asked.tables)]
    const body = { id, tables, modality: asked.modality, text: act.keep(text.value), role: acting.role }
    return accept({ drafts: [{ kind: 'message_sent', ...place.value, body }], result: { id } })
  })
}

/** Where an entry about a gathering belongs. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { readGathering } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'

/** Forum and gathering for the draft of an entry. Refuses a gathering that is not there. */
export async function placeOfGathering(tx: Tx, gathering: string): Promise<Outcome<{ forum: string; gathering: string }, RefusalCode>> {
  const row = await readGathering(tx, gathering)
  return row === undefined ? refuse('not_found', { what: 'gathering' }) : accept({ forum: row.forum_id, gathering: row.id })
}
/** The same, while its doors are open. */
export async function placeOfOpenGathering(tx: Tx, gathering: string): Promise<Outcome<{ forum: string; gathering: string }, RefusalCode>> {
  const row = await readGathering(tx, gathering)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  return row.state === 'open' ? accept({ forum: row.forum_id, gathering: row.id }) : refuse('gathering_not_open')
}

/** Gives a first name to those at the same table, changes it, or takes it away. It is kept beside the record and makes no entry. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import { keepSeatName } from '../sql/seat-names.ts'
import { parseFirstName } from './parse-names.ts'

/** Keeps the name, or forgets it (null), which is possible at any time. Refuses a name under the Chatham House Rule and behind closed doors. */
export async function giveFirstName(
  house: Pick<HouseBase, 'database'>,
  seat: { readonly id: string; readonly gathering: string },
  firstName: string | null,
): Promise<Outcome<Record<string, never>, RefusalCode>> {
  const { db } = house.database
  const name = firstName === null ? accept(null) : parseFirstName(firstName)
  if (!name.ok) return name
  const gathering = await readGathering(db, seat.gathering)
  if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
  if (name.value !== null && gathering.is_chatham_house) return refuse('no_names_here')
  if (name.value !== null && gathering.state !== 'open') return refuse('gathering_not_open')
  await keepSeatName(db, seat, name.value)
  return accept({})
}

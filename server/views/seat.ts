/** A seat with its tables. */
import type { SeatView } from '../../contract/seats.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readSeatLanguages } from '../sql/seat-languages.ts'
import { readSeat, readSeatingOf } from '../sql/seats.ts'

/** The seat with this id, in four queries. */
export async function viewSeat(house: Pick<HouseBase, 'database'>, id: string): Promise<Outcome<SeatView, RefusalCode>> {
  const { db } = house.database
  const seat = await readSeat(db, id)
  const gathering = seat === undefined ? undefined : await readGathering(db, seat.gathering)
  if (seat === undefined || gathering === undefined) return refuse('no_seat')
  const { gathering: _gathering, ...facts } = seat
  return accept({
    ...facts,
    gathering: gathering.id,
    slug: gathering.slug,
    seatingVersion: gathering.seating_version,
    languages: [...(await readSeatLanguages(db, id))],
    tables: await readSeatingOf(db, id),
  })
}

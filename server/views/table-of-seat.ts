/** At which table a seat is now: in the round that runs, else in the next one, else in the last. */
import { readClock, readProgramme } from '../sql/gatherings.ts'
import { readSeatingOf } from '../sql/seats.ts'
import type { HouseBase } from '../house-base.ts'
import { roundToShow } from './gathering.ts'

/** The table of a seat, or null while it has none. */
export async function tableOfSeat(db: HouseBase['database']['db'], gathering: string, seat: string): Promise<string | null> {
  const [items, clock, seating] = await Promise.all([readProgramme(db, gathering), readClock(db, gathering), readSeatingOf(db, seat)])
  const round = roundToShow(items, clock)
  return seating.find((one) => one.round === round)?.table ?? null
}

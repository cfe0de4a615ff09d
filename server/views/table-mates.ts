/** Who sits at the table of a seat now, for that seat. */
import type { TableMates } from '../../contract/table-mates.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readClock, readGathering, readProgramme } from '../sql/gatherings.ts'
import { listTableMates } from '../sql/seat-names.ts'
import { readSeatingOf } from '../sql/seats.ts'
import { roundToShow } from './gathering.ts'

/** The table of the round that runs or comes next. A seat without a table there sits with nobody. */
export async function viewTableMates(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  seat: string,
): Promise<Outcome<TableMates, RefusalCode>> {
  const { db } = house.database
  const row = await readGathering(db, gathering)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  const [items, clock, seating] = await Promise.all([readProgramme(db, row.id), readClock(db, row.id), readSeatingOf(db, seat)])
  const round = roundToShow(items, clock)
  const table = seating.find((one) => one.round === round)?.table ?? null
  const here = round === null || table === null ? [] : await listTableMates(db, { gathering: row.id, round, table })
  return accept({
    table,
    areNamesKept: row.state === 'open' && !row.is_chatham_house,
    mates: here.map(({ seat: id, ...mate }) => ({ ...mate, isYou: id === seat })),
  })
}

/** The report of a gathering, compiled from what its tables hold, with what its town hall found. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { AttendanceView } from '../../contract/attendance.ts'
import type { ParticipationView } from '../../contract/participation.ts'
import type { ListsView } from '../../contract/townhall.ts'
import { toldGenders } from '../../core/records/genders.ts'
import { diversityOf, type Diversity } from '../../core/records/diversity.ts'
import { compileReport, type Report } from '../../core/records/report.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readGathering } from '../sql/gatherings.ts'
import { countGenders } from '../sql/seat-genders.ts'
import { PUBLIC, viewHoldings } from './held-gathering.ts'
import { readStandingAttendances } from './attendance.ts'
import { viewParticipation } from './participation.ts'
import { viewLists } from './townhall.ts'

/** A report with what stands beside its lists of ideas. */
export type WholeReport = Report & {
  readonly lists: ListsView
  readonly participation: ParticipationView
  readonly attendances: AttendanceView[]
  readonly diversity: Diversity
  readonly isChathamHouse: boolean
}

/** The report of the gathering that an address names, by id or slug. */
export async function viewReport(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  seesDrafts = PUBLIC,
): Promise<Outcome<WholeReport, RefusalCode>> {
  const held = await viewHoldings(house, gathering, seesDrafts)
  if (!held.ok) return held
  const { id } = held.value.gathering
  const { db } = house.database
  const [lists, row] = await Promise.all([viewLists(house, id), readGathering(db, id)])
  const forum = row?.forum_id ?? ''
  const [participation, attendances, genders] = await Promise.all([
    viewParticipation(db, id, forum),
    readStandingAttendances(db, id, forum),
    countGenders(db, id, false),
  ])
  return accept({
    ...compileReport(held.value),
    lists,
    participation,
    attendances,
    diversity: diversityOf(
      { people: participation.total, room: participation.room.joined, online: participation.online.joined },
      participation.byGroup,
      participation.byRegion,
      genders.some(({ gender }) => gender !== null) ? toldGenders(genders) : null,
    ),
    isChathamHouse: row?.is_chatham_house ?? false,
  })
}

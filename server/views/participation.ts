/** Who took part in a gathering, beside who was expected. */
import type { ParticipationView } from '../../contract/participation.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { SHOWN_APART_MIN } from '../../core/people/small-groups.ts'
import { participationOf } from '../../core/records/participation.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readExpected } from '../sql/console.ts'
import { countSeats, readGathering } from '../sql/gatherings.ts'
import { countSeatedByRound } from '../sql/seats.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords } from '../sql/words.ts'

type Db = HouseBase['database']['db']

/** The same for a gathering that anybody may see. */
export async function viewPublicParticipation(db: Db, gathering: string): Promise<Outcome<ParticipationView, RefusalCode>> {
  const row = await readGathering(db, gathering)
  if (row === undefined || row.state === 'draft') return refuse('not_found', { what: 'gathering' })
  return accept(await viewParticipation(db, row.id, row.forum_id))
}

/** Totals and guarded cells, in six queries. Retired groups and regions stand in it only where somebody came for them. */
export async function viewParticipation(db: Db, gathering: string, forum: string): Promise<ParticipationView> {
  const [seats, groups, regions, rounds, expected] = await Promise.all([
    countSeats(db, gathering),
    readStakeholderGroups(db, forum),
    readRegionalGroups(db, forum),
    countSeatedByRound(db, gathering),
    readExpected(db, gathering),
  ])
  const shownGroups = groups.filter((group) => !group.is_retired || seats.some((count) => count.group === group.id))
  const shownRegions = regions.filter((region) => !region.is_retired || seats.some((count) => count.region === region.id))
  const words = await readWords(
    db,
    [...shownGroups, ...shownRegions].map((named) => named.name_words),
  )
  const told = participationOf({
    seats,
    groups: shownGroups.map((group) => group.id),
    regions: shownRegions.map((region) => region.id),
    rounds,
  })
  const wanted = (list: readonly { readonly id: string; readonly people: number }[] | undefined, id: string | null): number | null =>
    list?.find((one) => one.id === id)?.people ?? null
  return {
    total: told.total,
    room: { joined: told.room, expected: expected?.room ?? null },
    online: { joined: told.online, expected: expected?.online ?? null },
    byGroup: told.byGroup.map((row) => {
      const group = shownGroups.find((one) => one.id === row.id)
      return {
        ...row,
        name: words.of(group?.name_words),
        letter: group?.letter ?? null,
        mark: group?.mark ?? null,
        expected: wanted(expected?.groups, row.id),
      }
    }),
    byRegion: told.byRegion.map((row) => ({
      ...row,
      name: words.of(shownRegions.find((one) => one.id === row.id)?.name_words),
      expected: wanted(expected?.regions, row.id),
    })),
    rounds: told.rounds.map((round) => ({ ...round, byGroup: [...round.byGroup] })),
    guardedBelow: SHOWN_APART_MIN,
  }
}

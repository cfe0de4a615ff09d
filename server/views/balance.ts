/** Balance of a gathering for those who run it: by group, among people, and what is missing. */
import type { BalanceView, MeasureView } from '../../contract/balance.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { weighBalance, type Party } from '../../core/records/balance.ts'
import { missingGenders } from '../../core/records/genders.ts'
import { SHOWN_APART_MIN } from '../../core/people/small-groups.ts'
import { partSmall } from '../../core/weighing/shown-groups.ts'
import { missingViews, type SeatedPair } from '../../core/records/views-around.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { Fraction } from '../../maths/fraction.ts'
import type { House } from '../house.ts'
import { countIdeasOfSeats, countPairs, readRated, readWritten } from '../sql/balance.ts'
import { countSeats, readGathering } from '../sql/gatherings.ts'
import { countGenders } from '../sql/seat-genders.ts'
import { readRegionalGroups, readStakeholderGroups, type RegionalGroupRow } from '../sql/vocabularies.ts'
import { readWords } from '../sql/words.ts'
import { viewFloorDesk } from './floor.ts'

/** Key of those who named no group. */
const NO_GROUP = ''
/** Key of the row of those who are not shown apart. */
const TOGETHER = 'together'

/** Weighs it. Under the Chatham House Rule the record joins ideas to no group and no seat: only speech is weighed then. */
export async function viewBalance(house: House, id: string): Promise<Outcome<BalanceView, RefusalCode>> {
  const { db } = house.database
  const gathering = await readGathering(db, id)
  if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
  const isUntold = gathering.is_chatham_house
  const [allGroups, allRegions, seats, written, ofSeats, pairs, rated, desk] = await Promise.all([
    readStakeholderGroups(db, gathering.forum_id),
    readRegionalGroups(db, gathering.forum_id),
    countSeats(db, id),
    isUntold ? [] : readWritten(db, id),
    isUntold ? [] : countIdeasOfSeats(db, id),
    countPairs(db, id),
    readRated(db, id),
    viewFloorDesk(house, id),
  ])
  const groups = allGroups.filter(({ is_retired }) => !is_retired)
  const keys = [...groups.map((group) => group.id), NO_GROUP]
  const peopleOf = (key: string): number => seats.reduce((sum, seat) => sum + ((seat.group ?? NO_GROUP) === key ? seat.seats : 0), 0)
  const told = isUntold
    ? []
    : [
        { measure: 'ideas' as const, rows: written.map(({ group, ideas }) => ({ group, part: ideas })) },
        { measure: 'characters' as const, rows: written.map(({ group, characters }) => ({ group, part: characters })) },
      ]
  const times = desk.ok ? desk.value.floor.times : []
  const speech = { measure: 'speech' as const, rows: times.map(({ group, spokenMs }) => ({ group, part: spokenMs })) }
  return accept({
    measures: [...[...told, speech].map((one) => measured(one, keys, peopleOf)), ...ratingsMeasure(keys, peopleOf, rated)],
    amongPeoplePercent: isUntold ? null : amongPeople(ofSeats),
    missing: await viewMissing(
      db,
      id,
      groups.map((group) => group.id),
      allRegions.filter(({ is_retired }) => !is_retired),
      pairs,
    ),
  })
}

/** One measure by group. */
function measured(
  { measure, rows }: { measure: MeasureView['measure']; rows: readonly { readonly group: string | null; readonly part: number }[] },
  keys: readonly string[],
  peopleOf: (key: string) => number,
): MeasureView {
  const partOf = (key: string): number => rows.reduce((sum, row) => sum + ((row.group ?? NO_GROUP) === key ? row.part : 0), 0)
  return viewMeasure(
    measure,
    keys.map((key) => ({ key, people: peopleOf(key), part: partOf(key) })),
  )
}

async function viewMissing(
  db: House['database']['db'],
  gathering: string,
  groups: readonly string[],
  regions: readonly RegionalGroupRow[],
  seated: readonly SeatedPair[],
): Promise<BalanceView['missing']> {
  const ids = regions.map(({ id }) => id)
  const { groups: missing, regions: missingRegions, pairs, unnamed } = missingViews(groups, ids, seated)
  const words = await readWords(
    db,
    regions.map(({ name_words }) => name_words),
  )
  // Where nobody was asked nobody said one, and nothing is told.
  const genders = missingGenders(groups, await countGenders(db, gathering, true))
  const nameOf = new Map(regions.map(({ id, name_words }) => [id, words.of(name_words)]))
  return {
    groups: [...missing],
    regions: missingRegions.map((id) => ({ id, name: nameOf.get(id) ?? null })),
    pairs: pairs.map(({ group, region }) => ({ group, region, regionName: nameOf.get(region) ?? null })),
    unnamed,
    genders: [...genders.all],
    genderPairs: genders.pairs.map((pair) => ({ ...pair })),
  }
}

/**
 * Ratings are private, and of groups below five not even their number is told apart: those stand together (decision 0021). Without a weighing, or where
 * fewer than five rate in all, there is nothing to show.
 */
function ratingsMeasure(
  keys: readonly string[],
  peopleOf: (key: string) => number,
  rated: Awaited<ReturnType<typeof readRated>>,
): MeasureView[] {
  const rows = keys.map((key) => {
    const found = rated.find((one) => (one.group ?? NO_GROUP) === key)
    return { key, people: peopleOf(key), raters: found?.raters ?? 0, part: found?.ratings ?? 0 }
  })
  if (rows.reduce((sum, { raters }) => sum + raters, 0) < SHOWN_APART_MIN) return []
  const { apart, together } = partSmall(rows, ({ raters }) => raters)
  const sum = (field: 'people' | 'part'): number => together.reduce((total, row) => total + row[field], 0)
  const pooled = together.length === 0 ? [] : [{ key: TOGETHER, people: sum('people'), part: sum('part') }]
  return [
    viewMeasure(
      'ratings',
      [...apart, ...pooled],
      together.map(({ key }) => (key === NO_GROUP ? null : key)),
    ),
  ]
}

function viewMeasure(measure: MeasureView['measure'], all: readonly Party[], together: readonly (string | null)[] = []): MeasureView {
  const { total, moved, parties } = weighBalance(all)
  return {
    measure,
    total,
    movedPercent: percent(moved),
    groups: parties.map(({ key, share, peopleShare, voice }) => {
      const party = all.find((one) => one.key === key)
      return {
        group: key === NO_GROUP || key === TOGETHER ? null : key,
        together: key === TOGETHER ? [...together] : [],
        people: party?.people ?? 0,
        part: party?.part ?? 0,
        sharePercent: percent(share),
        peoplePercent: percent(peopleShare),
        voice,
      }
    }),
  }
}

function amongPeople(ideas: readonly number[]): number {
  return percent(weighBalance(ideas.map((part, at) => ({ key: String(at), people: 1, part }))).moved)
}

function percent({ numerator, denominator }: Fraction): number {
  return Number((numerator * 100n) / denominator)
}

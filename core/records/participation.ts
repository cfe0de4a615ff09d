/** Who took part, counted by stakeholder group, by region and by room and online, without telling anybody apart. */
import { guardTable } from './guarded-table.ts'

/** Seats of one group, region and modality together; null where none was said. */
export interface SeatCount {
  readonly group: string | null
  readonly region: string | null
  readonly modality: string
  readonly seats: number
}
/** People of one group who had a place in a round. */
export interface RoundCount {
  readonly number: number
  readonly group: string | null
  readonly people: number
}
/** How many came, and how many of them in the room and online; null where that would tell people apart. */
export interface TookPart {
  readonly id: string | null
  readonly joined: number
  readonly room: number | null
  readonly online: number | null
}
/** One round: how many sat in it, and of each group in the order of `byGroup`. */
export interface RoundTookPart {
  readonly number: number
  readonly people: number
  readonly byGroup: readonly (number | null)[]
}
/** Totals, which are always told, and cells, which are guarded. */
export interface Participation {
  readonly total: number
  readonly room: number
  readonly online: number
  readonly byGroup: readonly TookPart[]
  readonly byRegion: readonly TookPart[]
  readonly rounds: readonly RoundTookPart[]
}

/**
 * Counts who took part. Groups and regions come in the order given, those of nobody too; last, where somebody named none, null.
 * Groups are crossed with modality and with each round, regions with modality, and nothing else is crossed: such tables share only
 * totals that are told anyway, so that one says nothing about the held-back cells of another. Groups by regions would.
 */
export function participationOf(facts: {
  readonly seats: readonly SeatCount[]
  readonly groups: readonly string[]
  readonly regions: readonly string[]
  readonly rounds: readonly RoundCount[]
}): Participation {
  const { seats } = facts
  const byGroup = crossed(seats, facts.groups, 'group')
  const numbers = [...new Set(facts.rounds.map((round) => round.number))].toSorted((a, b) => a - b)
  return {
    total: sumOf(seats),
    room: sumOf(seats.filter((count) => count.modality === 'room')),
    online: sumOf(seats.filter((count) => count.modality === 'online')),
    byGroup,
    byRegion: crossed(seats, facts.regions, 'region'),
    rounds: numbers.map((number) => roundOf(facts.rounds, number, byGroup)),
  }
}

function crossed(seats: readonly SeatCount[], named: readonly string[], by: 'group' | 'region'): TookPart[] {
  const ids = [...named, ...(seats.some((count) => count[by] === null) ? [null] : [])]
  const counts = ids.map((id) =>
    ['room', 'online'].map((modality) => sumOf(seats.filter((count) => count[by] === id && count.modality === modality))),
  )
  const guarded = guardTable(counts)
  return ids.map((id, at) => ({
    id,
    joined: (counts[at]?.[0] ?? 0) + (counts[at]?.[1] ?? 0),
    room: guarded[at]?.[0] ?? null,
    online: guarded[at]?.[1] ?? null,
  }))
}

/** Who was away is guarded as well as who was there: with the total of a group the one tells the other. */
function roundOf(rounds: readonly RoundCount[], number: number, groups: readonly TookPart[]): RoundTookPart {
  const here = groups.map(({ id }) =>
    rounds.reduce((sum, round) => (round.number === number && round.group === id ? sum + round.people : sum), 0),
  )
  const guarded = guardTable(groups.map(({ joined }, at) => [here[at] ?? 0, Math.max(0, joined - (here[at] ?? 0))]))
  return { number, people: here.reduce((sum, people) => sum + people, 0), byGroup: guarded.map((cells) => cells[0] ?? null) }
}

function sumOf(seats: readonly SeatCount[]): number {
  return seats.reduce((sum, count) => sum + count.seats, 0)
}

/** Puts a gathering into the numbers of a seating problem, and a plan of numbers back into seats and tables. */
import { languageBond, type LanguageBond } from '../../maths/seating/languages.ts'
import type { PlanTables, SeatingProblem } from '../../maths/seating/problem.ts'
import type { SeatPair } from '../ledger/seating-kinds.ts'
import type { Modality } from '../ledger/entry-kinds.ts'
import { boundsByLanguage, leastByLanguage, speaksAt, unspokenTables, withoutTable, type Bounds, type OpenPlace } from './language-fit.ts'
import type { Seating } from './seating-change.ts'

/** Somebody with a seat. */
export interface PlanSeat {
  readonly number: number
  readonly stakeholderGroup: string | null
  readonly regionalGroup: string | null
  readonly modality: Modality
  readonly hasLeft: boolean
  /** Codes of the languages that they said they speak; empty when they said nothing. */
  readonly languages: readonly string[]
}
/** A table; from the round `closedFromRound` on (its number, 1..) nobody sits there. */
export interface PlanTable {
  readonly id: string
  readonly modality: Modality
  readonly capacity: number
  readonly closedFromRound: number | null
  readonly hostSeat: number | null
  /** Codes of the languages that are spoken there; empty: any. */
  readonly languages: readonly string[]
}
/** What a plan is made of. Rounds that began are `isFixed` and stay. */
export interface PlanFacts {
  readonly seats: readonly PlanSeat[]
  readonly tables: readonly PlanTable[]
  readonly rounds: readonly { readonly id: string; readonly number: number; readonly isFixed: boolean }[]
  readonly seating: Seating
  readonly together: readonly SeatPair[]
  readonly apart: readonly SeatPair[]
}

/** People at a table that a plan aims at: five voices are heard in twenty minutes. */
export const SIZE_WISHED = 5
/** When few seats may change, a table may get as small as this before others have to help it out. */
export const SIZE_KEPT_MIN = 3

const MODALITIES = ['room', 'online'] as const

/**
 * The problem. With `keeps` the rounds to come as they are published are gone on from with few changed seats; without it they are
 * planned anew.
 */
export function seatingProblem(facts: PlanFacts, keeps: boolean): SeatingProblem {
  const { seats, tables, rounds } = facts
  const seatAt = new Map(seats.map(({ number }, at) => [number, at]))
  const tableAt = new Map(tables.map(({ id }, at) => [id, at]))
  const fixedRounds = rounds.filter(({ isFixed }) => isFixed).length
  const published = publishedPlan(facts, tableAt, keeps ? rounds.length : fixedRounds)
  const present = presentIn(facts, published, fixedRounds)
  const bond = bondOf(facts)
  if (bond !== null)
    for (const { round, people, open } of roundsToCome(facts))
      for (const seat of withoutTable(bond, people, open)) present[round * seats.length + seat] = 0
  const pairs = (list: readonly SeatPair[]): [number, number][] =>
    list.flatMap(([a, b]): [number, number][] => {
      const [x, y] = [seatAt.get(a), seatAt.get(b)]
      return x === undefined || y === undefined || seats[x]?.hasLeft !== false || seats[y]?.hasLeft !== false ? [] : [[x, y]]
    })
  return {
    people: seats.length,
    tables: tables.length,
    rounds: rounds.length,
    attributes: [attribute('stakeholder', seats, 'stakeholderGroup'), attribute('region', seats, 'regionalGroup')],
    hostOf: Int32Array.from(tables, ({ hostSeat, closedFromRound, languages }) => {
      const at = seatAt.get(hostSeat ?? -1) ?? -1
      return closedFromRound === null && seats[at]?.hasLeft === false && speaksAt(seats[at].languages, languages) ? at : -1
    }),
    together: pairs(facts.together),
    apart: pairs(facts.apart),
    personPart: Uint8Array.from(seats, ({ modality }) => MODALITIES.indexOf(modality)),
    tablePart: Uint8Array.from(tables, ({ modality }) => MODALITIES.indexOf(modality)),
    present,
    ...sizesOf(facts, bond, { present, published, fixedRounds, keeps }),
    fixedRounds,
    published: fixedRounds === 0 && !keeps ? null : published,
    languages: bond,
  }
}

/** What languages make of the rounds to come; all lists are empty where no table has one. */
export interface LanguageMisfits {
  /** Numbers of seats for which some round has no table that they may sit at with a place left. */
  readonly seats: readonly number[]
  /** Tables whose languages nobody speaks of those who are here, in the room or online as the table is. */
  readonly tables: readonly string[]
  /** Tables whose host speaks none of their languages; plans pass over such a host. */
  readonly hosts: readonly string[]
}

/** People and tables that languages leave over: somebody has to be told of them. */
export function languageMisfits(facts: PlanFacts): LanguageMisfits {
  const bond = bondOf(facts)
  if (bond === null) return { seats: [], tables: [], hosts: [] }
  const rounds = roundsToCome(facts)
  const seats = new Set(rounds.flatMap(({ people, open }) => withoutTable(bond, people, open)))
  const tables = new Set(rounds.flatMap(({ people, open }) => (people.length === 0 ? [] : unspokenTables(bond, people, open))))
  const hosts = facts.tables.filter(({ hostSeat, languages }) => {
    const host = facts.seats.find(({ number, hasLeft }) => number === hostSeat && !hasLeft)
    return host !== undefined && !speaksAt(host.languages, languages)
  })
  return {
    seats: [...seats].map((at) => facts.seats[at]?.number ?? 0).toSorted((a, b) => a - b),
    tables: facts.tables.filter((_, at) => tables.has(at)).map(({ id }) => id),
    hosts: hosts.map(({ id }) => id),
  }
}

function bondOf({ seats, tables }: PlanFacts): LanguageBond | null {
  return languageBond(
    seats.map(({ languages }) => languages),
    tables.map(({ languages }) => languages),
  )
}

/** Who is here and what is open in each round to come, the room and online each for itself. */
function roundsToCome({ seats, tables, rounds }: PlanFacts): { round: number; people: number[]; open: OpenPlace[] }[] {
  return rounds.flatMap(({ number, isFixed }, round) =>
    isFixed
      ? []
      : MODALITIES.map((modality) => ({
          round,
          people: [...seats.keys()].filter((at) => seats[at]?.modality === modality && !seats[at].hasLeft),
          open: openPlaces(tables, modality, number),
        })),
  )
}

function openPlaces(tables: readonly PlanTable[], modality: Modality, round: number): OpenPlace[] {
  return tables.flatMap(({ modality: own, capacity, closedFromRound, hostSeat }, at) =>
    own === modality && (closedFromRound === null || round < closedFromRound) ? [{ at, capacity, isHosted: hostSeat !== null }] : [],
  )
}

/** 1 where a seat has a place in a round: in rounds that began whoever had one, else whoever is here. */
function presentIn({ seats, rounds }: PlanFacts, published: Int32Array, fixedRounds: number): Uint8Array {
  return Uint8Array.from({ length: rounds.length * seats.length }, (_, at) =>
    Math.floor(at / seats.length) < fixedRounds ? Number((published[at] ?? -1) >= 0) : Number(seats[at % seats.length]?.hasLeft === false),
  )
}

/** The seating that a plan means. */
export function seatingOf(facts: PlanFacts, plan: PlanTables): Seating {
  const { seats, tables, rounds } = facts
  return new Map(
    rounds.map(({ id }, round) => [
      id,
      new Map(
        seats.flatMap(({ number }, at): [number, string][] => {
          const table = tables[plan[round * seats.length + at] ?? -1]
          return table === undefined ? [] : [[number, table.id]]
        }),
      ),
    ]),
  )
}

/** Table of each seat in the first rounds, -1 beyond them. */
function publishedPlan({ seats, rounds, seating }: PlanFacts, tableAt: ReadonlyMap<string, number>, known: number): Int32Array {
  return Int32Array.from({ length: rounds.length * seats.length }, (_, at) => {
    const round = Math.floor(at / seats.length)
    if (round >= known) return -1
    const table = seating.get(rounds[round]?.id ?? '')?.get(seats[at % seats.length]?.number ?? -1)
    return table === undefined ? -1 : (tableAt.get(table) ?? -1)
  })
}

function attribute(
  name: string,
  seats: readonly PlanSeat[],
  key: 'stakeholderGroup' | 'regionalGroup',
): SeatingProblem['attributes'][number] {
  const values = [...new Set(seats.map((seat) => seat[key]))]
  return { name, values: values.length, of: Uint8Array.from(seats, (seat) => values.indexOf(seat[key])) }
}

/** Bounds of every table in every round: played rounds as they were, rounds to come spread over as many tables as are needed. */
function sizesOf(
  { seats, tables, rounds }: PlanFacts,
  bond: LanguageBond | null,
  { present, published, fixedRounds, keeps }: { present: Uint8Array; published: Int32Array; fixedRounds: number; keeps: boolean },
): Pick<SeatingProblem, 'sizeMin' | 'sizeMax'> {
  const sizeMin = new Uint8Array(rounds.length * tables.length)
  const sizeMax = new Uint8Array(rounds.length * tables.length)
  for (const [round, { number }] of rounds.entries()) {
    const plan = published.subarray(round * seats.length, (round + 1) * seats.length)
    const seated = tables.map((_, table) => plan.reduce((sum, at) => sum + Number(at === table), 0))
    for (const modality of MODALITIES) {
      const people = [...seats.keys()].filter((at) => seats[at]?.modality === modality && present[round * seats.length + at] === 1)
      const open = openPlaces(tables, modality, number)
      const bounds =
        round < fixedRounds
          ? seated.map((size) => [size, size] as const)
          : keeps
            ? keptBounds(bond, people, open, seated)
            : evenBounds(bond, people, open, rounds.length)
      for (const { at } of round < fixedRounds ? tables.map((_, index) => ({ at: index })) : open) {
        sizeMin[round * tables.length + at] = bounds[at]?.[0] ?? 0
        sizeMax[round * tables.length + at] = bounds[at]?.[1] ?? 0
      }
    }
  }
  return { sizeMin, sizeMax }
}

/** Everybody spread over as few tables as give about the wished size; tables with hosts first, then by number. */
function evenBounds(bond: LanguageBond | null, people: readonly number[], open: readonly OpenPlace[], rounds: number): Bounds {
  const wanted = tablesWanted(people.length, rounds)
  if (bond !== null) return boundsByLanguage(bond, people, open, wanted)
  const bounds: Bounds = []
  const used = open.toSorted((a, b) => Number(b.isHosted) - Number(a.isHosted) || a.at - b.at)
  let count = Math.min(used.length, wanted)
  const seatsOf = (tables: readonly OpenPlace[], most: number): number =>
    tables.reduce((sum, { capacity }) => sum + Math.min(capacity, most), 0)
  while (count < used.length && seatsOf(used.slice(0, count), Infinity) < people.length) count += 1
  const chosen = used.slice(0, count)
  let most = 1
  while (seatsOf(chosen, most) < people.length && most < 255) most += 1
  for (const { at, capacity } of chosen) bounds[at] = [Math.min(capacity, most - 1), Math.min(capacity, most)]
  return bounds
}

/** Tables for so many people: of about the wished size, and smaller where people would have to meet again in so many rounds. */
function tablesWanted(people: number, rounds: number): number {
  const mayMeetNew = (tables: number): boolean => {
    const size = Math.ceil(people / tables)
    return size <= tables && (size - 1) * rounds <= people - 1
  }
  let tables = Math.max(1, Math.round(people / SIZE_WISHED))
  while (!mayMeetNew(tables) && people / (tables + 1) >= SIZE_KEPT_MIN) tables += 1
  return tables
}

/** Tables in use keep a few people, others may take some; nobody has to move for evenness alone. */
function keptBounds(bond: LanguageBond | null, people: readonly number[], open: readonly OpenPlace[], seated: readonly number[]): Bounds {
  const inUse = open.filter(({ at }) => (seated[at] ?? 0) > 0)
  const least = Math.min(SIZE_KEPT_MIN, Math.floor(people.length / Math.max(1, inUse.length)))
  const possible = bond === null ? [] : leastByLanguage(bond, people, inUse, least)
  const bounds: Bounds = []
  for (const { at, capacity } of open) {
    const index = inUse.findIndex((table) => table.at === at)
    bounds[at] = [index === -1 ? 0 : Math.min(possible[index] ?? least, capacity), capacity]
  }
  return bounds
}

/** Languages in the plan of seats: who fits no table, which tables nobody speaks, and how many people tables take when languages bind. */
import { fillByLanguage, kindsOf, sharesLanguage, type LanguageBond } from '../../maths/seating/languages.ts'

/** A table that is open in a round: its place in the list of all tables, its capacity, and whether somebody hosts it. */
export interface OpenPlace {
  readonly at: number
  readonly capacity: number
  readonly isHosted: boolean
}
/** Fewest and most people of each table, by its place in the list of all tables. */
export type Bounds = (readonly [least: number, most: number])[]

/** Tables that may be tried for leaving out for each one that a language asked for: more would take long and win little. */
const DROPS_PER_TABLE = 3

/** Whether somebody may sit at a table by what they speak and what it has; an empty list binds nobody. */
export function speaksAt(spoken: readonly string[], atTable: readonly string[]): boolean {
  return spoken.length === 0 || atTable.length === 0 || spoken.some((code) => atTable.includes(code))
}

/** What people are asked: languages of the forum, then those of tables that it does not list any more. One language alone asks nothing. */
export function languagesToAsk(listed: readonly string[], tables: readonly { readonly languages: readonly string[] }[]): readonly string[] {
  const all = [...new Set([...listed, ...tables.flatMap(({ languages }) => languages)])]
  return all.length > 1 ? all : []
}

/**
 * People for whom no place is left at a table that they may sit at: the last who came, where a language has too few seats.
 * @param people places in the list of all seats, in the order in which people came
 */
export function withoutTable(bond: LanguageBond, people: readonly number[], open: readonly OpenPlace[]): readonly number[] {
  const kinds = kindsOf(spokenBy(bond, people))
  const { left } = fillByLanguage(kinds, placesOf(bond, open))
  return kinds.flatMap(({ spoken }, kind) => {
    const short = left[kind] ?? 0
    return short === 0 ? [] : people.filter((person) => bond.ofPerson[person] === spoken).slice(-short)
  })
}

/** Open tables at which nobody of these people may sit but those who said nothing. */
export function unspokenTables(bond: LanguageBond, people: readonly number[], open: readonly OpenPlace[]): readonly number[] {
  const spoken = spokenBy(bond, people).filter((bits) => bits !== 0)
  return open
    .filter(({ at }) => bond.ofTable[at] !== 0 && !spoken.some((bits) => sharesLanguage(bits, bond.ofTable[at] ?? 0)))
    .map(({ at }) => at)
}

/** Bounds of about as many tables as wanted, with as many tables of each language as its people need; every person has a place in them. */
export function boundsByLanguage(bond: LanguageBond, people: readonly number[], open: readonly OpenPlace[], wanted: number): Bounds {
  const kinds = kindsOf(spokenBy(bond, people))
  const fill = (tables: readonly OpenPlace[]) => fillByLanguage(kinds, placesOf(bond, tables))
  const idle = new Set(unspokenTables(bond, people, open))
  const order = open.toSorted((a, b) => rankOf(a, idle) - rankOf(b, idle) || a.at - b.at)
  let chosen: readonly OpenPlace[] = order.slice(0, wanted)
  const asked: OpenPlace[] = []
  for (let next = neededBy(fill(chosen).left); next !== undefined; next = neededBy(fill(chosen).left)) {
    asked.push(next)
    chosen = chosen.concat(next)
  }
  const spare = chosen.filter((table) => !asked.includes(table) && !table.isHosted).toReversed()
  for (const table of spare.slice(0, asked.length * DROPS_PER_TABLE)) {
    const fewer = chosen.filter((one) => one !== table)
    if (chosen.length > wanted && fill(fewer).left.every((people) => people === 0)) chosen = fewer
  }
  const { sizes } = fill(chosen)
  const most = Math.max(1, ...sizes)
  const bounds: Bounds = []
  for (const [index, { at, capacity }] of chosen.entries()) bounds[at] = [Math.min(sizes[index] ?? 0, most - 1), Math.min(capacity, most)]
  return bounds

  /** The first table that is not chosen and takes somebody who has no place yet. */
  function neededBy(left: readonly number[]): OpenPlace | undefined {
    return order.find(
      (table) =>
        !chosen.includes(table) &&
        kinds.some(({ spoken }, kind) => (left[kind] ?? 0) > 0 && sharesLanguage(spoken, bond.ofTable[table.at] ?? 0)),
    )
  }
}

/** The fewest people that each table can be asked to keep, none more than `least`. */
export function leastByLanguage(bond: LanguageBond, people: readonly number[], open: readonly OpenPlace[], least: number): number[] {
  const { sizes } = fillByLanguage(kindsOf(spokenBy(bond, people)), placesOf(bond, open))
  return sizes.map((size) => Math.min(size, least))
}

function rankOf({ at, isHosted }: OpenPlace, idle: ReadonlySet<number>): number {
  return isHosted ? 0 : idle.has(at) ? 2 : 1
}
function spokenBy(bond: LanguageBond, people: readonly number[]): number[] {
  return people.map((person) => bond.ofPerson[person] ?? 0)
}
function placesOf(bond: LanguageBond, open: readonly OpenPlace[]): { languages: number; most: number }[] {
  return open.map(({ at, capacity }) => ({ languages: bond.ofTable[at] ?? 0, most: capacity }))
}

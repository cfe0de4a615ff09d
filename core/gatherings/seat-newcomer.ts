/** Finds tables for one person who comes in: at once, at the door. The plan for everybody is made later and better. */
import { speaksAt } from './language-fit.ts'

/** Somebody at a table, as mixing sees them. */
export interface Sitter {
  readonly number: number
  readonly group: string | null
  readonly region: string | null
  /** Codes of the languages that they said they speak; empty when they said nothing. */
  readonly languages: readonly string[]
}
/** A table in one round. */
export interface OpenTable {
  readonly id: string
  readonly number: number
  readonly capacity: number
  /** Codes of the languages that are spoken at this table; empty: any. */
  readonly languages: readonly string[]
  readonly people: readonly Sitter[]
}

/** Below this a table is still filling: a conversation needs about four voices. */
export const COMPANY_MIN = 4
/** Tables that fill at the same time: fewer and friends who come together sit together, more and people sit alone. */
export const FILLING_TABLES_MAX = 4

/**
 * A table for every round, or null when some round has no free place. Nobody is seated at a table whose languages they do not
 * speak: where such tables are full or there are none, that round has no table for them, which is told to the convener.
 * In this order: nobody met in an earlier round of this plan; a table that is filling
 * rather than a new one, and a new one rather than one more chair; few of the own stakeholder group, then of the own region.
 * @param rounds for each round to come, the tables of the person's modality that are open in it
 * @returns one table id for each round, null in a round that has none for this person; cost grows with rounds times people
 */
export function seatNewcomer(person: Omit<Sitter, 'number'>, rounds: readonly (readonly OpenTable[])[]): readonly (string | null)[] | null {
  const met = new Set<number>()
  const placed: (string | null)[] = []
  for (const tables of rounds) {
    if (!tables.some(hasRoom)) return null
    const best = bestTable(
      person,
      tables.filter(({ languages }) => speaksAt(person.languages, languages)),
      met,
    )
    for (const { number } of best?.people ?? []) met.add(number)
    placed.push(best?.id ?? null)
  }
  return placed
}

function bestTable(person: Omit<Sitter, 'number'>, tables: readonly OpenTable[], met: ReadonlySet<number>): OpenTable | null {
  const filling = tables.filter(({ people, capacity }) => people.length > 0 && people.length < Math.min(COMPANY_MIN, capacity)).length
  let best: OpenTable | null = null
  let bestCost: readonly number[] = []
  for (const table of tables) {
    if (!hasRoom(table)) continue
    const cost = costOf(person, table, met, filling >= FILLING_TABLES_MAX)
    if (best === null || isLess(cost, bestCost)) [best, bestCost] = [table, cost]
  }
  return best
}

function hasRoom({ people, capacity }: OpenTable): boolean {
  return people.length < capacity
}

function costOf(person: Omit<Sitter, 'number'>, table: OpenTable, met: ReadonlySet<number>, mayOpenNone: boolean): readonly number[] {
  const size = table.people.length
  const isFilling = size > 0 && size < COMPANY_MIN
  const own = person.group === null ? 0 : table.people.filter(({ group }) => group === person.group).length
  const near = person.region === null ? 0 : table.people.filter(({ region }) => region === person.region).length
  return [
    table.people.filter(({ number }) => met.has(number)).length,
    // A full-sized table takes one more chair only when no table is filling or empty.
    size >= COMPANY_MIN ? 1 : 0,
    size === 0 && mayOpenNone ? 1 : 0,
    own,
    isFilling ? 0 : 1,
    near,
    isFilling ? -size : size,
    table.number,
  ]
}

function isLess(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0
    if (value !== other) return value < other
  }
  return false
}

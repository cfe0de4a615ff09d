/** A seating problem falls into parts that never mix: the room, and those online. Each is planned by itself. */
import { sharesLanguage } from './languages.ts'
import type { PartProblem } from './plan-state.ts'
import { clustersOf, partsOf, type PlanTables, type SeatingProblem } from './problem.ts'

/** A part with the numbers that its people and tables have in the whole. */
export interface Part {
  readonly problem: PartProblem
  readonly people: readonly number[]
  readonly tables: readonly number[]
}

/** The parts of a problem, in order. */
export function splitParts(whole: SeatingProblem): readonly Part[] {
  return partsOf(whole).map((part) => partOf(whole, part))
}

/** Puts the plan of a part into the plan of the whole. */
export function mergePart(whole: SeatingProblem, plan: PlanTables, { people, tables, problem }: Part, partPlan: PlanTables): void {
  for (let round = 0; round < whole.rounds; round += 1)
    for (const [at, person] of people.entries()) {
      const table = partPlan[round * problem.people + at] ?? -1
      plan[round * whole.people + person] = table < 0 ? -1 : (tables[table] ?? -1)
    }
}

function partOf(whole: SeatingProblem, part: number): Part {
  const people = numbered(whole.personPart, part)
  const tables = numbered(whole.tablePart, part)
  const personAt = new Map(people.map((person, at) => [person, at]))
  const tableAt = new Map(tables.map((table, at) => [table, at]))
  const pairs = (list: readonly (readonly [number, number])[]): [number, number][] =>
    list.flatMap(([a, b]): [number, number][] => {
      const [x, y] = [personAt.get(a), personAt.get(b)]
      return x === undefined || y === undefined ? [] : [[x, y]]
    })
  const byRound = (from: Uint8Array, width: number, of: readonly number[]): Uint8Array =>
    Uint8Array.from(
      { length: whole.rounds * of.length },
      (_, at) => from[Math.floor(at / of.length) * width + (of[at % of.length] ?? 0)] ?? 0,
    )
  const { published } = whole
  const problem: PartProblem = {
    people: people.length,
    tables: tables.length,
    rounds: whole.rounds,
    attributes: whole.attributes.map(({ name, values, of }) => ({
      name,
      values,
      of: Uint8Array.from(people, (person) => of[person] ?? 0),
    })),
    hostOf: Int32Array.from(tables, (table) => personAt.get(whole.hostOf[table] ?? -1) ?? -1),
    clusters: clustersOf(people.length, pairs(whole.together)),
    apart: pairs(whole.apart),
    present: byRound(whole.present, whole.people, people),
    sizeMin: byRound(whole.sizeMin, whole.tables, tables),
    sizeMax: byRound(whole.sizeMax, whole.tables, tables),
    fixedRounds: whole.fixedRounds,
    published:
      published === null
        ? null
        : Int32Array.from({ length: whole.rounds * people.length }, (_, at) => {
            const person = people[at % people.length] ?? 0
            return tableAt.get(published[Math.floor(at / people.length) * whole.people + person] ?? -1) ?? -1
          }),
    isAllowed: allowedIn(whole, people, tables),
  }
  return { problem, people, tables }
}

function allowedIn({ languages }: SeatingProblem, people: readonly number[], tables: readonly number[]): Uint8Array | null {
  if (languages === null) return null
  const { ofPerson, ofTable } = languages
  const isAllowed = Uint8Array.from({ length: people.length * tables.length }, (_, at) => {
    const person = people[Math.floor(at / tables.length)] ?? 0
    return Number(sharesLanguage(ofPerson[person] ?? 0, ofTable[tables[at % tables.length] ?? 0] ?? 0))
  })
  return isAllowed.includes(0) ? isAllowed : null
}

function numbered(of: Uint8Array, part: number): number[] {
  return [...of.keys()].filter((at) => of[at] === part)
}

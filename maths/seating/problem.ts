/** A seating problem in numbers: people, tables and rounds are counted from 0; names and ids stay outside. */
import type { LanguageBond } from './languages.ts'

/** What people declare and tables should mirror; `of[person]` is a value from 0 to `values` - 1. The first attribute matters most. */
export interface MirrorAttribute {
  readonly name: string
  readonly values: number
  readonly of: Uint8Array
}

/** A problem that has been checked (`check-problem.ts`). Arrays by round hold round r at r * people or r * tables. */
export interface SeatingProblem {
  readonly people: number
  readonly tables: number
  readonly rounds: number
  readonly attributes: readonly MirrorAttribute[]
  /** Person who stays at a table in every round, or -1. */
  readonly hostOf: Int32Array
  readonly together: readonly (readonly [number, number])[]
  readonly apart: readonly (readonly [number, number])[]
  /** Part of the room: people sit only at tables of their own part (0: in the room, 1: online, and so on). */
  readonly personPart: Uint8Array
  readonly tablePart: Uint8Array
  /** 1 where a person is there in a round. */
  readonly present: Uint8Array
  /** People at a table in a round, at least and at most; both 0 where it is closed. */
  readonly sizeMin: Uint8Array
  readonly sizeMax: Uint8Array
  /** Rounds already played, from the first; `published` holds them. */
  readonly fixedRounds: number
  /** Table of each person in each round as people know it, or -1: fixed rounds stay, and moves in the others are counted. Null when nothing is published. */
  readonly published: Int32Array | null
  /** Who speaks what: nobody sits at a table whose languages they do not speak. Null where no table has one. */
  readonly languages: LanguageBond | null
}

/** A plan: table of each person in each round (round r at r * people), -1 for absent. */
export type PlanTables = Int32Array

/** Plan as lists: people of each table by round. */
export function planRounds(problem: SeatingProblem, plan: PlanTables): number[][][] {
  const { people, tables, rounds } = problem
  return Array.from({ length: rounds }, (_, round) => {
    const lists = Array.from({ length: tables }, (): number[] => [])
    for (let person = 0; person < people; person += 1) lists[plan[round * people + person] ?? -1]?.push(person)
    return lists
  })
}

/** People who are to sit in a part of the room in a round. */
export function presentIn(problem: SeatingProblem, part: number, round: number): number[] {
  const { people, personPart, present } = problem
  const list: number[] = []
  for (let person = 0; person < people; person += 1)
    if (personPart[person] === part && present[round * people + person] === 1) list.push(person)
  return list
}

/** Parts of the room that have tables, in order. */
export function partsOf(problem: SeatingProblem): number[] {
  return [...new Set(problem.tablePart)].toSorted((a, b) => a - b)
}

/** Groups of people who always sit together, each person in exactly one group; people without a companion stand alone. */
export function clustersOf(people: number, together: readonly (readonly [number, number])[]): number[][] {
  const leader = Int32Array.from({ length: people }, (_, person) => person)
  const find = (person: number): number => {
    let at = person
    while (leader[at] !== at) at = leader[at] ?? at
    return at
  }
  for (const [a, b] of together) leader[find(a)] = find(b)
  const byLeader = new Map<number, number[]>()
  for (let person = 0; person < people; person += 1) {
    const cluster = byLeader.get(find(person)) ?? []
    byLeader.set(find(person), cluster)
    cluster.push(person)
  }
  return [...byLeader.values()]
}

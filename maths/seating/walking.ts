/** Short ways: which table is which may change from round to round without changing who meets whom. */
import type { PlanTables, SeatingProblem } from './problem.ts'

/** Up to this many tables are looked at in pairs; in larger halls the ways are left as they are. */
const TABLES_MAX = 300
/** Looks over all pairs of tables for one round. */
const PASSES_MAX = 6

/** The plan with whole tables exchanged within a round where that shortens the ways and the tables take the same people. Hosts keep their tables. */
export function shortenWalks(problem: SeatingProblem, plan: PlanTables): PlanTables {
  const { people, tables, rounds } = problem
  if (tables > TABLES_MAX || problem.hostOf.some((host) => host >= 0)) return plan
  const shorter = plan.slice()
  for (let round = Math.max(1, problem.fixedRounds); round < rounds; round += 1) {
    const steps = stepsOf(shorter, people, tables, round)
    const placeOf = Int32Array.from({ length: tables }, (_, table) => table)
    for (let pass = 0; pass < PASSES_MAX && improve(problem, steps, placeOf, round); pass += 1);
    for (let at = round * people; at < (round + 1) * people; at += 1) {
      const table = shorter[at] ?? -1
      if (table >= 0) shorter[at] = placeOf[table] ?? table
    }
  }
  return shorter
}

/** Steps walked by the people of each table (row) if it stood at the place of another (column). */
function stepsOf(plan: PlanTables, people: number, tables: number, round: number): Float64Array {
  const steps = new Float64Array(tables * tables)
  for (let person = 0; person < people; person += 1) {
    const [from, to] = [plan[(round - 1) * people + person] ?? -1, plan[round * people + person] ?? -1]
    if (from < 0 || to < 0) continue
    for (let place = 0; place < tables; place += 1) steps[to * tables + place] = (steps[to * tables + place] ?? 0) + Math.abs(from - place)
  }
  return steps
}

function improve(problem: SeatingProblem, steps: Float64Array, placeOf: Int32Array, round: number): boolean {
  const { tables, tablePart, sizeMin, sizeMax, languages } = problem
  const isLike = (a: number, b: number): boolean =>
    tablePart[a] === tablePart[b] &&
    languages?.ofTable[a] === languages?.ofTable[b] &&
    sizeMin[round * tables + a] === sizeMin[round * tables + b] &&
    sizeMax[round * tables + a] === sizeMax[round * tables + b]
  let isBetter = false
  for (let a = 0; a < tables; a += 1)
    for (let b = a + 1; b < tables; b += 1) {
      const [x, y] = [placeOf[a] ?? 0, placeOf[b] ?? 0]
      if (!isLike(x, y)) continue
      const cost = (table: number, place: number): number => steps[table * tables + place] ?? 0
      if (cost(a, y) + cost(b, x) >= cost(a, x) + cost(b, y)) continue
      placeOf[a] = y
      placeOf[b] = x
      isBetter = true
    }
  return isBetter
}

/** What a plan is worth: hard constraints, repeated meetings, how far tables are from mirroring the room, moved seats, steps walked. */
import { sharesLanguage } from './languages.ts'
import { partsOf, presentIn, type PlanTables, type SeatingProblem } from './problem.ts'

/** Scores of a plan; see `PlanScore` for what comes before what. */
export interface PlanScore {
  /** Broken hard constraints, at most a few, in words; empty when the plan is valid. */
  readonly broken: readonly string[]
  /** Meetings of a pair after its first, over all rounds; pairs that are to sit together do not count. */
  readonly repeats: number
  readonly pairsMet: number
  readonly meetings: number
  /** By attribute: sum over rounds, tables and values of (count - size * share) squared; share within the part of the room among those present. */
  readonly mirror: readonly number[]
  /** Seats in rounds to come that differ from what was published. */
  readonly churn: number
  /** Sum over people and changes of round of the distance between the numbers of their tables. */
  readonly walking: number
}

/** Broken constraints that are named. */
const BROKEN_MAX = 5

/** Scores a plan. Cost grows with rounds times people times table size. */
export function scorePlan(problem: SeatingProblem, plan: PlanTables): PlanScore {
  const { people, rounds } = problem
  const meetings = countMeetings(problem, plan)
  return {
    broken: brokenIn(problem, plan),
    ...meetings,
    mirror: problem.attributes.map((_, at) => mirrorOf(problem, plan, at)),
    churn: churnOf(problem, plan),
    walking: walkingOf(plan, people, rounds),
  }
}

/** Keys of pairs that sit together by wish. */
function togetherKeys({ people, together }: SeatingProblem): Set<number> {
  return new Set(together.map(([a, b]) => Math.min(a, b) * people + Math.max(a, b)))
}

function membersAt(problem: SeatingProblem, plan: PlanTables, round: number): number[][] {
  const lists = Array.from({ length: problem.tables }, (): number[] => [])
  for (let person = 0; person < problem.people; person += 1) lists[plan[round * problem.people + person] ?? -1]?.push(person)
  return lists
}

function countMeetings(problem: SeatingProblem, plan: PlanTables): { repeats: number; pairsMet: number; meetings: number } {
  const { people, rounds } = problem
  const wished = togetherKeys(problem)
  const met = new Uint8Array(people * people)
  let [repeats, pairsMet, meetings] = [0, 0, 0]
  for (let round = 0; round < rounds; round += 1)
    for (const mates of membersAt(problem, plan, round))
      for (const [at, a] of mates.entries())
        for (let next = at + 1; next < mates.length; next += 1) {
          const key = a * people + (mates[next] ?? 0)
          meetings += 1
          if (met[key] === 0) {
            met[key] = 1
            pairsMet += 1
          } else if (!wished.has(key)) repeats += 1
        }
  return { repeats, pairsMet, meetings }
}

/** Distance from the mirror for one attribute. */
export function mirrorOf(problem: SeatingProblem, plan: PlanTables, attribute: number): number {
  const { of, values } = problem.attributes[attribute] ?? { of: new Uint8Array(), values: 0 }
  let sum = 0
  for (const part of partsOf(problem))
    for (let round = 0; round < problem.rounds; round += 1) {
      const there = presentIn(problem, part, round)
      const all = countValues(there, of, values)
      for (const [table, mates] of membersAt(problem, plan, round).entries()) {
        if (problem.tablePart[table] !== part) continue
        const counts = countValues(mates, of, values)
        for (let value = 0; value < values; value += 1)
          sum += ((counts[value] ?? 0) - (mates.length * (all[value] ?? 0)) / Math.max(1, there.length)) ** 2
      }
    }
  return Math.round(sum * 1e6) / 1e6
}

function countValues(people: readonly number[], of: Uint8Array, values: number): number[] {
  const counts = Array.from({ length: values }, () => 0)
  for (const person of people) counts[of[person] ?? 0] = (counts[of[person] ?? 0] ?? 0) + 1
  return counts
}

function churnOf({ people, rounds, fixedRounds, published }: SeatingProblem, plan: PlanTables): number {
  if (published === null) return 0
  let churn = 0
  for (let at = fixedRounds * people; at < rounds * people; at += 1) {
    const before = published[at] ?? -1
    if (before !== -1 && plan[at] !== -1 && plan[at] !== before) churn += 1
  }
  return churn
}

function walkingOf(plan: PlanTables, people: number, rounds: number): number {
  let steps = 0
  for (let at = 0; at < (rounds - 1) * people; at += 1) {
    const [from = -1, to = -1] = [plan[at], plan[at + people]]
    if (from !== -1 && to !== -1) steps += Math.abs(from - to)
  }
  return steps
}

function brokenIn(problem: SeatingProblem, plan: PlanTables): string[] {
  const broken: string[] = []
  for (let round = 0; round < problem.rounds && broken.length < BROKEN_MAX; round += 1)
    broken.push(...(round < problem.fixedRounds ? changedIn(problem, plan, round) : brokenSeats(problem, plan, round)))
  return broken.slice(0, BROKEN_MAX)
}

/** A played round stays as it was, whatever is wished now. */
function changedIn({ people, published }: SeatingProblem, plan: PlanTables, round: number): string[] {
  for (let at = round * people; at < (round + 1) * people; at += 1)
    if (plan[at] !== published?.[at]) return [`round ${round} was played and is changed`]
  return []
}

function brokenSeats(problem: SeatingProblem, plan: PlanTables, round: number): string[] {
  const { people } = problem
  const broken: string[] = []
  const tableOf = (person: number): number => plan[round * people + person] ?? -1
  for (let person = 0; person < people; person += 1) {
    const isThere = problem.present[round * people + person] === 1
    if (isThere !== tableOf(person) >= 0) broken.push(`round ${round}: person ${person} is ${isThere ? 'not seated' : 'seated and absent'}`)
    if (isThere && problem.tablePart[tableOf(person)] !== problem.personPart[person])
      broken.push(`round ${round}: person ${person} sits in another part of the room`)
  }
  broken.push(...brokenLanguages(problem, plan, round), ...brokenSizes(problem, plan, round))
  for (const [a, b] of problem.apart)
    if (tableOf(a) >= 0 && tableOf(a) === tableOf(b)) broken.push(`round ${round}: ${a} and ${b} are to sit apart`)
  for (const [a, b] of problem.together) if (tableOf(a) !== tableOf(b)) broken.push(`round ${round}: ${a} and ${b} are to sit together`)
  for (const [table, host] of problem.hostOf.entries())
    if (host >= 0 && problem.present[round * people + host] === 1 && tableOf(host) !== table)
      broken.push(`round ${round}: host ${host} is not at table ${table}`)
  return broken
}

function brokenLanguages({ people, languages }: SeatingProblem, plan: PlanTables, round: number): string[] {
  if (languages === null) return []
  return Array.from({ length: people }, (_, person) => person).flatMap((person) => {
    const table = plan[round * people + person] ?? -1
    return table < 0 || sharesLanguage(languages.ofPerson[person] ?? 0, languages.ofTable[table] ?? 0)
      ? []
      : [`round ${round}: person ${person} does not speak what is spoken at table ${table}`]
  })
}

function brokenSizes(problem: SeatingProblem, plan: PlanTables, round: number): string[] {
  return membersAt(problem, plan, round).flatMap((mates, table) => {
    const at = round * problem.tables + table
    const [least = 0, most = 0] = [problem.sizeMin[at], problem.sizeMax[at]]
    return mates.length < least || mates.length > most
      ? [`round ${round}: table ${table} has ${mates.length}, not ${least} to ${most}`]
      : []
  })
}

/** Whether one plan is better than another: valid, then fewer repeats, then each mirror in turn, then less churn, then less walking. Negative when `a` is better. */
export function comparePlans(a: PlanScore, b: PlanScore): number {
  const keys = (score: PlanScore): number[] => [score.broken.length > 0 ? 1 : 0, score.repeats, ...score.mirror, score.churn, score.walking]
  const [left, right] = [keys(a), keys(b)]
  for (const [at, value] of left.entries()) {
    const difference = value - (right[at] ?? 0)
    if (Math.abs(difference) > 1e-6) return difference
  }
  return 0
}

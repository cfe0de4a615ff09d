/** Counted ballots by group, and what is wrong with a count that cannot be. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Votes of one group: yes, no, abstained. */
export type Count = readonly [yes: number, no: number, abstain: number]
/** Members who may vote and votes given, by key of the group. */
export interface Ballots {
  readonly members: Readonly<Record<string, number>>
  readonly counts: Readonly<Record<string, Count>>
}
/** One group as the rules see it. */
export interface GroupCount {
  readonly group: string
  /** What people call it; the key where left out. */
  readonly name?: string
  readonly members: number
  readonly yes: number
  readonly no: number
  readonly abstain: number
}

/** Members of one group at most: more than any house has. */
const MEMBERS_MAX = 1_000_000_000

/** Checks ballots that came from outside. @returns the groups in the order of `members`, or `invalid` with field and detail */
export function parseBallots(raw: unknown): Outcome<readonly GroupCount[], 'invalid'> {
  if (!isRecord(raw) || !isRecord(raw['members']) || !isRecord(raw['counts']))
    return wrong('ballots', 'write {"members": {"gov": 20}, "counts": {"gov": [15, 3, 2]}}.')
  const { members, counts } = raw
  const stranger = Object.keys(counts).find((group) => !Object.hasOwn(members, group))
  if (stranger !== undefined)
    return wrong(`counts.${stranger}`, 'this group has no members. Name it under members, or take its votes away.')
  if (Object.keys(members).length === 0) return wrong('members', 'no group is named. Name at least one with its number of members.')
  const groups: GroupCount[] = []
  for (const [group, size] of Object.entries(members)) {
    if (!isCount(size)) return wrong(`members.${group}`, 'write a whole number of members, 0 or more.')
    const given = counts[group] ?? [0, 0, 0]
    if (!Array.isArray(given) || given.length !== 3 || !given.every(isCount))
      return wrong(`counts.${group}`, 'write three whole numbers: yes, no, abstained.')
    const [yes = 0, no = 0, abstain = 0] = given
    if (yes + no + abstain > size)
      return wrong(`counts.${group}`, `${yes + no + abstain} votes of ${size} members. Correct one of the two.`)
    groups.push({ group, members: size, yes, no, abstain })
  }
  return accept(groups)
}

function wrong(field: string, detail: string): Outcome<never, 'invalid'> {
  return refuse('invalid', { field, detail })
}
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MEMBERS_MAX
}

/** Who must be there so that a team may decide: data, the sentence that is made of them, and the judgement with its figures. */
import { compare, fraction, fractionText } from '../../maths/fraction.ts'
import type { RecordedQuorum, RecordedShare } from '../ledger/team-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Seats of one group: how many are held, and how many of those are there. */
export interface GroupPresence {
  readonly group: string
  /** What people call it. */
  readonly name: string
  readonly held: number
  readonly present: number
}
/** One part of a quorum worked out. */
export interface QuorumStep {
  readonly condition: string
  readonly holds: boolean
  readonly figures: readonly string[]
}
/** Largest denominator of a share: hundredths are as fine as anybody counts people. */
const DENOMINATOR_MAX = 100

/** Checks a quorum that somebody asks for: shares between 0 and 1, and no more groups than have seats. */
export function checkQuorum(quorum: RecordedQuorum, groupsWithSeats: number): Outcome<null, 'invalid'> {
  for (const [field, share] of [['quorum.seats', quorum.seats] as const, ['quorum.eachGroup', quorum.eachGroup] as const]) {
    if (share === null) continue
    const [part, whole] = share
    if (part < 1 || whole < part || whole > DENOMINATOR_MAX)
      return refuse('invalid', { field, detail: 'write a share between nothing and all, such as 1/2.' })
  }
  return quorum.groups > groupsWithSeats
    ? refuse('invalid', { field: 'quorum.groups', detail: `only ${groupsWithSeats} groups have seats here. Ask for no more.` })
    : accept(null)
}

/** The quorum in one sentence. */
export function quorumSentence(quorum: RecordedQuorum): string {
  return `A meeting may decide when ${conditionsOf(quorum).join(', and ')}.`
}

/** Judges who is there, condition by condition. A group whose seats are all free is not asked for its share, and is not there. */
export function judgeQuorum(
  quorum: RecordedQuorum,
  groups: readonly GroupPresence[],
): { readonly holds: boolean; readonly steps: readonly QuorumStep[] } {
  const held = groups.reduce((sum, group) => sum + group.held, 0)
  const present = groups.reduce((sum, group) => sum + group.present, 0)
  const there = groups.filter((group) => group.present > 0)
  const [ofSeats = '', ofGroups = '', ofEach = ''] = conditionsOf(quorum)
  const steps: QuorumStep[] = [
    { condition: ofSeats, holds: reaches(present, held, quorum.seats), figures: [`${present} of ${held} held seats`] },
    {
      condition: ofGroups,
      holds: there.length >= quorum.groups,
      figures: [there.length === 0 ? 'nobody' : there.map(({ name }) => name).join(', ')],
    },
  ]
  const { eachGroup } = quorum
  if (eachGroup !== null) {
    const asked = groups.filter((group) => group.held > 0)
    steps.push({
      condition: ofEach,
      holds: asked.every((group) => reaches(group.present, group.held, eachGroup)),
      figures: asked.map((group) => `${group.name}: ${group.present} of ${group.held}`),
    })
  }
  return { holds: steps.every(({ holds }) => holds), steps }
}

/** What is missing, as one part of a sentence; empty when nothing is. */
export function missingText(steps: readonly QuorumStep[]): string {
  return steps
    .filter(({ holds }) => !holds)
    .map(({ condition, figures }) => `${condition} (there: ${figures.join('; ')})`)
    .join(', and ')
}

function conditionsOf({ seats, groups, eachGroup }: RecordedQuorum): string[] {
  return [
    `at least ${fractionText(fraction(...seats))} of the seats that are held are there`,
    `they come from at least ${groups} ${groups === 1 ? 'group' : 'groups'}`,
    ...(eachGroup === null ? [] : [`at least ${fractionText(fraction(...eachGroup))} of the seats of every group are there`]),
  ]
}

function reaches(part: number, whole: number, [numerator, denominator]: RecordedShare): boolean {
  return whole > 0 && compare(fraction(part, whole), fraction(numerator, denominator)) >= 0
}

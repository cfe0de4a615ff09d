/** The quorum as the form of a new team asks for it. */
import { textOf } from '$line/answered.ts'
import { say } from '$words/teams'

/** Shares that the form offers, by what it sends. */
const SHARES: Readonly<Record<string, readonly [number, number]>> = { third: [1, 3], half: [1, 2], twoThirds: [2, 3], all: [1, 1] }
/** Options of the field for all seats. */
export const SEAT_OPTIONS: readonly (readonly [string, string])[] = [
  ['third', say.shareThird()],
  ['half', say.shareHalf()],
  ['twoThirds', say.shareTwoThirds()],
  ['all', say.shareAll()],
]
/** Options of the field for each group. */
export const EACH_OPTIONS: readonly (readonly [string, string])[] = [['none', say.shareNone()], ...SEAT_OPTIONS]

/** What was chosen; what is unknown stands as usual. */
export function quorumOf(form: FormData): { seats: number[]; eachGroup: number[] | null; groups: number } {
  const each = SHARES[textOf(form, 'quorumEach')]
  return {
    seats: [...(SHARES[textOf(form, 'quorumSeats')] ?? [1, 2])],
    eachGroup: each === undefined ? null : [...each],
    groups: Math.max(1, Math.trunc(Number(textOf(form, 'quorumGroups')) || 1)),
  }
}

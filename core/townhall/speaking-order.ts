/**
 * Who speaks next in a town hall, and why. Room and online take turns while somebody waits in both. On the side in turn: whoever was
 * overtaken too often; then those who have not spoken before those who have; then groups that have had less time; then another
 * group than the one that spoke last; then the hand that was raised first.
 */
import type { Modality } from '../ledger/recorded-basics.ts'
import type { Instant } from '../ledger/instant.ts'
import { accountSeconds, groupTimes, type Speech } from './floor-times.ts'

/** A hand: who raised it (one name for one person), when, from where. */
export interface Hand {
  readonly id: string
  readonly speaker: string
  readonly group: string | null
  readonly side: Modality
  readonly raisedAt: Instant
}
/** A hand that has come to the microphone, with what it took; in the order of the speeches. */
export type Turn = Hand & Pick<Speech, 'spokenMs' | 'slotMs'>
/** A rule that put a hand before others, in the order in which the rules are asked. `only`: nobody else waits. */
export type OrderRule = 'only' | 'side' | 'overtaken' | 'first' | 'time' | 'other_group' | 'raised'
/** A hand in its place. */
export interface Placed {
  readonly id: string
  /** The rules by which it came before somebody. */
  readonly why: readonly OrderRule[]
  /** Seconds that its group has had in the account of the hall when it is its turn. */
  readonly accountSeconds: number
}
/** What the order is made of. */
export interface Floor {
  readonly hands: readonly Hand[]
  readonly turns: readonly Turn[]
  /** Groups that have somebody in the house. */
  readonly here: readonly (string | null)[]
  readonly slotMs: number
}

/** Speeches from hands of the same side raised later, after which a hand waits no longer: nobody is put off without end. */
export const OVERTAKEN_MAX = 6

/**
 * The hands in the order in which they come if nobody else raises one and each takes its slot. A hand comes at last after
 * 2 × (hands of its side that were up before it + OVERTAKEN_MAX) + 1 others, whoever raises a hand meanwhile.
 * @param limit places that are worked out
 */
export function speakingOrder({ hands, turns, here, slotMs }: Floor, limit: number): Placed[] {
  const placed: Placed[] = []
  const past = [...turns]
  let left = [...hands]
  while (left.length > 0 && placed.length < limit) {
    const { hand, why, seconds } = next(left, past, here)
    placed.push({ id: hand.id, why, accountSeconds: seconds })
    past.push({ ...hand, spokenMs: slotMs, slotMs })
    left = left.filter(({ id }) => id !== hand.id)
  }
  return placed
}

interface Rule {
  readonly name: OrderRule
  readonly keep: (hands: readonly Hand[]) => readonly Hand[]
}

function next(
  hands: readonly Hand[],
  turns: readonly Turn[],
  here: readonly (string | null)[],
): { readonly hand: Hand; readonly why: readonly OrderRule[]; readonly seconds: number } {
  const accounts = new Map(groupTimes(here, turns).map((time) => [time.group, accountSeconds(time)]))
  const secondsOf = ({ group }: Hand): number => accounts.get(group) ?? 0
  const why: OrderRule[] = []
  let kept = hands
  for (const { name, keep } of rulesOf(turns, secondsOf)) {
    const fewer = keep(kept)
    if (fewer.length > 0 && fewer.length < kept.length) {
      why.push(name)
      kept = fewer
    }
  }
  const [hand] = kept
  if (hand === undefined) throw new RangeError('there is no hand to choose from')
  return { hand, why: why.length === 0 ? ['only'] : why, seconds: secondsOf(hand) }
}

function rulesOf(turns: readonly Turn[], secondsOf: (hand: Hand) => number): readonly Rule[] {
  const last = turns.at(-1)
  const spoke = (hand: Hand): number => turns.filter(({ speaker }) => speaker === hand.speaker).length
  return [
    { name: 'side', keep: (hands) => hands.filter(({ side }) => last !== undefined && side !== last.side) },
    {
      name: 'overtaken',
      keep: (hands) =>
        hands
          .filter((hand) => isOvertaken(hand, turns))
          .sort(byRaised)
          .slice(0, 1),
    },
    { name: 'first', keep: (hands) => least(hands, spoke) },
    { name: 'time', keep: (hands) => least(hands, secondsOf) },
    { name: 'other_group', keep: (hands) => hands.filter(({ group }) => last !== undefined && group !== last.group) },
    { name: 'raised', keep: (hands) => [...hands].sort(byRaised).slice(0, 1) },
  ]
}

function isOvertaken(hand: Hand, turns: readonly Turn[]): boolean {
  return turns.filter((turn) => turn.side === hand.side && byRaised(hand, turn) < 0).length >= OVERTAKEN_MAX
}

function least(hands: readonly Hand[], measure: (hand: Hand) => number): readonly Hand[] {
  const measured = hands.map((hand) => ({ hand, value: measure(hand) }))
  const lowest = Math.min(...measured.map(({ value }) => value))
  return measured.filter(({ value }) => value === lowest).map(({ hand }) => hand)
}

/** Two hands of one instant stand in the order of their ids, so that the order is the same everywhere. */
function byRaised(a: Hand, b: Hand): number {
  if (a.raisedAt !== b.raisedAt) return a.raisedAt < b.raisedAt ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

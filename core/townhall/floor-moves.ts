/** What may be done with a hand: call, start, end, pass over, lower, and take the last move back. */
import type { RecordedHandState, RecordedTurn } from '../ledger/floor-kinds.ts'
import type { Instant } from '../ledger/instant.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** A hand as it stands. */
export interface StandingHand extends RecordedTurn {
  readonly id: string
}
/** A move that stewards of the floor make. */
export type FloorAct = 'call' | 'start' | 'end' | 'pass_over'
type MoveRefusal = 'not_found' | 'changed_since' | 'floor_taken'

/** From which states each move goes. */
const FROM: Readonly<Record<FloorAct | 'lower', readonly RecordedHandState[]>> = {
  call: ['waiting'],
  start: ['waiting', 'called'],
  end: ['speaking'],
  pass_over: ['waiting', 'called'],
  lower: ['waiting', 'called'],
}
const SAID: Readonly<Record<RecordedHandState, string>> = {
  waiting: 'this hand waits',
  called: 'this hand was called',
  speaking: 'this person speaks',
  spoken: 'this person has spoken',
  passed_over: 'this hand was passed over',
  lowered: 'this hand was lowered',
}

/**
 * How a hand stands after a move. One person is called and one speaks at a time: the next can be called while somebody speaks.
 * @param hands those that are up: waiting, called or speaking
 */
export function moveHand(
  hands: readonly StandingHand[],
  move: { readonly hand: StandingHand | undefined; readonly act: FloorAct; readonly now: Instant },
): Outcome<RecordedTurn, MoveRefusal> {
  const { hand, act, now } = move
  if (hand === undefined) return refuse('not_found', { what: 'hand' })
  if (!FROM[act].includes(hand.state)) return refuse('changed_since', { what: SAID[hand.state] })
  const taken = hands.find((other) => other.id !== hand.id && other.state === (act === 'call' ? 'called' : 'speaking'))
  if (taken !== undefined && (act === 'call' || act === 'start'))
    return refuse('floor_taken', { what: act === 'call' ? 'somebody else is called' : 'somebody else speaks' })
  return accept(turnAfter(hand, act, now))
}

/** Whether a hand may be lowered, by whoever raised it or by those who run the floor. */
export function lowerHand(hand: StandingHand | undefined): Outcome<StandingHand, MoveRefusal> {
  if (hand === undefined) return refuse('not_found', { what: 'hand' })
  return FROM.lower.includes(hand.state) ? accept(hand) : refuse('changed_since', { what: SAID[hand.state] })
}

function turnAfter({ calledAt, startedAt }: StandingHand, act: FloorAct, now: Instant): RecordedTurn {
  switch (act) {
    case 'call':
      return { state: 'called', calledAt: now, startedAt: null, endedAt: null }
    case 'start':
      return { state: 'speaking', calledAt, startedAt: now, endedAt: null }
    case 'end':
      return { state: 'spoken', calledAt, startedAt, endedAt: now }
    case 'pass_over':
      return { state: 'passed_over', calledAt, startedAt: null, endedAt: now }
  }
}

/** An entry of the floor as undo sees it. */
export interface FloorEntry {
  readonly seq: number
  readonly body: { readonly id: string; readonly before?: RecordedTurn; readonly undoes?: number }
}

/**
 * The newest move that was not taken back, or null. Moves of a hand that its person has lowered or raised anew since are left
 * alone: taking them back would raise a hand against somebody's will, or twice.
 * @param newestFirst moves of one floor
 * @param isSettled whether its person has settled since that the hand does not stand as before
 */
export function lastFloorMove(
  newestFirst: readonly FloorEntry[],
  isSettled: (hand: string, before: RecordedTurn) => boolean,
): { readonly seq: number; readonly hand: string; readonly before: RecordedTurn } | null {
  const undone = new Set<number>()
  for (const { seq, body } of newestFirst) {
    if (body.undoes !== undefined) undone.add(body.undoes)
    else if (body.before !== undefined && !undone.has(seq) && !isSettled(body.id, body.before))
      return { seq, hand: body.id, before: body.before }
  }
  return null
}

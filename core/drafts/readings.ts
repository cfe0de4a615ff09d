/** Readings and input rounds: what must be done before the next reading opens or the text is frozen, and to which round a remark belongs. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** Working days for which a text lies open for input, unless the chairs say more: the notice that the working methods promise. */
export const NOTICE_DAYS_DEFAULT = 7
/** The shortest notice: less than three working days and only those who were in the room can answer. */
export const NOTICE_DAYS_MIN = 3
/** The longest notice: a quarter of a year. */
export const NOTICE_DAYS_MAX = 60
/** States of a draft in the order in which it goes through them, as far as readings move it. */
export const READING_STATES = ['drafting', 'first_reading', 'second_reading', 'frozen'] as const
/** One of them. */
export type ReadingState = (typeof READING_STATES)[number]
/** Readings that a text has. */
export const READINGS = [1, 2] as const
/** One of them. */
export type ReadingNumber = (typeof READINGS)[number]

/** A round of input, which a reading opens. */
export interface InputRound {
  readonly number: number
  readonly endsAt: string
}
/** What became of a remark in the synthesis of its round. */
export const REMARK_OUTCOMES = ['taken_up', 'partly', 'not'] as const
/** One of them. */
export type RemarkOutcome = (typeof REMARK_OUTCOMES)[number]

/**
 * The round to which a remark belongs: the first that had not ended when it was made, so that a remark from before the first reading,
 * and one that came a minute late, are looked at with the next round and never fall out. Null after the last round ended.
 */
export function roundOf(madeAt: string, rounds: readonly InputRound[]): number | null {
  return rounds.find(({ endsAt }) => Date.parse(madeAt) < Date.parse(endsAt))?.number ?? null
}

/** What stands between a text and its next step. */
export interface Waiting {
  /** Objections that nobody has answered. */
  readonly objections: number
  /** Questions of the gate that are open. */
  readonly questions: number
  /** Remarks of rounds that were opened, without an outcome. */
  readonly remarks: number
  /** End of the round that runs, or null. */
  readonly runsUntil: string | null
}
type Blocked = 'reading_blocked' | 'input_round_runs' | 'reading_order'

/** The state in which the next reading finds a text, by its number. */
const BEFORE: Readonly<Record<ReadingNumber, ReadingState>> = { 1: 'drafting', 2: 'first_reading' }

/**
 * Whether a reading may open. Open questions of the gate keep every reading back. The first one may open with reasons against a
 * clause: that is what it is for; they are shown with the text. The second one closes the first, and needs all of them answered.
 */
export function mayOpenReading(number: ReadingNumber, at: { readonly state: string; readonly waiting: Waiting }): Outcome<true, Blocked> {
  if (at.state !== BEFORE[number]) return refuse('reading_order', { state: at.state })
  return mayClose(number === 1 ? { ...at.waiting, objections: 0 } : at.waiting)
}
/** Whether the text may be frozen: in its second reading, when the round is over and nothing waits. */
export function mayFreeze(at: { readonly state: string; readonly waiting: Waiting }): Outcome<true, Blocked> {
  return at.state === 'second_reading' ? mayClose(at.waiting) : refuse('reading_order', { state: at.state })
}
/** Whether what is open now may close. */
function mayClose({ objections, questions, remarks, runsUntil }: Waiting): Outcome<true, Blocked> {
  if (runsUntil !== null) return refuse('input_round_runs', { endsAt: runsUntil })
  return objections + questions + remarks > 0 ? refuse('reading_blocked', { objections, questions, remarks }) : accept(true)
}

/** One cell of the register: what a body owes to a clause, whether it is late, and what may happen to it next. */
import { dateAt, endOfDate } from '../forums/working-days.ts'
import type { RecordedAnswer, RecordedProgress } from '../ledger/adoption-kinds.ts'
import type { Instant } from '../ledger/instant.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** How far a body has come with a clause before it answers, in order. */
export const PROGRESS = ['received', 'understood', 'considered'] as const satisfies readonly RecordedProgress[]
/** All that a cell can be, in order; `asked` before the body has said anything. */
export const CELL_STATES = ['asked', ...PROGRESS, 'answered', 'closed'] as const
/** See the list of the same name. */
export type CellState = (typeof CELL_STATES)[number]
/** What a body says to a clause. */
export const ANSWERS = ['accepted', 'modified', 'noted', 'rejected'] as const satisfies readonly RecordedAnswer[]
/** See the list of the same name. */
export type Answer = (typeof ANSWERS)[number]
/** Whether a body is in time: `missing` where it has not even said that the clause arrived, `overdue` where it has. */
export const STANDINGS = ['in_time', 'overdue', 'missing', 'answered', 'closed'] as const
/** See the list of the same name. */
export type Standing = (typeof STANDINGS)[number]
/** Days in which a body answers a question of somebody: a month, as administrations are used to. */
export const QUESTION_DAYS = 30

const DAY_MS = 86_400_000

/** A cell as far as time and order matter. */
export interface Cell {
  readonly state: CellState
  readonly dueAt: Instant
}

/** Where a cell stands at an instant. The first instant of the day after the due date is the first that is late. */
export function standingOf({ state, dueAt }: Cell, now: Instant): Standing {
  if (state === 'answered' || state === 'closed') return state
  if (now < dueAt) return 'in_time'
  return state === 'asked' ? 'missing' : 'overdue'
}

/** Calendar days between the date that was due and today on the clock of a zone: positive when late, negative while days are left. */
export function daysLate(dueAt: Instant, now: Instant, zone: string): number {
  // What is due at the end of a date is written as the first instant of the next.
  const due = dateAt(new Date(Date.parse(dueAt) - 1).toISOString(), zone)
  return Math.round((Date.parse(`${dateAt(now, zone)}T00:00:00Z`) - Date.parse(`${due}T00:00:00Z`)) / DAY_MS)
}

/** The instant at which so many calendar days after an instant are over, on the clock of a zone. */
export function dueAfterDays(from: Instant, days: number, zone: string): Instant {
  const date = new Date(Date.parse(`${dateAt(from, zone)}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
  return endOfDate(date, zone)
}

/** Whether a body may say this of a clause: only onwards, and not after it has answered. */
export function mayMove(from: CellState, to: RecordedProgress): boolean {
  return from !== 'answered' && from !== 'closed' && CELL_STATES.indexOf(to) > CELL_STATES.indexOf(from)
}

/** What a focal point has written for a clause. Texts have been parsed; blank ones are null. */
export interface WrittenAnswer {
  readonly answer: Answer
  readonly reason: string | null
  readonly department: string
  readonly part: string | null
  readonly change: string | null
}

/** Everything but a plain yes needs a reason; words that are marked as meant stand in the clause, and only beside a modification. */
export function checkAnswer(written: WrittenAnswer, clauseText: string): Outcome<WrittenAnswer, 'answer_without_reason' | 'invalid'> {
  if (written.answer !== 'accepted' && written.reason === null) return refuse('answer_without_reason', { field: 'reason' })
  if (written.part === null) return accept(written)
  if (written.answer !== 'modified')
    return refuse('invalid', { field: 'part', detail: 'words are marked only where a clause is accepted with a modification.' })
  return clauseText.includes(written.part)
    ? accept(written)
    : refuse('invalid', { field: 'part', detail: 'these words do not stand in the clause. Copy them from it.' })
}

/** The answer as written by one person, and who wants to confirm it. */
export interface Confirming {
  readonly writtenBy: string
  readonly digest: string
  readonly confirmer: string
  /** Digest of the text that the confirmer has read. */
  readonly seen: string
  /** Members who speak for the body now. */
  readonly focalPoints: readonly string[]
}

/** An answer counts when a second person of the same body confirms the very words that they read, while the first still speaks for it too. */
export function mayConfirm(one: Confirming): Outcome<null, 'not_focal_point' | 'answer_of_own' | 'answer_of_former' | 'changed_since'> {
  if (!one.focalPoints.includes(one.confirmer)) return refuse('not_focal_point')
  if (one.confirmer === one.writtenBy) return refuse('answer_of_own')
  if (!one.focalPoints.includes(one.writtenBy)) return refuse('answer_of_former')
  return one.seen === one.digest ? accept(null) : refuse('changed_since', { what: 'the answer has been written anew' })
}

/** More time is asked for once for a clause, before it is due, and until later than it is due. */
export function mayAskTime(
  cell: Cell & { readonly hasAsked: boolean },
  until: Instant,
  now: Instant,
): Outcome<null, 'time_asked_before' | 'answer_settled' | 'invalid'> {
  if (cell.state === 'answered' || cell.state === 'closed') return refuse('answer_settled')
  if (cell.hasAsked) return refuse('time_asked_before')
  if (until <= cell.dueAt || until <= now)
    return refuse('invalid', { field: 'until', detail: 'this is no later than the date that is due.' })
  return accept(null)
}

/** How many cells there are of each standing. */
export type Figures = Readonly<Record<Standing, number>> & { readonly asked: number }

/** Counts cells by where they stand; every cell counts exactly once. */
export function figuresOf(standings: readonly Standing[]): Figures {
  const of = (standing: Standing): number => standings.filter((one) => one === standing).length
  return {
    asked: standings.length,
    in_time: of('in_time'),
    overdue: of('overdue'),
    missing: of('missing'),
    answered: of('answered'),
    closed: of('closed'),
  }
}

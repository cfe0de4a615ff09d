/** What a rule asks besides ballots: the register of objections, how long there was silence, what the chairs said. */
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import { DESIGNATIONS, type Designation } from './designation.ts'

/** States of an objection. Answered: the chair gave a reason and the text stayed; accommodated: the text was changed. */
export const OBJECTION_STATES = ['open', 'answered', 'accommodated', 'withdrawn'] as const
/** One of them. */
export type ObjectionState = (typeof OBJECTION_STATES)[number]

/** The register at the moment of counting. */
export interface Register {
  readonly objections: readonly ObjectionState[]
  /** Whole minutes since the decision was opened. */
  readonly minutesPassed: number
  readonly isCalled: boolean
  /** Published estimates, oldest first. */
  readonly estimates: readonly Designation[]
}

/** Nobody objected, no time has passed, the chairs said nothing. */
export const EMPTY_REGISTER: Register = { objections: [], minutesPassed: 0, isCalled: false, estimates: [] }
/** Objections or estimates of one decision: beyond it somebody is not deciding but fighting. */
export const REGISTER_MAX = 1_000
/** The largest number of minutes: 19 years. */
const MINUTES_MAX = 10_000_000

/** Checks a register that came from outside; what is left out is empty. @returns it, or `invalid` with field and detail */
export function parseRegister(raw: unknown): Outcome<Register, 'invalid'> {
  const fields = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? new Map(Object.entries(raw)) : new Map<string, unknown>()
  const objections = listOf(fields.get('objections'), OBJECTION_STATES)
  if (objections === null) return wrong('objections', `list at most ${REGISTER_MAX}, each ${OBJECTION_STATES.join(', ')}.`)
  const estimates = listOf(fields.get('estimates'), DESIGNATIONS)
  if (estimates === null) return wrong('estimates', `list at most ${REGISTER_MAX}, each ${DESIGNATIONS.join(', ')}.`)
  const minutesPassed = fields.get('minutesPassed') ?? 0
  if (typeof minutesPassed !== 'number' || !Number.isInteger(minutesPassed) || minutesPassed < 0 || minutesPassed > MINUTES_MAX)
    return wrong('minutesPassed', 'write a whole number of minutes, 0 or more.')
  const isCalled = fields.get('isCalled') ?? false
  if (typeof isCalled !== 'boolean') return wrong('isCalled', 'write true when the chair has called consensus, or false.')
  return accept({ objections, minutesPassed, isCalled, estimates })
}

function listOf<const T extends string>(raw: unknown, known: readonly T[]): readonly T[] | null {
  if (raw === undefined) return []
  if (!Array.isArray(raw) || raw.length > REGISTER_MAX) return null
  const list = raw.flatMap((value: unknown) => known.filter((one) => one === value))
  return list.length === raw.length ? list : null
}
function wrong(field: string, detail: string): Outcome<never, 'invalid'> {
  return refuse('invalid', { field, detail })
}

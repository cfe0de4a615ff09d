/** Judges the conditions that count no ballot: objections, silence, the call of the chair, designations. */
import { designationName, isAtLeast } from './designation.ts'
import type { ObjectionState, Register } from './register.ts'
import type { Condition } from './rule.ts'
import { counted } from './rule-sentence.ts'

/** Minutes of an hour. */
const HOUR_MINUTES = 60

/** Whether the condition holds, and the figures it rests on. */
export function judgeRegister(
  condition: Extract<Condition, { kind: 'objections' | 'silence' | 'chair_call' | 'designation' }>,
  register: Register,
): { readonly holds: boolean; readonly figures: readonly string[] } {
  switch (condition.kind) {
    case 'objections': {
      const standing = register.objections.filter((state) => !settles(state, condition.settled))
      return { holds: standing.length === 0, figures: [objectionsText(register.objections)] }
    }
    case 'silence': {
      const standing = register.objections.filter((state) => state !== 'withdrawn').length
      const hasPassed = register.minutesPassed >= condition.hours * HOUR_MINUTES
      return { holds: hasPassed && standing === 0, figures: [passedText(register.minutesPassed), objectionsText(register.objections)] }
    }
    case 'chair_call':
      return { holds: register.isCalled, figures: [register.isCalled ? 'the chair called it' : 'the chair did not call it'] }
    case 'designation':
      return designated(condition, register)
  }
}

function designated(condition: Extract<Condition, { kind: 'designation' }>, { estimates }: Register): ReturnType<typeof judgeRegister> {
  const last = estimates.at(-1)
  const figures = [
    `${counted(estimates.length, 'estimate')} published`,
    last === undefined ? 'no designation' : `the last says “${designationName(last)}”`,
  ]
  return { holds: last !== undefined && estimates.length >= condition.estimates && isAtLeast(last, condition.atLeast), figures }
}

function settles(state: ObjectionState, settled: 'answered' | 'accommodated'): boolean {
  return state === 'withdrawn' || state === 'accommodated' || (state === 'answered' && settled === 'answered')
}

function objectionsText(objections: readonly ObjectionState[]): string {
  if (objections.length === 0) return 'nobody objected'
  const of = (state: ObjectionState): number => objections.filter((one) => one === state).length
  const parts = [`${of('open')} open`, `${of('answered')} answered`, `${of('accommodated')} accommodated`, `${of('withdrawn')} withdrawn`]
  return `${counted(objections.length, 'objection')}: ${parts.join(', ')}`
}

function passedText(minutes: number): string {
  const rest = minutes % HOUR_MINUTES
  return `${counted(Math.floor(minutes / HOUR_MINUTES), 'hour')}${rest === 0 ? '' : ` and ${counted(rest, 'minute')}`} passed`
}

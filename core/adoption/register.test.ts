import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfDate } from '../forums/working-days.ts'
import {
  ANSWERS,
  CELL_STATES,
  checkAnswer,
  daysLate,
  dueAfterDays,
  figuresOf,
  mayAskTime,
  mayConfirm,
  mayMove,
  PROGRESS,
  standingOf,
  type CellState,
} from './register.ts'

const ZONES = ['Europe/Zurich', 'America/New_York', 'Pacific/Apia', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC']
const aZone = fc.constantFrom(...ZONES)
const anInstant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2031, 0, 1) }).map((ms) => new Date(ms).toISOString())
const aState = fc.constantFrom<CellState>(...CELL_STATES)
const before = (instant: string): string => new Date(Date.parse(instant) - 1).toISOString()

describe('a clause that a body owes an answer to', () => {
  it('is late from the first instant of the day after, on the clock of the forum, also when clocks change', () => {
    // In Zurich the 28th of March 2027 has 23 hours, the 31st of October 25.
    for (const [date, due] of [
      ['2027-03-27', '2027-03-27T23:00:00.000Z'],
      ['2027-03-28', '2027-03-28T22:00:00.000Z'],
      ['2027-10-31', '2027-10-31T23:00:00.000Z'],
    ] as const) {
      const dueAt = endOfDate(date, 'Europe/Zurich')
      expect(dueAt).toBe(due)
      expect(standingOf({ state: 'asked', dueAt }, before(dueAt))).toBe('in_time')
      expect(standingOf({ state: 'asked', dueAt }, dueAt)).toBe('missing')
      expect(standingOf({ state: 'received', dueAt }, dueAt)).toBe('overdue')
      expect([daysLate(dueAt, before(dueAt), 'Europe/Zurich'), daysLate(dueAt, dueAt, 'Europe/Zurich')]).toEqual([0, 1])
    }
    expect(daysLate(endOfDate('2027-03-10', 'Europe/Zurich'), '2027-03-22T14:20:00.000Z', 'Europe/Zurich')).toBe(12)
  })
  it('is late exactly when days are counted, in every zone', () => {
    fc.assert(
      fc.property(anInstant, fc.integer({ min: 0, max: 400 }), anInstant, aZone, aState, (from, days, now, zone, state) => {
        const dueAt = dueAfterDays(from, days, zone)
        const standing = standingOf({ state, dueAt }, now)
        if (state === 'answered' || state === 'closed') expect(standing).toBe(state)
        else expect(standing !== 'in_time').toBe(daysLate(dueAt, now, zone) > 0)
        expect(daysLate(dueAt, from, zone) + days).toBe(0)
      }),
    )
  })
  it('only ever moves on, and never after an answer', () => {
    fc.assert(
      fc.property(aState, fc.array(fc.constantFrom(...PROGRESS)), (start, moves) => {
        let at = start
        for (const to of moves) {
          if (!mayMove(at, to)) continue
          expect(CELL_STATES.indexOf(to)).toBeGreaterThan(CELL_STATES.indexOf(at))
          at = to
        }
        if (start === 'answered' || start === 'closed') expect(at).toBe(start)
      }),
    )
  })
  it('is counted once, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aState, anInstant)), anInstant, (cells, now) => {
        const { asked, ...parts } = figuresOf(cells.map(([state, dueAt]) => standingOf({ state, dueAt }, now)))
        expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(asked)
        expect(asked).toBe(cells.length)
      }),
    )
  })
})

describe('an answer', () => {
  const written = { answer: 'accepted', reason: null, department: 'Legislation', part: null, change: null } as const
  it('needs a reason unless it is a plain yes', () => {
    for (const answer of ANSWERS) expect(checkAnswer({ ...written, answer }, 'Text').ok).toBe(answer === 'accepted')
    for (const answer of ANSWERS) expect(checkAnswer({ ...written, answer, reason: 'Because' }, 'Text').ok).toBe(true)
  })
  it('marks words of the clause itself, and only for a modification', () => {
    const modified = { ...written, answer: 'modified', reason: 'Because' } as const
    expect(checkAnswer({ ...modified, part: 'equal footing' }, 'On an equal footing.').ok).toBe(true)
    expect(checkAnswer({ ...modified, part: 'equal say' }, 'On an equal footing.')).toMatchObject({ facts: { field: 'part' } })
    expect(checkAnswer({ ...modified, answer: 'noted', part: 'equal' }, 'On an equal footing.').ok).toBe(false)
  })
  it('counts only when another person who speaks for the body confirms what they read', () => {
    const one = { writtenBy: 'a', digest: 'd', confirmer: 'b', seen: 'd', focalPoints: ['a', 'b'] }
    expect(mayConfirm(one).ok).toBe(true)
    expect(mayConfirm({ ...one, confirmer: 'a' })).toMatchObject({ code: 'answer_of_own' })
    expect(mayConfirm({ ...one, confirmer: 'c' })).toMatchObject({ code: 'not_focal_point' })
    expect(mayConfirm({ ...one, focalPoints: ['b'] })).toMatchObject({ code: 'answer_of_former' })
    expect(mayConfirm({ ...one, seen: 'e' })).toMatchObject({ code: 'changed_since' })
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(name, name, fc.array(name), (writtenBy, confirmer, focalPoints) => {
        const counts = mayConfirm({ ...one, writtenBy, confirmer, focalPoints }).ok
        if (counts) expect(new Set([writtenBy, confirmer]).size).toBe(2)
        expect(counts).toBe(writtenBy !== confirmer && focalPoints.includes(writtenBy) && focalPoints.includes(confirmer))
      }),
    )
  })
  it('may be given more time once, and only to a later date', () => {
    const cell = { state: 'received', dueAt: '2027-03-11T00:00:00.000Z', hasAsked: false } as const
    const now = '2027-03-01T00:00:00.000Z'
    expect(mayAskTime(cell, '2027-04-11T00:00:00.000Z', now).ok).toBe(true)
    expect(mayAskTime(cell, cell.dueAt, now)).toMatchObject({ code: 'invalid' })
    expect(mayAskTime({ ...cell, hasAsked: true }, '2027-04-11T00:00:00.000Z', now)).toMatchObject({ code: 'time_asked_before' })
    expect(mayAskTime({ ...cell, state: 'answered' }, '2027-04-11T00:00:00.000Z', now)).toMatchObject({ code: 'answer_settled' })
  })
})

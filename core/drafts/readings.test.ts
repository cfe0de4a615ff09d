import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OBJECTION_STATES } from '../decisions/register.ts'
import { GATE_ANSWERS, GATE_ITEMS, gapsOf, mayWaive, type GateLine } from './gate.ts'
import { isUnaddressed, mayMove, SETTLEMENTS } from './objections.ts'
import { mayFreeze, mayOpenReading, READING_STATES, READINGS, roundOf } from './readings.ts'

const waiting = fc.record({
  objections: fc.nat({ max: 2 }),
  questions: fc.nat({ max: 2 }),
  remarks: fc.nat({ max: 2 }),
  runsUntil: fc.constantFrom(null, '2026-12-07T23:00:00.000Z'),
})

describe('the register of objections', () => {
  it('takes an answer once, and still lets the text or the objector give way after it', () => {
    const moves = [...SETTLEMENTS, 'withdrawn'] as const
    expect(OBJECTION_STATES.map((from) => [from, moves.filter((to) => mayMove(from, to).ok)])).toEqual([
      ['open', ['answered', 'accommodated', 'withdrawn']],
      ['answered', ['accommodated', 'withdrawn']],
      ['accommodated', []],
      ['withdrawn', []],
    ])
  })
  it('waits only for those without a reason: addressed is not accommodated', () => {
    expect(OBJECTION_STATES.filter(isUnaddressed)).toEqual(['open'])
  })
})

describe('the gate', () => {
  const full: GateLine[] = GATE_ITEMS.map((item) => ({ item, answer: 'yes', isWaived: false, isOfTheseWords: true }))
  it('is passed when each question has an answer of these words, and no unknown that is not waived', () => {
    const line = fc.record({ answer: fc.constantFrom(...GATE_ANSWERS), isWaived: fc.boolean(), isOfTheseWords: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: GATE_ITEMS.length, maxLength: GATE_ITEMS.length }),
        fc.nat({ max: GATE_ITEMS.length }),
        (given, first) => {
          const lines = GATE_ITEMS.flatMap((item, place) => {
            const one = given[place]
            return one === undefined || place < first ? [] : [{ item, ...one }]
          })
          const passing = lines.filter(({ answer, isWaived, isOfTheseWords }) => isOfTheseWords && (answer !== 'unknown' || isWaived))
          expect(gapsOf(lines)).toHaveLength(GATE_ITEMS.length - passing.length)
        },
      ),
    )
    expect(gapsOf(full)).toEqual([])
  })
  it('says which question is open, and why', () => {
    const lines = full.slice(1).map((line) => {
      if (line.item === 'necessity') return { ...line, answer: 'unknown' as const }
      return line.item === 'remedy' ? { ...line, isOfTheseWords: false } : line
    })
    expect(gapsOf(lines)).toEqual([
      { item: 'legal_basis', gap: 'unanswered' },
      { item: 'necessity', gap: 'unknown' },
      { item: 'remedy', gap: 'earlier' },
    ])
    expect(gapsOf(full.map((line) => ({ ...line, answer: 'no' as const })))).toEqual([])
  })
  it('lets an open unknown be waived, and nothing else', () => {
    const line: GateLine = { item: 'remedy', answer: 'unknown', isWaived: false, isOfTheseWords: true }
    expect(
      [mayWaive(line), mayWaive({ ...line, isWaived: true }), mayWaive({ ...line, answer: 'no' }), mayWaive(undefined)].map(({ ok }) => ok),
    ).toEqual([true, false, false, false])
  })
})

describe('a reading', () => {
  it('opens in its turn, and only when nothing that it closes still waits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...READINGS), fc.constantFrom(...READING_STATES, 'closed'), waiting, (number, state, still) => {
        const isTurn = state === (number === 1 ? 'drafting' : 'first_reading')
        const isFree = still.questions + still.remarks + (number === 1 ? 0 : still.objections) === 0 && still.runsUntil === null
        expect(mayOpenReading(number, { state, waiting: still }).ok).toBe(isTurn && isFree)
      }),
    )
  })
  it('ends in the freeze, once, when nothing waits', () => {
    fc.assert(
      fc.property(fc.constantFrom(...READING_STATES, 'handed_over'), waiting, (state, still) => {
        const isFree = still.objections + still.questions + still.remarks === 0 && still.runsUntil === null
        expect(mayFreeze({ state, waiting: still }).ok).toBe(state === 'second_reading' && isFree)
      }),
    )
  })
  it('loses no remark between its rounds, and takes none twice', () => {
    const rounds = [
      { number: 1, endsAt: '2026-12-03T23:00:00.000Z' },
      { number: 2, endsAt: '2026-12-16T23:00:00.000Z' },
    ]
    expect(
      ['2026-11-01T09:00:00.000Z', '2026-12-03T22:59:59.999Z', '2026-12-03T23:00:00.000Z', '2026-12-16T23:00:00.000Z'].map((at) =>
        roundOf(at, rounds),
      ),
    ).toEqual([1, 1, 2, null])
  })
})

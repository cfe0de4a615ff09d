import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeStatement, RESULT_CLASSES } from './result-classes.ts'
import type { RatedRows } from './results.ts'
import { RunningResults, weighingResults, type RaterRow } from './running-results.ts'
import { SHOWN_APART_MIN } from '../people/small-groups.ts'
import { answersOf, shownRows, sumOf, type GroupAnswers } from './shown-groups.ts'

const group = (name: string, agrees: number, disagrees: number, passes = 0): GroupAnswers => ({
  group: name,
  agrees,
  disagrees,
  passes,
  important: passes,
})
const answers = fc.nat({ max: 12 })
const halls: fc.Arbitrary<GroupAnswers[]> = fc
  .array(fc.tuple(answers, answers, answers), { minLength: 1, maxLength: 7 })
  .map((rows) => rows.map(([agrees, disagrees, passes], at) => group(`g${at}`, agrees, disagrees, passes)))

describe('groups in results', () => {
  it('stand together where they are small, and always hold at least five answers', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        for (const row of shownRows(hall)) expect(answersOf(row)).toBeGreaterThanOrEqual(SHOWN_APART_MIN)
      }),
    )
  })
  it('hide no group alone: what is missing from the sum is never a single group’s', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const rows = shownRows(hall)
        const apart = rows.filter(({ groups }) => groups.length === 1)
        const answered = hall.filter((one) => answersOf(one) > 0)
        const hidden = answered.length - apart.length
        expect(hidden === 0 || rows.length === 0 || hidden >= 2).toBe(true)
        if (rows.length > 0) expect(sumOf(rows)).toEqual(sumOf(hall))
        else expect(answersOf(sumOf(hall))).toBeLessThan(SHOWN_APART_MIN)
      }),
    )
  })
  it('take the next smallest group for company', () => {
    expect(shownRows([group('gov', 9, 1), group('civ', 6, 0), group('tech', 1, 1)])).toEqual([
      { groups: ['gov'], agrees: 9, disagrees: 1, passes: 0, important: 0 },
      { groups: ['civ', 'tech'], agrees: 7, disagrees: 1, passes: 0, important: 0 },
    ])
  })
})

describe('the result of a statement', () => {
  const classOf = (...groups: GroupAnswers[]) => judgeStatement(groups, 50).class

  it('is common ground with two thirds of all and more than half of every group', () => {
    expect(classOf(group('gov', 7, 3), group('civ', 20, 4))).toBe('common')
    expect(classOf(group('gov', 5, 5), group('civ', 40, 4))).toBe('number')
  })
  it('is a common no when all refuse it', () => {
    expect(classOf(group('gov', 2, 8), group('civ', 1, 9))).toBe('refused')
  })
  it('divides when groups stand on opposite sides, and is strong in some when the others do not refuse', () => {
    expect(classOf(group('gov', 2, 10), group('civ', 10, 2))).toBe('divided')
    expect(classOf(group('gov', 5, 7), group('civ', 9, 1), group('tech', 4, 5))).toBe('some')
    expect(classOf(group('gov', 5, 7), group('civ', 6, 5))).toBe('open')
  })
  it('says nothing where too few answered, or all passed', () => {
    expect(judgeStatement([group('gov', 4, 0), group('civ', 3, 0)], 50)).toMatchObject({ class: 'few', rows: [], balanced: null })
    expect(classOf(group('gov', 1, 1, 30))).toBe('few')
  })
  it('does not change in balance when one group grows and answers alike', () => {
    const small = judgeStatement([group('gov', 6, 2), group('civ', 8, 2)], 50).balanced ?? 0
    const large = judgeStatement([group('gov', 6, 2), group('civ', 800, 200)], 50).balanced ?? 0
    expect(Math.abs(small - large)).toBeLessThan(0.03)
  })
  it('never calls common what a row refuses, and gives each hall exactly one class', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const result = judgeStatement(hall, 50)
        expect(RESULT_CLASSES).toContain(result.class)
        if (result.class === 'common') for (const row of result.rows) expect(row.agrees).toBeGreaterThan(row.disagrees)
        if (result.class === 'refused') for (const row of result.rows) expect(row.disagrees).toBeGreaterThan(row.agrees)
      }),
    )
  })
  it('turns from common ground to a common no when everybody answers the other way', () => {
    fc.assert(
      fc.property(halls, (hall) => {
        const turned = hall.map((one) => ({ ...one, agrees: one.disagrees, disagrees: one.agrees }))
        expect(judgeStatement(turned, 50).class === 'refused').toBe(judgeStatement(hall, 50).class === 'common')
      }),
    )
  })
})

describe('the results of a weighing', () => {
  /** Two camps of unequal size that share statement 1, part on 2 to 7, and hardly answer 8. */
  function twoCamps(): RatedRows {
    const people = Array.from({ length: 40 }, (_, at) => ({
      camp: at < 24 ? 1 : -1,
      group: at % 4 === 0 ? 'gov' : at < 39 ? 'civ' : 'tech',
    }))
    const rows = people.map(({ camp }, at) =>
      [1, camp, camp, at % 9 === 0 ? 0 : camp, -camp, camp, -camp]
        .map((rating, column) => ({ column, rating }))
        .concat(at < 3 ? [{ column: 7, rating: 1 }] : []),
    )
    const cells = rows.flat()
    return {
      numbers: [11, 12, 13, 14, 15, 16, 17, 18],
      raters: people.map((_, at) => `rater ${at}`),
      declared: people.map(({ group }) => group),
      starts: Uint32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flat().length)]),
      columns: Uint16Array.from(cells, ({ column }) => column),
      ratings: Int8Array.from(cells, ({ rating }) => rating),
      important: Uint8Array.from(cells, ({ column }) => (column === 1 ? 1 : 0)),
    }
  }
  const results = weighingResults(twoCamps())

  it('count every rating of every statement once', () => {
    expect(results.ratings).toBe(40 * 7 + 3)
    expect(results.statements.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([11, 12, 13, 14, 15, 16, 17, 18])
    const of12 = results.statements.find(({ number }) => number === 12)
    expect(of12?.all).toEqual({ agrees: 24, disagrees: 16, passes: 0, important: 40 })
  })
  it('find the two camps, and name what parts them and what both hold', () => {
    expect(results.alike.map(({ people }) => people).toSorted((a, b) => b - a)).toEqual([24, 16])
    expect(results.unplaced).toBe(0)
    expect(results.shared.map(({ number }) => number)).toEqual([11])
    const large = results.alike.find(({ people }) => people === 24)
    expect(large?.telling.map(({ number, isMore }) => `${number} ${isMore ? 'more' : 'less'}`)).toContain('12 more')
    expect(large?.telling.find(({ number }) => number === 12)).toMatchObject({ inside: [24, 24], others: [0, 16] })
  })
  it('put what all share first and what too few answered last', () => {
    expect([results.statements[0]?.number, results.statements.at(-1)?.number]).toEqual([11, 18])
    expect(results.statements.at(-1)).toMatchObject({ class: 'few', rows: [] })
  })
  it('name no stakeholder group of one person, on the map or beside it', () => {
    expect(results.map.dots.map(({ declared }) => declared)).not.toContain('tech')
    expect(results.alike.flatMap(({ declared }) => declared.map(({ group }) => group))).not.toContain('tech')
    for (const { people, declared, togetherPeople } of results.alike)
      expect(declared.reduce((sum, one) => sum + one.people, togetherPeople)).toBe(people)
  })
  it('are empty where nobody rated, and one group where one person did', () => {
    const rows = {
      ...twoCamps(),
      raters: [],
      declared: [],
      starts: new Uint32Array(1),
      columns: new Uint16Array(),
      ratings: new Int8Array(),
      important: new Uint8Array(),
    }
    expect(weighingResults(rows)).toMatchObject({ people: 0, ratings: 0, alike: [], unplaced: 0, shared: [] })
    expect(weighingResults(rows).statements.every((one) => one.class === 'few')).toBe(true)
  })
})

describe('results that go on from a count', () => {
  const answer = fc.record({ rating: fc.constantFrom(-1, 0, 1), isImportant: fc.boolean() })
  const person = fc.dictionary(fc.constantFrom('11', '12', '13', '14', '15', '16', '17', '19'), answer, { minKeys: 1 })
  const rowOf = (at: number, answers: Readonly<Record<string, { rating: number; isImportant: boolean }>>): RaterRow => {
    const numbers = Object.keys(answers).map(Number)
    return {
      rater: `rater ${at}`,
      declared: at % 2 === 0 ? 'gov' : null,
      numbers,
      ratings: numbers.map((number) => answers[number]?.rating ?? 0),
      important: numbers.map((number) => answers[number]?.isImportant ?? false),
    }
  }
  const packed = (rows: readonly RaterRow[], numbers: readonly number[]): RatedRows => ({
    numbers,
    raters: rows.map(({ rater }) => rater),
    declared: rows.map(({ declared }) => declared),
    starts: Uint32Array.from([0, ...rows.map((_, at) => rows.slice(0, at + 1).flatMap((row) => row.numbers).length)]),
    columns: Uint16Array.from(
      rows.flatMap((row) => row.numbers),
      (number) => numbers.indexOf(number),
    ),
    ratings: Int8Array.from(rows.flatMap((row) => row.ratings)),
    important: Uint8Array.from(
      rows.flatMap((row) => row.important),
      (is) => (is ? 1 : 0),
    ),
  })

  it('are those of all ratings from the beginning, whoever rated what and how often', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: 24 }), person), { maxLength: 40 }), fc.nat({ max: 40 }), (steps, first) => {
        const [before, after] = [
          [11, 12, 13, 14, 15, 16, 17],
          [11, 12, 13, 14, 15, 16, 17, 19],
        ]
        const answers = new Map<number, Readonly<Record<string, { rating: number; isImportant: boolean }>>>()
        const rows = (): RaterRow[] => Array.from(answers, ([at, given]) => rowOf(at, given))
        for (const [at, given] of steps.slice(0, first)) {
          const { 19: _, ...others } = { ...answers.get(at), ...given }
          if (Object.keys(others).length > 0) answers.set(at, others)
        }
        const running = new RunningResults(packed(rows(), before))
        for (const [at, given] of steps.slice(first)) answers.set(at, { ...answers.get(at), ...given })
        const changed = new Set(steps.slice(first).map(([at]) => at))
        running.take(
          rows().filter((_, at) => changed.has([...answers.keys()][at] ?? -1)),
          after,
        )
        const whole = weighingResults(packed(rows(), after))
        const { people, ratings, statements } = running.results()
        expect({ people, ratings, statements }).toEqual({ people: whole.people, ratings: whole.ratings, statements: whole.statements })
        running.refresh()
        expect(running.results()).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })
})

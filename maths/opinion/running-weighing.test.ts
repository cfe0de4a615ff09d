import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../seeded-random.ts'
import { centreOf, mapFrame, placesOf } from './axes.ts'
import { countByGroup, countCells, countOf, matrixOfCells, type Rating, type RatingMatrix } from './matrix.ts'
import { RunningWeighing } from './running-weighing.ts'
import { weigh } from './weigh.ts'

const STATEMENTS = 9
const now = (): number => 0

/** One step of a weighing: somebody rates, and some steps bring a person, a statement or a refresh. */
const step = fc.record({
  person: fc.nat({ max: 39 }),
  column: fc.nat({ max: STATEMENTS + 1 }),
  rating: fc.constantFrom<Rating>(-1, 0, 1),
  kind: fc.constantFrom('rate', 'rate', 'rate', 'rate', 'rate', 'rate', 'person', 'statement', 'refresh'),
})

/** Two camps of ten, so that there are groups to count by. */
function begun(): Map<number, Rating>[] {
  const random = seededRandom(4)
  return Array.from(
    { length: 20 },
    (_, person) =>
      new Map(
        [...Array.from({ length: STATEMENTS }).keys()].map((column) => [
          column,
          random.next() < 0.1 ? 0 : (person % 2 === 0) === column < 6 ? 1 : -1,
        ]),
      ),
  )
}
function matrixOf(people: readonly ReadonlyMap<number, Rating>[], statements: number): RatingMatrix {
  return matrixOfCells(
    people.map((row) => Array.from(row, ([column, rating]) => ({ column, rating }))),
    statements,
  )
}
function walked(steps: readonly { person: number; column: number; rating: Rating; kind: string }[]) {
  const people = begun()
  let statements = STATEMENTS
  const running = new RunningWeighing(matrixOf(people, statements), new Uint8Array(statements), now)
  for (const { person, column, rating, kind } of steps) {
    if (kind === 'person') expect(people.push(new Map()) - 1).toBe(running.addPerson())
    else if (kind === 'statement') expect(statements++).toBe(running.addStatement())
    else if (kind === 'refresh') running.refresh(now)
    else {
      people[person % people.length]?.set(column % statements, rating)
      running.rate(person % people.length, column % statements, rating)
    }
  }
  return { running, matrix: matrixOf(people, statements) }
}

describe('a weighing while it runs', () => {
  it('holds after any steps exactly the counts of a full count, of all and of each group', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { running, matrix } = walked(steps)
        expect(running.matrix()).toEqual(matrix)
        expect(running.ratings).toBe(matrix.cells.length)
        const groups = Int8Array.from({ length: matrix.participants }, (_, row) => running.person(row).group)
        const [all, byGroup] = [countCells(matrix), countByGroup(matrix, groups, running.weighed.groups.length)]
        for (let column = 0; column < matrix.statements; column += 1) {
          expect(running.count(column)).toEqual(countOf(all, column))
          byGroup.forEach((counts, group) => expect(running.count(column, group)).toEqual(countOf(counts, column)))
        }
      }),
      { numRuns: 25 },
    )
  })
  it('is after a refresh what a weighing of all ratings from the beginning is', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { running, matrix } = walked(steps)
        const zeroed = new Uint8Array(matrix.statements)
        running.refresh(now)
        const whole = weigh({ matrix, zeroed, meta: zeroed }, { mode: 'entente', published: null, now })
        expect(running.weighed).toEqual(whole)
        whole.groupOf.forEach((group, row) =>
          expect(running.person(row)).toEqual({ x: whole.places[2 * row], y: whole.places[2 * row + 1], group }),
        )
        expect(running.isDue).toBe(false)
      }),
      { numRuns: 12 },
    )
  })
  it('places who rates on the kept axes, and nobody further from where new means would place them than it says', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { running, matrix } = walked(steps.filter(({ kind }) => kind !== 'statement'))
        const [{ frame }, zeroed] = [running.weighed, new Uint8Array(matrix.statements)]
        const [kept, moved] = [placesOf(matrix, frame), placesOf(matrix, mapFrame(centreOf(matrix, zeroed), frame.axes, zeroed))]
        for (let row = 0; row < matrix.participants; row += 1) {
          const { x, y } = running.person(row)
          expect([x, y]).toEqual([kept[2 * row], kept[2 * row + 1]])
          const far = Math.hypot(x - (moved[2 * row] ?? 0), y - (moved[2 * row + 1] ?? 0))
          expect(far).toBeLessThanOrEqual(running.driftOf(row) + 1e-9)
        }
      }),
      { numRuns: 25 },
    )
  })
  it('is due after one rating in fifty is new, and not by a rating given again', () => {
    const running = new RunningWeighing(matrixOf(begun(), STATEMENTS), new Uint8Array(STATEMENTS), now)
    const first = running.matrix().cells[0] ?? 0
    for (let time = 0; time < 9; time += 1) running.rate(0, 0, ((first % 3) - 1) as Rating)
    expect(running.isDue).toBe(false)
    for (let time = 0; time < 4; time += 1) running.rate(running.addPerson(), 0, 1)
    expect(running.isDue).toBe(true)
  })
})

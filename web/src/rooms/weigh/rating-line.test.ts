import { describe, expect, it } from 'vitest'
import type { StatementView } from '$contract/weighings'
import { afterRating, goBack, hereOf, lineOf, withMore, type RatingLine } from './rating-line.ts'

const statement = (number: number): StatementView => ({
  number,
  text: `No. ${number}`,
  language: 'en',
  source: 'seed',
  ideas: [],
  theme: null,
  mergedInto: null,
  hidden: null,
})
const start = (...numbers: number[]): RatingLine =>
  lineOf({
    next: numbers.map(statement),
    rated: [],
    left: numbers.length,
    share: 45,
    state: 'open',
    stakeholderGroup: null,
    takesOwn: false,
    isSecondRound: false,
    own: [],
  })
const agree = (number: number) => ({ statement: number, rating: 1 as const, isImportant: false })
const numberHere = (line: RatingLine) => hereOf(line)?.statement.number

describe('the line of statements', () => {
  it('goes on with each rating until nothing is left', () => {
    const first = afterRating(start(4, 9), agree(4))
    expect([numberHere(first), first.left, hereOf(first)?.place]).toEqual([9, 1, 2])
    expect(hereOf(afterRating(first, agree(9)))).toBeNull()
  })
  it('goes back to the first, and a changed rating keeps its place', () => {
    const line = afterRating(afterRating(start(4, 9, 2), agree(4)), agree(9))
    const first = goBack(goBack(goBack(line)))
    expect([numberHere(first), hereOf(first)?.place]).toEqual([4, 1])
    const changed = afterRating(first, { ...agree(4), rating: -1, isImportant: true })
    expect(changed.rated.map((one) => [one.statement.number, one.rating])).toEqual([
      [4, -1],
      [9, 1],
    ])
    expect(numberHere(changed)).toBe(2)
  })
  it('takes more behind what is here, and nothing twice', () => {
    const line = withMore(afterRating(start(4, 9), agree(4)), { next: [statement(4), statement(9), statement(7)], left: 3 })
    expect([line.next.map(({ number }) => number), line.left]).toEqual([[9, 7], 3])
  })
})

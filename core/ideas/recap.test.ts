import { describe, expect, it } from 'vitest'
import { chooseRecap, type RecapIdea } from './recap.ts'

const place = { table: 't1', round: 'r1' }
const idea = (number: number, more: Partial<RecapIdea> = {}): RecapIdea => ({
  id: `i${number}`,
  number,
  ...place,
  isHidden: false,
  ...more,
})

describe('a recap', () => {
  it('keeps the order in which the host chose', () => {
    expect(chooseRecap([idea(3), idea(1)], place)).toEqual({ ok: true, value: ['i3', 'i1'] })
    expect(chooseRecap([], place)).toEqual({ ok: true, value: [] })
  })
  it.each([
    ['a fourth idea', [1, 2, 3, 4].map((number) => idea(number)), 'at most 3'],
    ['an idea twice', [idea(1), idea(1)], 'once'],
    ['an idea of another table', [idea(1, { table: 't2' })], 'No. 1'],
    ['an idea of another round', [idea(2, { round: 'r2' })], 'No. 2'],
    ['a hidden idea', [idea(3, { isHidden: true })], 'hidden'],
  ])('refuses %s', (_, chosen, detail) => {
    const outcome = chooseRecap(chosen, place)
    expect(outcome.ok ? '' : outcome.facts['detail']).toContain(detail)
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { IdeaView } from '$contract/ideas'
import type { WaitingIdea } from '../../line/outbox-queue.ts'
import { charactersOf, linesOf, STEPS_SHOWN, withIdeas } from './table-ideas.ts'

function anIdea(number: number, part: Partial<IdeaView> = {}): IdeaView {
  return { id: `i${number}`, number, round: 'r1', table: 't7', text: `idea ${number}`, buildsOn: null, ...part } as IdeaView
}
const waiting = { key: 'k1', round: 'r1', text: 'waits', state: 'queued' } as WaitingIdea

it('lists what waits on the phone first, then what is on record, newest first', () => {
  const lines = linesOf(withIdeas(new Map(), [anIdea(3), anIdea(9)]), [waiting], { round: 'r1', table: 't7' }, new Set(['i9']))
  expect(lines.map((line) => (line.kind === 'waiting' ? line.idea.key : [line.idea.number, line.isMine]))).toEqual([
    'k1',
    [9, true],
    [3, false],
  ])
})

it('stands ideas below those that they build on, in steps and then flat, the chain with the newest idea first', () => {
  const ideas = [
    anIdea(1),
    anIdea(2, { buildsOn: 1 }),
    anIdea(3),
    anIdea(4, { buildsOn: 2 }),
    anIdea(5, { buildsOn: 4 }),
    anIdea(6, { buildsOn: 5 }),
    anIdea(7, { buildsOn: 1 }),
    anIdea(8, { buildsOn: 99 }),
    anIdea(9, { buildsOn: 6 }),
  ]
  const lines = linesOf(withIdeas(new Map(), ideas), [], { round: 'r1', table: 't7' }, new Set())
  expect(lines.map((line) => (line.kind === 'waiting' ? [] : [line.idea.number, line.step]))).toEqual([
    [1, 0],
    [2, 1],
    [4, 2],
    [5, 3],
    [6, STEPS_SHOWN],
    [9, STEPS_SHOWN],
    [7, 1],
    [8, 0],
    [3, 0],
  ])
})

it('shows every idea once, whatever builds on what', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { maxLength: 20 })
  const builds = fc.array(fc.option(fc.integer({ min: 1, max: 40 })), { minLength: 20, maxLength: 20 })
  fc.assert(
    fc.property(numbers, builds, (some, on) => {
      const ideas = some.map((number, at) => anIdea(number, { buildsOn: on[at] ?? null }))
      const lines = linesOf(withIdeas(new Map(), ideas), [], { round: 'r1', table: 't7' }, new Set())
      const shown = lines.map((line) => (line.kind === 'waiting' ? 0 : line.idea.number))
      expect(shown.toSorted((a, b) => a - b)).toEqual(some.toSorted((a, b) => a - b))
    }),
  )
})

it('hears an idea twice and shows it once', () => {
  expect(withIdeas(withIdeas(new Map(), [anIdea(3)]), [anIdea(3)]).size).toBe(1)
})

it('leaves out other tables and other rounds', () => {
  const held = withIdeas(new Map(), [anIdea(1, { table: 't8' }), anIdea(2, { round: 'r2' })])
  expect(linesOf(held, [], { round: 'r1', table: 't7' }, new Set())).toEqual([])
})

it('counts characters as people do', () => {
  expect(charactersOf('é👍')).toBe(2)
  expect(charactersOf('استمعوا')).toBe(7)
})

import { expect, it } from 'vitest'
import type { IdeaView } from '$contract/ideas'
import type { WaitingIdea } from '../../line/outbox-queue.ts'
import { charactersOf, linesOf, withIdeas } from './table-ideas.ts'

function anIdea(number: number, part: Partial<IdeaView> = {}): IdeaView {
  return { id: `i${number}`, number, round: 'r1', table: 't7', text: `idea ${number}`, ...part } as IdeaView
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

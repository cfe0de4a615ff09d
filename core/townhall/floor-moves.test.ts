import { describe, expect, it } from 'vitest'
import type { RecordedHandState, RecordedTurn } from '../ledger/floor-kinds.ts'
import { lastFloorMove, lowerHand, moveHand, type FloorAct, type StandingHand } from './floor-moves.ts'

const NOW = '2013-10-08T18:00:00.000Z'
const hand = (id: string, state: RecordedHandState): StandingHand => ({ id, state, calledAt: null, startedAt: null, endedAt: null })
const codeOf = (outcome: { ok: true } | { ok: false; code: string }) => (outcome.ok ? 'ok' : outcome.code)

describe('moves of the floor', () => {
  it.each([
    ['waiting', ['ok', 'ok', 'changed_since', 'ok', 'ok']],
    ['called', ['changed_since', 'ok', 'changed_since', 'ok', 'ok']],
    ['speaking', ['changed_since', 'changed_since', 'ok', 'changed_since', 'changed_since']],
    ['spoken', ['changed_since', 'changed_since', 'changed_since', 'changed_since', 'changed_since']],
    ['passed_over', ['changed_since', 'changed_since', 'changed_since', 'changed_since', 'changed_since']],
    ['lowered', ['changed_since', 'changed_since', 'changed_since', 'changed_since', 'changed_since']],
  ] as const)('of a hand that is %s', (state, expected) => {
    const one = hand('a', state)
    const acts: readonly FloorAct[] = ['call', 'start', 'end', 'pass_over']
    expect([...acts.map((act) => codeOf(moveHand([one], { hand: one, act, now: NOW }))), codeOf(lowerHand(one))]).toEqual(expected)
  })
  it('keep one at the microphone and one called, and let the next be called while somebody speaks', () => {
    const up = [hand('a', 'speaking'), hand('b', 'waiting')]
    expect(codeOf(moveHand(up, { hand: up[1], act: 'start', now: NOW }))).toBe('floor_taken')
    expect(codeOf(moveHand(up, { hand: up[1], act: 'call', now: NOW }))).toBe('ok')
    expect(codeOf(moveHand([...up, hand('c', 'called')], { hand: up[1], act: 'call', now: NOW }))).toBe('floor_taken')
    expect(codeOf(moveHand(up, { hand: undefined, act: 'call', now: NOW }))).toBe('not_found')
  })
  it('say when a speech began and ended', () => {
    const one = hand('a', 'waiting')
    const started = moveHand([one], { hand: one, act: 'start', now: NOW })
    expect(started).toMatchObject({ value: { state: 'speaking', startedAt: NOW, endedAt: null } })
    const speaking: StandingHand = { ...one, state: 'speaking', startedAt: NOW }
    expect(moveHand([speaking], { hand: speaking, act: 'end', now: '2013-10-08T18:01:00.000Z' })).toMatchObject({
      value: { state: 'spoken', startedAt: NOW, endedAt: '2013-10-08T18:01:00.000Z' },
    })
  })
})

describe('taking a move of the floor back', () => {
  const waiting: RecordedTurn = { state: 'waiting', calledAt: null, startedAt: null, endedAt: null }
  const nothing = () => false
  it('finds the newest that was not taken back', () => {
    const moves = [
      { seq: 4, body: { id: 'b', undoes: 3 } },
      { seq: 3, body: { id: 'b', before: waiting } },
      { seq: 2, body: { id: 'a', before: waiting } },
    ]
    expect(lastFloorMove(moves, nothing)).toMatchObject({ seq: 2, hand: 'a' })
    expect(lastFloorMove([{ seq: 5, body: { id: 'a', undoes: 2 } }, ...moves], nothing)).toBeNull()
  })
  it('leaves a hand alone that its person has lowered since', () => {
    const moves = [
      { seq: 3, body: { id: 'b', before: waiting } },
      { seq: 2, body: { id: 'a', before: waiting } },
    ]
    expect(lastFloorMove(moves, (id) => id === 'b')).toMatchObject({ seq: 2 })
  })
})

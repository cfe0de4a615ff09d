import { describe, expect, it } from 'vitest'
import { decideEntering, type EnteringForOthers } from './entering.ts'

const over = { id: 'r1', number: 1, startedAt: '2026-03-01T10:00:00.000Z', endedAt: '2026-03-01T10:20:00.000Z' }
const running = { id: 'r2', number: 2, startedAt: '2026-03-01T10:25:00.000Z', endedAt: null }
const toCome = { id: 'r3', number: 3, startedAt: null, endedAt: null }
const now = '2026-03-01T10:30:00.000Z'
const asked = { now, gathering: 'open' as const, rounds: [over, running, toCome], runningRound: 'r2' as string | null }
const decide = (by: EnteringForOthers, round: string, more: object = {}) => {
  const outcome = decideEntering(by, { ...asked, round, ...more })
  return outcome.ok ? [outcome.value.writtenAt, outcome.value.isLate] : outcome.code
}

describe('entering for others', () => {
  it.each([
    ['host', 'r2', {}, [now, false]],
    ['host', 'r1', {}, 'wrong_round'],
    ['host', 'r2', { runningRound: null }, 'no_round_open'],
    ['host', 'r2', { gathering: 'closed' }, 'gathering_not_open'],
    ['paper', 'r2', {}, [now, false]],
    ['paper', 'r1', {}, [over.endedAt, true]],
    ['scribe', 'r1', { gathering: 'closed', runningRound: null }, [over.endedAt, true]],
    ['paper', 'r3', {}, 'round_not_begun'],
    ['paper', 'r1', { gathering: 'draft' }, 'gathering_not_open'],
    ['paper', 'r9', {}, 'not_found'],
  ] as const)('by %s in %s with %j', (by, round, more, expected) => {
    expect(decide(by, round, more)).toEqual(expected)
  })
})

import { describe, expect, it } from 'vitest'
import { clockText, leftAt } from './server-clock.ts'

describe('the clock of the house on a phone', () => {
  it('counts down by the clock of the house, stands still in a pause and stops at nothing', () => {
    const running = { state: 'running', endsAt: '2026-10-08T18:00:00.000Z', leftMs: null } as const
    const end = Date.parse('2026-10-08T18:00:00.000Z')
    expect(leftAt(running, end - 70_000, 10_000)).toBe(60_000)
    expect(leftAt(running, end + 5_000, 0)).toBe(0)
    expect(leftAt({ state: 'paused', endsAt: null, leftMs: 42_000 }, end, 0)).toBe(42_000)
    expect(leftAt({ state: 'waiting', endsAt: null, leftMs: null }, end, 0)).toBeNull()
  })

  it.each([
    [702_000, '11:42'],
    [60_000, '1:00'],
    [59_001, '1:00'],
    [1, '0:01'],
    [0, '0:00'],
    [3_725_000, '1:02:05'],
  ])('writes %i ms as %s', (leftMs, text) => {
    expect(clockText(leftMs)).toBe(text)
  })
})

import { describe, expect, it } from 'vitest'
import { decideCapture, type CaptureAsked } from './capture.ts'

const at = (time: string) => `2026-10-08T${time}:00.000Z`
const rounds = [
  { id: 'one', number: 1, startedAt: at('18:30'), endedAt: at('18:55') },
  { id: 'two', number: 2, startedAt: at('18:55'), endedAt: null },
  { id: 'three', number: 3, startedAt: null, endedAt: null },
]
const base: CaptureAsked = {
  round: 'two',
  writtenAt: null,
  now: at('19:00'),
  gathering: 'open',
  rounds,
  runningRound: 'two',
  lateArrivalMsMax: 3_600_000,
}

describe('capturing an idea', () => {
  it('takes it for the running round', () =>
    expect(decideCapture(base)).toEqual({ ok: true, value: { writtenAt: at('19:00'), isLate: false } }))
  it('keeps what a phone says of its time within the round and never in the future', () => {
    expect(decideCapture({ ...base, writtenAt: at('23:00') })).toMatchObject({ value: { writtenAt: at('19:00') } })
    expect(decideCapture({ ...base, writtenAt: at('03:00') })).toMatchObject({ value: { writtenAt: at('18:55') } })
  })
  it('keeps an idea sent before the bell by a phone that was offline', () => {
    expect(decideCapture({ ...base, round: 'one', writtenAt: at('18:54') })).toEqual({
      ok: true,
      value: { writtenAt: at('18:54'), isLate: true },
    })
  })
  it('keeps an idea sent at the bell by a phone whose clock is a little ahead, as written at the bell', () => {
    const atTheBell = { ...base, round: 'one', now: '2026-10-08T18:55:02.000Z', writtenAt: '2026-10-08T18:55:00.900Z' }
    expect(decideCapture(atTheBell)).toEqual({ ok: true, value: { writtenAt: at('18:55'), isLate: true } })
    expect(decideCapture({ ...atTheBell, now: at('18:56'), writtenAt: '2026-10-08T18:55:04.000Z' })).toMatchObject({ code: 'wrong_round' })
  })
  it('takes such an idea even after the doors closed', () => {
    expect(decideCapture({ ...base, round: 'one', writtenAt: at('18:54'), gathering: 'closed', runningRound: null })).toMatchObject({
      ok: true,
      value: { isLate: true },
    })
  })
  it.each([
    ['wrong_round', { round: 'one' }],
    ['wrong_round', { round: 'one', writtenAt: at('18:56') }],
    ['wrong_round', { round: 'one', writtenAt: at('18:54'), now: at('19:56') }],
    ['wrong_round', { round: 'three', writtenAt: at('18:54') }],
    ['no_round_open', { runningRound: null }],
    ['gathering_not_open', { gathering: 'closed' }],
    ['gathering_not_open', { gathering: 'draft', runningRound: null }],
    ['not_found', { round: 'four' }],
  ] as const)('refuses with %s when asked %o', (code, change) => {
    expect(decideCapture({ ...base, ...change })).toMatchObject({ ok: false, code })
  })
  it('names the round that is open', () =>
    expect(decideCapture({ ...base, round: 'one' })).toMatchObject({ facts: { openRound: 'two', openRoundNumber: 2 } }))
})

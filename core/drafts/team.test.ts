import { describe, expect, it } from 'vitest'
import { checkChairs, isCallOpen, mayHold, numberSeats, TEAM_SEATS_MAX, type Candidate, type SeatOfTeam } from './team.ts'

const seat: SeatOfTeam = {
  number: 3,
  stakeholderGroup: 'civil',
  groupName: 'Civil society',
  regionalGroup: 'africa',
  regionName: 'African Group',
  member: null,
}
const somebody: Candidate = {
  member: 'm',
  stakeholderGroup: 'civil',
  groupName: 'Civil society',
  regionalGroup: 'africa',
  regionName: 'African Group',
}

describe('the seats of a team', () => {
  it('are numbered in the order asked for', () => {
    const seats = numberSeats([
      { stakeholderGroup: 'gov', regionalGroup: null, count: 2 },
      { stakeholderGroup: 'civil', regionalGroup: 'africa', count: 1 },
    ])
    expect(seats.ok && seats.value.map(({ number, stakeholderGroup }) => `${number} ${stakeholderGroup}`)).toEqual([
      '1 gov',
      '2 gov',
      '3 civil',
    ])
  })
  it.each([0, TEAM_SEATS_MAX + 1, 1e9])('are not %i', (count) => {
    expect(numberSeats([{ stakeholderGroup: 'gov', regionalGroup: null, count }])).toMatchObject({ ok: false, code: 'invalid' })
  })
  it('are for a member of their group and region who holds no other', () => {
    expect(mayHold('open', seat, somebody, null).ok).toBe(true)
    expect(mayHold('open', { ...seat, regionalGroup: null }, { ...somebody, regionalGroup: null }, null).ok).toBe(true)
  })
  it.each([
    ['closed' as const, {}, {}, null, 'team_closed'],
    ['open' as const, { member: 'x' }, {}, null, 'team_seat_held'],
    ['open' as const, {}, {}, 5, 'team_seat_one_each'],
    ['open' as const, {}, { stakeholderGroup: 'gov' }, null, 'team_seat_of_group'],
    ['open' as const, {}, { stakeholderGroup: null }, null, 'team_seat_of_group'],
    ['open' as const, {}, { regionalGroup: null }, null, 'team_seat_of_region'],
  ])('are refused: %s %o %o holding %s is %s', (state, of, by, held, code) => {
    expect(mayHold(state, { ...seat, ...of }, { ...somebody, ...by }, held)).toMatchObject({ ok: false, code })
  })
})

describe('the call', () => {
  const team = { state: 'open' as const, callOpensAt: '2026-03-01T00:00:00.000Z', callClosesAt: '2026-04-01T00:00:00.000Z' }
  it.each([
    ['2026-02-28T23:59:59.999Z', false],
    ['2026-03-01T00:00:00.000Z', true],
    ['2026-03-31T23:59:59.999Z', true],
    ['2026-04-01T00:00:00.000Z', false],
  ])('at %s is open: %s', (now, expected) => {
    expect(isCallOpen(team, now)).toBe(expected)
    expect(isCallOpen({ ...team, state: 'closed' }, now)).toBe(false)
  })
})

describe('co-chairs', () => {
  const seats = [
    { ...seat, number: 1, stakeholderGroup: 'gov', groupName: 'Governments', member: 'a' },
    { ...seat, number: 2, stakeholderGroup: 'gov', groupName: 'Governments', member: 'b' },
    { ...seat, number: 3, member: 'c' },
    { ...seat, number: 4 },
  ]
  it.each([
    [[1, 3], null],
    [[1, 2], 'team_chairs_of_one_group'],
    [[1, 2, 3], 'team_chairs_of_one_group'],
    [[1], 'invalid'],
    [[1, 1], 'invalid'],
    [[1, 4], 'team_seat_free'],
    [[1, 9], 'not_found'],
  ])('on seats %j: %s', (numbers, code) => {
    const checked = checkChairs(seats, numbers)
    expect(checked.ok ? null : checked.code).toBe(code)
  })
})

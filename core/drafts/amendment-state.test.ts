import { describe, expect, it } from 'vitest'
import { AMENDMENT_STATES, isNewSponsor, mayEndorse, maySettleAmendment, mayWithdrawAmendment, sponsorOf } from './amendment-state.ts'

const drafter = { member: 'drafter', hasSeat: true }
const author = { member: 'author', hasSeat: false }

describe('an amendment', () => {
  it.each([
    ['their organisation', { organisation: 'o', stakeholderGroup: 'g' }, { kind: 'organisation', id: 'o' }],
    ['their group where they have no organisation', { organisation: null, stakeholderGroup: 'g' }, { kind: 'group', id: 'g' }],
  ])('is endorsed in the name of %s', (_, member, sponsor) => {
    expect(sponsorOf(member)).toEqual({ ok: true, value: sponsor })
  })
  it('is endorsed by nobody who stands for nobody', () => {
    expect(sponsorOf({ organisation: null, stakeholderGroup: null })).toMatchObject({ code: 'no_sponsor' })
  })
  it('counts an organisation once, and a group of the same id apart from it', () => {
    const sponsors = [{ kind: 'organisation' as const, id: 'x' }]
    expect(isNewSponsor(sponsors, { kind: 'organisation', id: 'x' })).toBe(false)
    expect(isNewSponsor(sponsors, { kind: 'group', id: 'x' })).toBe(true)
  })
  it('is settled by who has a seat in the team, and withdrawn by its author alone', () => {
    expect([maySettleAmendment('open', drafter).ok, mayWithdrawAmendment({ state: 'open', author: 'author' }, author).ok]).toEqual([
      true,
      true,
    ])
    expect(maySettleAmendment('open', author)).toMatchObject({ code: 'no_team_seat' })
    expect(mayWithdrawAmendment({ state: 'open', author: 'author' }, drafter)).toMatchObject({ code: 'not_author' })
  })
  it('is settled once', () => {
    for (const state of AMENDMENT_STATES.filter((one) => one !== 'open'))
      for (const outcome of [
        mayEndorse(state),
        maySettleAmendment(state, drafter),
        mayWithdrawAmendment({ state, author: 'author' }, author),
      ])
        expect(outcome).toMatchObject({ code: 'amendment_settled', facts: { state } })
  })
})

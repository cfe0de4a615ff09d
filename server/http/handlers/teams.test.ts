import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aTeam, type TestTeam } from '../../test-team.ts'
import { aHouse, answerOf, problemOf, type TestHouse, type TestMember } from '../../test-house.ts'
import { verifyHouse } from '../../views/verify.ts'

describe('a team', () => {
  let test: TestHouse
  let opened: { forum: string; administrator: TestMember }
  let team: TestTeam
  let convener: TestMember

  beforeAll(async () => {
    test = await aHouse()
    opened = await test.open()
    convener = await test.aMember('convener')
    team = await aTeam(test, opened)
  })
  afterAll(() => test.close())

  const seatsOf = async ({ params }: TestTeam) => answerOf(await test.call('GET /teams/:team', { params })).seats
  const take = async (by: TestMember, number: number, of = team) =>
    await by.call('POST /teams/:team/seats/:number/take', { params: { ...of.params, number } })
  const give = async (by: TestMember, number: number, member: string, of = team) =>
    await by.call('POST /teams/:team/seats/:number/give', {
      params: { ...of.params, number },
      body: { member, reason: 'Knows the matter' },
    })

  const state = async (by: TestMember, of: TestTeam) =>
    await by.call('POST /teams/:team/interests', {
      params: of.params,
      key: crypto.randomUUID(),
      body: { text: 'I have written such texts' },
    })

  it('shows its free seats to everybody, found by its name', async () => {
    const view = answerOf(await test.call('GET /teams/:team', { params: { team: team.slug } }))
    expect(view.seats.map(({ number, holder }) => [number, holder])).toEqual([1, 2, 3, 4].map((number) => [number, null]))
    const { teams } = answerOf(await test.call('GET /forums/:forum/teams', { params: opened }))
    expect(teams).toMatchObject([{ slug: team.slug, seats: 4, held: 0 }])
  })
  it('gives a seat to whoever comes first and belongs to its group, by name, once', async () => {
    const member = await team.aDrafter('government', 1)
    const [first] = await seatsOf(team)
    expect(first).toMatchObject({ holder: { id: member.member }, isChair: false, reason: null })
    expect(problemOf(await take(member, 2)).detail).toContain('this one holds seat 1')
    expect(problemOf(await take(await team.aCandidate('government'), 1)).code).toBe('team_seat_held')
    expect(problemOf(await take(await team.aCandidate('government'), 3)).detail).toContain(
      'Seat 3 is for Civil society, and this member stands for Governments',
    )
    expect(problemOf(await take(convener, 3)).detail).toContain('stands for none')
    expect(problemOf(await take(member, 9)).code).toBe('not_found')
    expect(
      problemOf(await test.operator.call('POST /teams/:team/seats/:number/take', { params: { ...team.params, number: 2 } })).code,
    ).toBe('not_signed_in')
  })
  it('lets one of two who reach for the last seat at once have it', async () => {
    const two = [await team.aCandidate('civil-society'), await team.aCandidate('civil-society')]
    const taken = await Promise.all(two.map(async (member) => await take(member, 4)))
    expect(taken.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  })
  it('lets its holder leave, and the seat is free for the next', async () => {
    const member = await team.aDrafter('civil-society', 3)
    answerOf(await member.call('POST /teams/:team/leave', { params: team.params, body: { reason: 'Another post' } }))
    expect((await seatsOf(team))[2]).toMatchObject({ holder: null, heldSince: null, reason: 'Another post' })
    expect(problemOf(await member.call('POST /teams/:team/leave', { params: team.params, body: {} })).code).toBe('no_team_seat')
    const next = await team.aDrafter('civil-society', 3)
    answerOf(
      await convener.call('POST /teams/:team/seats/:number/free', {
        params: { ...team.params, number: 3 },
        body: { reason: 'Did not come three times' },
      }),
    )
    expect(problemOf(await next.call('POST /teams/:team/leave', { params: team.params, body: {} })).code).toBe('no_team_seat')
  })
  it('whose seats are given says why each was, and is not taken', async () => {
    const chosen = await aTeam(test, opened, { government: 1 }, 'chosen')
    const member = await chosen.aCandidate('government')
    expect(problemOf(await take(member, 1, chosen)).code).toBe('team_seat_chosen')
    expect(problemOf(await give(convener, 1, (await chosen.aCandidate('academia')).member, chosen)).code).toBe('team_seat_of_group')
    expect(problemOf(await give(convener, 1, member.member, chosen)).code).toBe('team_interest_missing')
    answerOf(await state(member, chosen))
    expect(problemOf(await state(member, chosen)).code).toBe('team_interest_stated')
    expect(problemOf(await state(await chosen.aCandidate('academia'), chosen)).detail).toContain('No seat of this team is for Academia')
    expect(problemOf(await state(member, team)).code).toBe('team_first_come')
    answerOf(await give(convener, 1, member.member, chosen))
    expect((await seatsOf(chosen))[0]).toMatchObject({ holder: { id: member.member }, reason: 'Knows the matter' })
    const { interests } = answerOf(await test.call('GET /teams/:team', { params: chosen.params }))
    expect(interests).toMatchObject([{ member: { id: member.member }, text: 'I have written such texts', seat: 1 }])
    answerOf(await member.call('POST /teams/:team/interests/withdraw', { params: chosen.params }))
    expect(answerOf(await test.call('GET /teams/:team', { params: chosen.params })).interests).toEqual([])
    // A seat in one team opens no other.
    expect(problemOf(await member.call('POST /teams/:team/leave', { params: team.params, body: {} })).code).toBe('no_team_seat')
  })
  it('is chaired from two groups, and says why', async () => {
    const chaired = await aTeam(test, opened)
    for (const [group, number] of [['government', 1] as const, ['government', 2] as const, ['civil-society', 3] as const])
      await chaired.aDrafter(group, number)
    const chair = async (...seats: number[]) =>
      await convener.call('PUT /teams/:team/chairs', { params: chaired.params, body: { seats, reason: 'The team asked for them' } })
    expect(problemOf(await chair(1, 2)).detail).toContain('Seats 1 and 2 are both of Governments')
    answerOf(await chair(3, 1))
    const view = answerOf(await test.call('GET /teams/:team', { params: chaired.params }))
    expect(view.seats.filter(({ isChair }) => isChair).map(({ number }) => number)).toEqual([1, 3])
    expect(view.chairsReason).toBe('The team asked for them')
    expect(view.quorum.sentence).toContain('at least 2 groups')
  })
  it('refuses a group twice, a call that ends before it begins, and more seats than a team can have', async () => {
    const form = async (more: object) =>
      problemOf(
        await convener.call('POST /issues/:issue/teams', {
          params: { issue: team.issue },
          key: crypto.randomUUID(),
          body: {
            name: 'Team',
            purpose: 'Write',
            filling: 'chosen',
            seats: [{ stakeholderGroup: team.groups.get('academia') ?? '', count: 2 }],
            ...more,
          },
        }),
      )
    const one = { stakeholderGroup: team.groups.get('academia') ?? '', count: 50 }
    expect((await form({ seats: [one, { ...one, count: 1 }] })).field).toBe('seats.1')
    expect((await form({ seats: [one, { ...one, stakeholderGroup: team.groups.get('government') }] })).detail).toContain('at most 60 seats')
    expect((await form({ callOpensAt: '2026-03-02T00:00:00Z', callClosesAt: '2026-03-01T00:00:00Z' })).field).toBe('callClosesAt')
  })
  it('is rebuilt by replaying the ledger', async () => {
    expect((await verifyHouse(test.house)).isWhole).toBe(true)
  })
})

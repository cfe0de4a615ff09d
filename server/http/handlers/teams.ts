/** Handlers of teams. */
import type { teamRoutes } from '../../../contract/teams.ts'
import type { RecordedQuorum, RecordedShare } from '../../../core/ledger/team-kinds.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { formTeam } from '../../commands/form-team.ts'
import { giveTeamSeat } from '../../commands/give-team-seat.ts'
import { leaveTeamSeat } from '../../commands/leave-team-seat.ts'
import { setTeamChairs } from '../../commands/set-team-chairs.ts'
import { stateTeamInterest } from '../../commands/state-team-interest.ts'
import { takeTeamSeat } from '../../commands/take-team-seat.ts'
import type { SeatAt } from '../../commands/team-at-hand.ts'
import { withdrawTeamInterest } from '../../commands/withdraw-team-interest.ts'
import { viewTeam, viewTeams } from '../../views/team.ts'
import { actingOf, withForum } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const teamHandlers: Handlers<keyof typeof teamRoutes> = {
  'GET /forums/:forum/teams': async (call) => await withForum(call, async (forum) => accept({ teams: await viewTeams(call.house, forum) })),
  'POST /issues/:issue/teams': async (call) =>
    await formTeam(call.house, actingOf(call, `teams:${call.issue}`), call, {
      ...call.body,
      seats: call.body.seats.map((seat) => ({ ...seat, regionalGroup: seat.regionalGroup ?? null })),
      quorum: quorumOf(call.body.quorum),
      callOpensAt: call.body.callOpensAt ?? null,
      callClosesAt: call.body.callClosesAt ?? null,
    }),
  'GET /teams/:team': async (call) => await viewTeam(call.house, call.team),
  // The operator is no member, and so sits nowhere.
  'POST /teams/:team/seats/:number/take': async (call) =>
    call.caller.kind === 'member' ? await takeTeamSeat(call.house, call.caller.member, at(call)) : refuse('not_signed_in'),
  'POST /teams/:team/seats/:number/give': async (call) => await giveTeamSeat(call.house, actingOf(call), at(call), call.body),
  'POST /teams/:team/seats/:number/free': async (call) => await leaveTeamSeat(call.house, actingOf(call), at(call), call.body.reason),
  'POST /teams/:team/interests': async (call) =>
    call.caller.kind === 'member'
      ? await stateTeamInterest(
          call.house,
          { member: call.caller.member, once: actingOf(call, `interests:${call.team}`).once },
          call.team,
          call.body.text,
        )
      : refuse('not_signed_in'),
  'POST /teams/:team/interests/withdraw': async (call) =>
    call.caller.kind === 'member' ? await withdrawTeamInterest(call.house, call.caller.member, call.team) : refuse('not_signed_in'),
  'PUT /teams/:team/chairs': async (call) => await setTeamChairs(call.house, actingOf(call), call.team, call.body),
  'POST /teams/:team/leave': async (call) =>
    call.caller.kind === 'drafter'
      ? await leaveTeamSeat(call.house, actingOf(call), call.caller.seat, call.body.reason ?? null)
      : refuse('no_team_seat'),
}

function at({ team, params }: { readonly team: string; readonly params: { readonly number: number } }): SeatAt {
  return { team, number: params.number }
}

/** A quorum as the schema lets it in: each share is a list of two numbers. */
function quorumOf(
  given: { readonly seats: readonly number[]; readonly eachGroup: readonly number[] | null; readonly groups: number } | undefined,
): RecordedQuorum | null {
  if (given === undefined) return null
  const shareOf = ([part = 1, whole = 1]: readonly number[]): RecordedShare => [part, whole]
  return { seats: shareOf(given.seats), eachGroup: given.eachGroup === null ? null : shareOf(given.eachGroup), groups: given.groups }
}

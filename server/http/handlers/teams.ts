/** Handlers of teams. */
import type { teamRoutes } from '../../../contract/teams.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { formTeam } from '../../commands/form-team.ts'
import { giveTeamSeat } from '../../commands/give-team-seat.ts'
import { leaveTeamSeat } from '../../commands/leave-team-seat.ts'
import { takeTeamSeat } from '../../commands/take-team-seat.ts'
import type { SeatAt } from '../../commands/team-at-hand.ts'
import { viewTeam, viewTeams } from '../../views/team.ts'
import { actingOf, withForum } from '../forum-of-call.ts'
import type { Handlers } from '../handler.ts'

export const teamHandlers: Handlers<keyof typeof teamRoutes> = {
  'GET /forums/:forum/teams': async (call) => await withForum(call, async (forum) => accept({ teams: await viewTeams(call.house, forum) })),
  'POST /issues/:issue/teams': async (call) =>
    await formTeam(call.house, actingOf(call, `teams:${call.issue}`), call, {
      ...call.body,
      seats: call.body.seats.map((seat) => ({ ...seat, regionalGroup: seat.regionalGroup ?? null })),
      callOpensAt: call.body.callOpensAt ?? null,
      callClosesAt: call.body.callClosesAt ?? null,
    }),
  'GET /teams/:team': async (call) => await viewTeam(call.house, call.team),
  // The operator is no member, and so sits nowhere.
  'POST /teams/:team/seats/:number/take': async (call) =>
    call.caller.kind === 'member' ? await takeTeamSeat(call.house, call.caller.member, at(call)) : refuse('not_signed_in'),
  'POST /teams/:team/seats/:number/give': async (call) => await giveTeamSeat(call.house, actingOf(call), at(call), call.body),
  'POST /teams/:team/seats/:number/free': async (call) => await leaveTeamSeat(call.house, actingOf(call), at(call), call.body.reason),
  'POST /teams/:team/leave': async (call) =>
    call.caller.kind === 'drafter'
      ? await leaveTeamSeat(call.house, actingOf(call), call.caller.seat, call.body.reason ?? null)
      : refuse('no_team_seat'),
}

function at({ team, params }: { readonly team: string; readonly params: { readonly number: number } }): SeatAt {
  return { team, number: params.number }
}

/** Handlers of challenges: made at a table, replied to by the convener, hidden and restored by moderators. */
import type { challengeRoutes } from '../../../contract/challenges.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { challengeQuestion } from '../../commands/challenge-question.ts'
import { hideChallenge } from '../../commands/hide-challenge.ts'
import { replyToChallenge } from '../../commands/reply-to-challenge.ts'
import { restoreChallenge } from '../../commands/restore-challenge.ts'
import { readGathering } from '../../sql/gatherings.ts'
import { viewChallenges } from '../../views/challenges.ts'
import { actingInRole } from '../acting-in-role.ts'
import { PREPARERS, type Handlers } from '../handler.ts'

export const challengeHandlers: Handlers<keyof typeof challengeRoutes> = {
  'GET /gatherings/:gathering/challenges': async (call) => {
    const { db } = call.house.database
    const row = await readGathering(db, call.gathering)
    if (row?.state === 'draft' && !(await call.holds(PREPARERS))) return refuse('not_found', { what: 'gathering' })
    return accept({ challenges: await viewChallenges(db, call.gathering, call.query.question) })
  },
  'POST /gatherings/:gathering/questions/:question/challenges': async ({ house, gathering, caller, actor, params, body, key, digest }) => {
    if (caller.kind !== 'seat') return refuse('no_seat')
    const { seat } = caller.seat
    const once = { scope: `challenge:${seat}`, key: key ?? '', digest }
    const asked = { gathering, seat, question: params.question, text: body.text, language: body.language ?? null }
    return await challengeQuestion(house, { actor, once }, asked)
  },
  'PUT /gatherings/:gathering/challenges/:challenge/reply': async (call) =>
    await replyToChallenge(call.house, actingInRole(call), {
      gathering: call.gathering,
      challenge: call.params.challenge,
      text: call.body.text,
    }),
  'POST /gatherings/:gathering/challenges/:challenge/hide': async (call) =>
    await hideChallenge(call.house, actingInRole(call), {
      gathering: call.gathering,
      challenge: call.params.challenge,
      reason: call.body.reason,
    }),
  'POST /gatherings/:gathering/challenges/:challenge/restore': async (call) =>
    await restoreChallenge(call.house, actingInRole(call), { gathering: call.gathering, challenge: call.params.challenge }),
}

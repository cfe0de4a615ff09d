/** Handlers of weighings. */
import { createHmac } from 'node:crypto'
import type { weighingRoutes } from '../../../contract/weighings.ts'
import { actingRole } from '../../../core/moderation/hiding.ts'
import { accept, refuse } from '../../../core/words/outcome.ts'
import { closeWeighing } from '../../commands/close-weighing.ts'
import { joinWeighing } from '../../commands/join-weighing.ts'
import { mergeStatements } from '../../commands/merge-statements.ts'
import { moderateStatement, type ModerateStatement } from '../../commands/moderate-statement.ts'
import { openWeighing } from '../../commands/open-weighing.ts'
import { partStatements } from '../../commands/part-statements.ts'
import { prepareWeighing } from '../../commands/prepare-weighing.ts'
import { rateStatements } from '../../commands/rate-statements.ts'
import { reopenWeighing } from '../../commands/reopen-weighing.ts'
import { reportStatement } from '../../commands/report-statement.ts'
import { startSecondRound } from '../../commands/start-second-round.ts'
import { takeStatements } from '../../commands/take-statements.ts'
import { writeStatement } from '../../commands/write-statement.ts'
import { forumOfPath } from '../../sql/places.ts'
import { readStatements } from '../../sql/weighings.ts'
import { viewShare } from '../../views/share.ts'
import { viewWeighingDesk } from '../../views/weighing-desk.ts'
import { statementsOf, viewWeighing, viewWeighings } from '../../views/weighing.ts'
import { raterCookieName } from '../callers.ts'
import { actingOf } from '../forum-of-call.ts'
import type { Call, Handlers } from '../handler.ts'

/** Who sees a weighing while it is being prepared. */
const WEIGHERS = ['convener'] as const
/** How long a browser remembers that somebody rates: an open consultation and the weeks in which people look what came of it. */
const RATER_COOKIE_SECONDS = 180 * 24 * 60 * 60

export const weighingHandlers: Handlers<keyof typeof weighingRoutes> = {
  'POST /forums/:forum/weighings': async (call) => {
    const { gathering, share, takesOwn = false, opensAt = null, closesAt = null, ...body } = call.body
    const place = gathering === undefined || gathering === null ? null : await forumOfPath(call.house.database.db, { gathering })
    if (place?.ok === false) return place
    return await prepareWeighing(call.house, actingOf(call, 'weighings'), call.forum, {
      ...body,
      takesOwn,
      opensAt,
      closesAt,
      gathering: place?.value.gathering ?? null,
      share: share ?? null,
    })
  },
  'GET /forums/:forum/weighings': async ({ house, forum, holds }) =>
    accept({ weighings: await viewWeighings(house, forum, await holds(WEIGHERS)) }),
  'GET /weighings/:weighing': async ({ house, weighing, holds }) => await viewWeighing(house, weighing, async () => await holds(WEIGHERS)),
  'GET /weighings/:weighing/statements': async ({ house, weighing, holds }) => {
    const seen = await viewWeighing(house, weighing, async () => await holds(WEIGHERS))
    return seen.ok ? accept({ statements: await statementsOf(house, await readStatements(house.database.db, weighing)) }) : seen
  },
  'POST /weighings/:weighing/statements': async (call) => {
    const { ideas = [], themes = [], seeds = [] } = call.body
    const taken = await takeStatements(call.house, actingOf(call, 'statements'), { weighing: call.weighing, ideas, themes, seeds })
    call.house.shares.forget(call.weighing)
    return taken
  },
  'POST /weighings/:weighing/open': async (call) => await openWeighing(call.house, actingOf(call), call.weighing),
  'POST /weighings/:weighing/close': async (call) => await closeWeighing(call.house, actingOf(call), call.weighing),
  'POST /weighings/:weighing/reopen': async (call) => await reopenWeighing(call.house, actingOf(call), call.weighing),
  'POST /weighings/:weighing/raters': async ({ house, weighing, key: given, digest, body, reply }) => {
    const key = given ?? ''
    // Made from the idempotency key, so that a phone that asks again after a lost answer gets the same key.
    const token = createHmac('sha256', house.secret).update(`rater:${weighing}:${key}`).digest('hex')
    const joined = await joinWeighing(
      house,
      { actor: 'house', once: { scope: `weighing:${weighing}`, key, digest } },
      { weighing, token, stakeholderGroup: body.stakeholderGroup ?? null, regionalGroup: body.regionalGroup ?? null },
    )
    if (!joined.ok) return joined
    reply.setCookie(raterCookieName(weighing), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: house.publicUrl.startsWith('https:'),
      maxAge: RATER_COOKIE_SECONDS,
    })
    return accept({ token, entry: joined.value.entry })
  },
  'GET /weighings/:weighing/share': async ({ house, caller }) =>
    caller.kind === 'rater' ? await viewShare(house, caller.rater) : refuse('no_rater'),
  'PUT /weighings/:weighing/ratings': async ({ house, caller, body }) =>
    caller.kind === 'rater' ? await rateStatements(house, { ...caller.rater, ratings: body.ratings }) : refuse('no_rater'),
  'POST /weighings/:weighing/own-statements': async (call) => {
    const { caller, house, weighing, body, key, digest } = call
    if (caller.kind !== 'rater') return refuse('no_rater')
    const { rater } = caller.rater
    const once = { scope: `statement:${rater}`, key: key ?? '', digest }
    const written = await writeStatement(
      house,
      { actor: 'house', once },
      { weighing, rater, text: body.text, language: body.language ?? null },
    )
    house.shares.forget(weighing)
    return written
  },
  'POST /weighings/:weighing/statements/:number/reports': async ({ house, caller, weighing, params, body }) =>
    caller.kind === 'rater'
      ? await reportStatement(
          house,
          { actor: 'house' },
          { weighing, number: params.number, rater: caller.rater.rater, reason: body.reason },
        )
      : refuse('no_rater'),
  'POST /weighings/:weighing/statements/:number/keep': async (call) => await moderate(call, { kind: 'keep' }),
  'POST /weighings/:weighing/statements/:number/hide': async (call) => await moderate(call, { kind: 'hide', reason: call.body.reason }),
  'POST /weighings/:weighing/statements/:number/restore': async (call) => await moderate(call, { kind: 'restore' }),
  'POST /weighings/:weighing/merges': async (call) => {
    const merged = await mergeStatements(call.house, actingOf(call), { weighing: call.weighing, ...call.body })
    call.house.shares.forget(call.weighing)
    return merged
  },
  'POST /weighings/:weighing/merges/part': async (call) => {
    const parted = await partStatements(call.house, actingOf(call), { weighing: call.weighing, statements: call.body.statements })
    call.house.shares.forget(call.weighing)
    return parted
  },
  'POST /weighings/:weighing/second-round': async (call) => await startSecondRound(call.house, actingOf(call), call.weighing),
  'GET /weighings/:weighing/desk': async ({ house, weighing }) => await viewWeighingDesk(house, weighing),
}

type Moderating = Pick<Call<'POST /weighings/:weighing/statements/:number/keep'>, 'house' | 'actor' | 'caller' | 'weighing' | 'params'>

async function moderate({ house, actor, caller, weighing, params }: Moderating, act: ModerateStatement['act']) {
  const role = actingRole(caller.kind === 'member' ? (caller.signedIn.member?.roles ?? []) : null)
  const done = await moderateStatement(house, { actor, role }, { weighing, number: params.number, act })
  house.shares.forget(weighing)
  return done
}

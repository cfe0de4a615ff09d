/** Handlers of decisions. */
import type { decisionRoutes } from '../../../contract/decisions.ts'
import type { RefusalCode } from '../../../contract/refusals.ts'
import { NAMED_RULES } from '../../../core/decisions/named-rules.ts'
import { accept, refuse, type Outcome } from '../../../core/words/outcome.ts'
import { abandonDecision } from '../../commands/abandon-decision.ts'
import { castBallot } from '../../commands/cast-ballot.ts'
import { changeDecision } from '../../commands/change-decision.ts'
import { closeDecision } from '../../commands/close-decision.ts'
import type { Acting } from '../../commands/command.ts'
import type { DecisionAt, Voter } from '../../commands/decision-at-hand.ts'
import { openDecision } from '../../commands/open-decision.ts'
import { prepareDecision } from '../../commands/prepare-decision.ts'
import { publishEstimate } from '../../commands/publish-estimate.ts'
import { raiseObjection } from '../../commands/raise-objection.ts'
import { setRoll } from '../../commands/set-roll.ts'
import { settleObjection } from '../../commands/settle-objection.ts'
import { withdrawObjection } from '../../commands/withdraw-objection.ts'
import type { House } from '../../house.ts'
import { readGathering } from '../../sql/gatherings.ts'
import { viewBallots, viewDecision, viewDecisions, viewOwnPart, viewRule, viewWhatIf } from '../../views/decisions.ts'
import { PREPARERS, type Caller, type Handlers } from '../handler.ts'

interface At {
  readonly gathering: string
  readonly params: { readonly number: number }
}

export const decisionHandlers: Handlers<keyof typeof decisionRoutes> = {
  'GET /decision-rules': async () => await Promise.resolve(accept({ rules: NAMED_RULES.map((rule) => viewRule(rule)) })),
  'GET /gatherings/:gathering/decisions': async (call) => {
    const seen = await maySee(call)
    return seen.ok ? accept({ decisions: await viewDecisions(call.house, call.gathering) }) : seen
  },
  'POST /gatherings/:gathering/decisions': async (call) =>
    await prepareDecision(call.house, { actor: call.actor, once: onceOf(call, 'decisions') }, call.gathering, call.body),
  'GET /gatherings/:gathering/decisions/:number': async (call) => {
    const seen = await maySee(call)
    return seen.ok ? await viewDecision(call.house, call.gathering, call.params.number) : seen
  },
  'PUT /gatherings/:gathering/decisions/:number': async (call) =>
    await changeDecision(call.house, { actor: call.actor }, at(call), call.body),
  'PUT /gatherings/:gathering/decisions/:number/roll': async (call) =>
    await setRoll(call.house, { actor: call.actor }, at(call), call.body.groups),
  'POST /gatherings/:gathering/decisions/:number/open': async (call) =>
    await openDecision(call.house, { actor: call.actor }, at(call), call.body.minutes ?? null),
  'POST /gatherings/:gathering/decisions/:number/close': async (call) =>
    await closeDecision(call.house, { actor: call.actor }, at(call), {
      isCalled: call.body.isCalled ?? false,
      reason: call.body.reason ?? null,
    }),
  'POST /gatherings/:gathering/decisions/:number/abandon': async (call) =>
    await abandonDecision(call.house, { actor: call.actor }, at(call), call.body.reason),
  'GET /gatherings/:gathering/decisions/:number/mine': async (call) =>
    await viewOwnPart(call.house, call.gathering, call.params.number, voterOf(call.caller)),
  'PUT /gatherings/:gathering/decisions/:number/ballot': async (call) =>
    await castBallot(call.house, voterOf(call.caller), at(call), {
      choice: call.body.choice ?? null,
      marks: call.body.marks ?? null,
      key: call.body.key ?? null,
    }),
  'GET /gatherings/:gathering/decisions/:number/ballots': async (call) => {
    const seen = await maySee(call)
    if (!seen.ok) return seen
    const ballots = await viewBallots(call.house, call.gathering, call.params.number)
    return ballots.ok ? accept({ ballots: ballots.value }) : ballots
  },
  'POST /gatherings/:gathering/decisions/:number/objections': async (call) =>
    await raiseObjection(call.house, onceOf(call, `objections:${call.params.number}`), voterOf(call.caller), at(call), call.body.reason),
  'POST /gatherings/:gathering/decisions/:number/objections/:objection/withdraw': async (call) =>
    await withdrawObjection(call.house, voterOf(call.caller), at(call), call.params.objection),
  'POST /gatherings/:gathering/decisions/:number/objections/:objection/settle': async (call) =>
    await settleObjection(call.house, { actor: call.actor }, at(call), { objection: call.params.objection, ...call.body }),
  'POST /gatherings/:gathering/decisions/:number/estimates': async (call) =>
    await publishEstimate(call.house, { actor: call.actor, once: onceOf(call, `estimates:${call.params.number}`) }, at(call), {
      designation: call.body.designation,
      reason: call.body.reason ?? null,
    }),
  'GET /gatherings/:gathering/decisions/:number/what-if': async (call) => {
    const seen = await maySee(call)
    return seen.ok ? await viewWhatIf(call.house, at(call), call.query.rule) : seen
  },
}

function at({ gathering, params }: At): DecisionAt {
  return { gathering, number: params.number }
}
function voterOf(caller: Caller): Voter {
  return caller.kind === 'voter' ? { seat: caller.seat, member: caller.member } : { seat: null, member: null }
}
function onceOf(
  call: { readonly actor: string; readonly key: string | null; readonly digest: string; readonly gathering: string },
  what: string,
): Acting['once'] {
  return { scope: `${call.actor}:${call.gathering}:${what}`, key: call.key ?? '', digest: call.digest }
}
/** While a gathering is being prepared, its decisions are seen by those who prepare it. */
async function maySee(call: {
  readonly house: House
  readonly gathering: string
  readonly holds: (roles: typeof PREPARERS) => Promise<boolean>
}): Promise<Outcome<true, RefusalCode>> {
  const row = await readGathering(call.house.database.db, call.gathering)
  if (row?.state === 'draft' && !(await call.holds(PREPARERS))) return refuse('not_found', { what: 'gathering' })
  return accept(true)
}

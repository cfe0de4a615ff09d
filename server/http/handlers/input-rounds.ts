/** Handlers of readings, their rounds of input, and the freeze. */
import type { inputRoundRoutes } from '../../../contract/input-rounds.ts'
import { accept } from '../../../core/words/outcome.ts'
import { freezeDraft } from '../../commands/freeze-draft.ts'
import { giveOutcome } from '../../commands/give-outcome.ts'
import { openReading } from '../../commands/open-reading.ts'
import { viewFrozen, viewReadings } from '../../views/input-rounds.ts'
import { draftingOf, draftSeenBy } from '../drafting-of-call.ts'
import type { Handlers } from '../handler.ts'

export const inputRoundHandlers: Handlers<keyof typeof inputRoundRoutes> = {
  'GET /drafts/:draft/readings': async (call) => {
    const seen = await draftSeenBy(call)
    return seen.ok ? accept(await viewReadings(call.house, seen.value.draft, seen.value)) : seen
  },
  'POST /drafts/:draft/readings': async (call) =>
    await openReading(call.house, draftingOf(call, 'readings'), { number: call.body.number, workingDays: call.body.workingDays ?? null }),
  'PUT /drafts/:draft/input/:remark': async (call) =>
    await giveOutcome(call.house, draftingOf(call), { ...call.body, remark: call.params.remark }),
  'POST /drafts/:draft/freeze': async (call) => await freezeDraft(call.house, draftingOf(call, 'freeze')),
  'GET /drafts/:draft/frozen': async (call) => {
    const seen = await draftSeenBy(call)
    return seen.ok ? await viewFrozen(call.house, seen.value.draft, seen.value) : seen
  },
}

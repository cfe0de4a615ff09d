/** Says what became of a remark in the synthesis of its round: taken up, partly, or not, and why. */
import { PARAGRAPH_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { roundOf, type RemarkOutcome } from '../../core/drafts/readings.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parseVerbatim } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readInputRounds, readRoundRemarks } from '../sql/input-rounds.ts'
import { perform, type Done } from './command.ts'
import { readingAtHand, type Drafting } from './reading-at-hand.ts'

/** Gives it; given again, the earlier one stays in the ledger. */
export async function giveOutcome(
  house: HouseBase,
  drafting: Drafting,
  asked: { readonly remark: string; readonly outcome: RemarkOutcome; readonly why: string },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const why = parseVerbatim(asked.why, 'why', PARAGRAPH_CHARACTERS_MAX)
  if (!why.ok) return why
  return await perform(house, drafting, async (act) => {
    const found = await readingAtHand(act, drafting)
    if (!found.ok) return found
    const { draft, place } = found.value
    const remark = (await readRoundRemarks(act.tx, draft.id)).find(({ id }) => id === asked.remark)
    if (remark === undefined) return refuse('not_found', { what: 'remark' })
    const round = roundOf(remark.made_at, await readInputRounds(act.tx, draft.id))
    if (round === null) return refuse('remark_of_no_round')
    const body = { draft: draft.id, remark: remark.id, round, outcome: asked.outcome, why: act.keep(why.value) }
    return accept({ drafts: [{ kind: 'remark_outcome_given', ...place, body }], result: { id: remark.id } })
  })
}

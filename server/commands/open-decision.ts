/** Opens a decision: from here on question, rule and roll are fixed. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { mayOpen } from '../../core/decisions/ballot-box.ts'
import { ruleDigest } from '../../core/decisions/recorded-rule.ts'
import { silenceHours } from '../../core/decisions/rule.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'
import { preparedDecision, preparedOf, type DecisionAt } from './decision-at-hand.ts'

const HOUR_MINUTES = 60
const MINUTE_MS = 60_000

/** Opens it. `minutes` say how long it runs, null until somebody closes it; a silence procedure runs for its hours, whatever was said. */
export async function openDecision(
  house: HouseBase,
  acting: Acting,
  at: DecisionAt,
  minutes: number | null,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const found = await preparedDecision(act.tx, at)
    if (!found.ok) return found
    const { row, place, gathering } = found.value
    if (gathering.state === 'draft') return refuse('gathering_not_open')
    if (row.roll_entry === null) return refuse('roll_missing')
    const prepared = await preparedOf(act.tx, found.value)
    const ready = mayOpen(prepared)
    if (!ready.ok) return ready
    const silence = silenceHours(prepared.rule)
    const runs = silence === null ? minutes : silence * HOUR_MINUTES
    return accept({
      drafts: [
        {
          kind: 'decision_opened',
          ...place,
          body: {
            decision: row.id,
            ruleDigest: ruleDigest(row.rule),
            roll: row.roll_entry,
            accredited: prepared.roll.map(({ group, voters }) => ({ group, voters })),
            endsAt: runs === null ? null : new Date(Date.parse(act.now) + runs * MINUTE_MS).toISOString(),
          },
        },
      ],
      result: { id: row.id },
    })
  })
}

/** Closes a decision and counts it: the ballots come on record, then what the rule yields, condition by condition. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { countBox, isPooled, takesIn, type Choice, type Prepared } from '../../core/decisions/ballot-box.ts'
import { choosingOf, countMarks } from '../../core/decisions/choosing.ts'
import type { GroupCount } from '../../core/decisions/ballots.ts'
import { tally } from '../../core/decisions/tally.ts'
import type { RecordedBallot, RecordedCount } from '../../core/ledger/decision-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { emptyBox, readMarks, readSlips } from '../sql/ballot-box.ts'
import { countOptions, type DecisionRow } from '../sql/decisions.ts'
import type { Tx } from '../sql/ledger.ts'
import { perform, type Acting, type Done } from './command.ts'
import { decisionAtHand, preparedOf, registerAt, type DecisionAt } from './decision-at-hand.ts'
import { parseReason } from './question-and-rule.ts'

/** What the chair says when they close it: whether they call consensus, and why. */
export interface Closing {
  readonly isCalled: boolean
  readonly reason: string | null
}

/** Closes it. Before the end that was said when it opened it may close only where silence has been broken: nothing can come of waiting. */
export async function closeDecision(
  house: HouseBase,
  acting: Acting,
  at: DecisionAt,
  closing: Closing,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const reason = parseReason(closing.reason, 'reason')
  if (!reason.ok) return reason
  return await perform(house, acting, async (act) => {
    const found = await decisionAtHand(act.tx, at)
    if (!found.ok) return found
    const { row, place } = found.value
    if (row.state !== 'open') return refuse('decision_not_open', { state: row.state })
    const prepared = await preparedOf(act.tx, found.value)
    const asked = takesIn(prepared.rule)
    const register = await registerAt(act.tx, row, act.now, asked.chairCall && closing.isCalled)
    const isBroken = asked.silenceHours !== null && register.objections.some((state) => state !== 'withdrawn')
    if (row.ends_at !== null && row.ends_at > act.now && !isBroken) return refuse('decision_runs', { endsAt: row.ends_at })
    if (asked.chairCall && reason.value === null) return refuse('text_empty', { field: 'reason' })
    const box = await readBox(act.tx, row)
    const counts = countBox(prepared, box)
    const { adopted, steps } = tally(prepared.rule, counts, register)
    const choosing = choosingOf(prepared.rule)
    const chosen =
      adopted && choosing !== null
        ? countMarks(
            choosing,
            await countOptions(act.tx, row.id),
            box.map(({ marks = [] }) => marks),
          )
        : null
    // Lists of ranks tell people apart more than yes and no do; no method looks at groups, so a secret one does not say its own.
    const isApart = !isPooled(prepared) && (choosing === null || !row.is_secret)
    const body = {
      decision: row.id,
      minutesPassed: register.minutesPassed,
      isCalled: register.isCalled,
      reason: reason.value === null ? null : act.keep(reason.value),
      counts: counts.map((count) => recordedCount(prepared, count)),
      ballots: isApart ? box : box.map((ballot) => ({ ...ballot, group: null })),
    }
    return accept({
      drafts: [
        { kind: 'decision_closed', ...place, body },
        { kind: 'decision_tallied', ...place, body: { decision: row.id, adopted, steps, ...(chosen === null ? {} : { chosen }) } },
      ],
      result: { id: row.id },
      alongside: async (tx) => await emptyBox(tx, row.id),
    })
  })
}

type Counted = RecordedBallot & { readonly group: string }

/** Ballots in an order that says nothing of when they were cast. */
async function readBox(tx: Tx, row: DecisionRow): Promise<Counted[]> {
  if (row.is_secret)
    return (await readSlips(tx, row.id)).map(({ slip, group_id, choice, marks }) => ({
      slip,
      voter: null,
      organisation: null,
      group: group_id,
      choice,
      ...(marks === null ? {} : { marks }),
    }))
  const said = (choice: Choice | null): choice is Choice => choice !== null
  return (await readMarks(tx, row.id)).flatMap(({ voter_id, group_id, organisation_id, choice, marks }) =>
    said(choice)
      ? [{ slip: null, voter: voter_id, organisation: organisation_id, group: group_id, choice, ...(marks === null ? {} : { marks }) }]
      : [],
  )
}

function recordedCount(prepared: Prepared, { group: key, members, yes, no, abstain }: GroupCount): RecordedCount {
  return { group: prepared.roll.find((one) => one.key === key)?.group ?? null, key, members, yes, no, abstain }
}

/** Decisions in words: states, choices, instants. */
import type { BallotView, DecisionSummary, DecisionView, ObjectionView } from '../../../../contract/decisions.ts'
import { say } from '$words/decisions'
import { dateIn, isUtc, placeOfZone, timeIn, timeUtc } from '../../words/times.ts'

/** An instant as deadlines are written: the day, the time of the place, and UTC beside it. */
export function whenText(instant: string, timeZone: string): string {
  const date = dateIn(instant, timeZone, { isYearShown: true })
  const utc = timeUtc(instant)
  return isUtc(instant, timeZone)
    ? say.whenUtc({ date, utc })
    : say.when({ date, time: timeIn(instant, timeZone), place: placeOfZone(timeZone), utc })
}
/** Where a decision stands, in one or two words. */
export function stateText({ state, adopted }: Pick<DecisionSummary, 'state' | 'adopted'>): string {
  switch (state) {
    case 'prepared':
      return say.statePrepared()
    case 'open':
      return say.stateOpen()
    case 'abandoned':
      return say.stateAbandoned()
    case 'closed':
      return adopted === true ? say.adopted() : say.notAdopted()
  }
}
/** What a ballot says. */
export function choiceText(choice: BallotView['choice']): string {
  return { yes: say.yes(), no: say.no(), abstain: say.abstain() }[choice]
}
/** What became of an objection. */
export function objectionText(state: ObjectionView['state']): string {
  return {
    open: say.objectionOpen(),
    answered: say.objectionAnswered(),
    accommodated: say.objectionAccommodated(),
    withdrawn: say.objectionWithdrawn(),
  }[state]
}
/** What is asked of whom, how it is kept, and until when. */
export function factsOf(decision: DecisionView, timeZone: string): string[] {
  const kept = decision.rule.takesBallots ? [decision.isSecret ? say.secret() : say.recorded()] : []
  const who = decision.electorate === 'seats' ? say.ofSeats() : say.ofMembers()
  const until = decision.endsAt === null ? say.untilClosed() : say.until({ when: whenText(decision.endsAt, timeZone) })
  const time =
    decision.state === 'open' ? [until] : decision.closedAt === null ? [] : [say.closedAt({ when: whenText(decision.closedAt, timeZone) })]
  return [[...kept, who].join(' '), ...time]
}

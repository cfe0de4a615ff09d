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
export function stateText({ state, adopted, isChoice }: Pick<DecisionSummary, 'state' | 'adopted' | 'isChoice'>): string {
  switch (state) {
    case 'prepared':
      return say.statePrepared()
    case 'open':
      return say.stateOpen()
    case 'abandoned':
      return say.stateAbandoned()
    case 'closed':
      if (isChoice) return adopted === true ? say.chosen() : say.notChosen()
      return adopted === true ? say.adopted() : say.notAdopted()
  }
}
/** What a ballot says. */
export function choiceText(choice: BallotView['choice']): string {
  return { yes: say.yes(), no: say.no(), abstain: say.abstain() }[choice]
}
/** A grade by its number, from 1, the worst. */
export function gradeText(grade: number): string {
  const names = [say.grade1, say.grade2, say.grade3, say.grade4, say.grade5, say.grade6]
  return names[grade - 1]?.() ?? say.grade1()
}
/** What a ballot says of options, by their numbers. */
export function marksText(marks: readonly number[], method: NonNullable<DecisionView['rule']['choosing']>['method']): string {
  const said = marks.flatMap((mark, at) => (mark > 0 ? [{ mark, number: at + 1 }] : []))
  if (said.length === 0) return say.blank()
  if (method === 'equal-shares') return said.map(({ number }) => number).join(', ')
  if (method === 'majority-judgement') return said.map(({ mark, number }) => `${number} ${gradeText(mark)}`).join(', ')
  const tiers = Map.groupBy(said, ({ mark }) => mark)
  const ranked = [...tiers.entries()].toSorted(([a], [b]) => a - b)
  return ranked.map(([, tier]) => tier.map(({ number }) => number).join(' = ')).join(', ')
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

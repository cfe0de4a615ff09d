/** Readings in words: instants, stances, groups. */
import type { GroupStandingView, StandingView } from '../../../../contract/readings.ts'
import { say } from '$words/readings'
import { dateIn, placeOfZone, timeIn } from '../../words/times.ts'

/** A group of the team, as pages draw it. */
export type TeamGroup = StandingView['groups'][number]

/** An instant: the day, and the time of the place. */
export function momentText(instant: string, timeZone: string): string {
  return say.when({
    date: dateIn(instant, timeZone, { isYearShown: true }),
    time: timeIn(instant, timeZone),
    place: placeOfZone(timeZone),
  })
}
/** When a notice ends: at midnight it is the end of the day before that people know. */
export function deadlineText(instant: string, timeZone: string): string {
  if (timeIn(instant, timeZone) !== '00:00') return momentText(instant, timeZone)
  const lastMoment = new Date(Date.parse(instant) - 1).toISOString()
  return say.endOf({ date: dateIn(lastMoment, timeZone, { isYearShown: true }), place: placeOfZone(timeZone) })
}
/** Where a group stands, in a few words. */
export function standingText({ stance, cannot }: Pick<GroupStandingView, 'stance' | 'cannot'>): string {
  switch (stance) {
    case 'support':
      return say.supports()
    case 'live_with':
      return say.canLive()
    case 'cannot':
      return say.cannot({ count: cannot })
    case 'unsaid':
      return say.unsaid()
    case 'absent':
      return say.absent()
  }
}

/** Instants of a team in words. */
import { say } from '$words/teams'
import { dateIn, isUtc, placeOfZone, timeIn, timeUtc } from '../../words/times.ts'

/** An instant as deadlines are written: the day, the time of the place, and UTC beside it. */
export function whenText(instant: string, timeZone: string): string {
  const date = dateIn(instant, timeZone, { isYearShown: true })
  const utc = timeUtc(instant)
  return isUtc(instant, timeZone)
    ? say.whenUtc({ date, utc })
    : say.when({ date, time: timeIn(instant, timeZone), place: placeOfZone(timeZone), utc })
}

/** Parts of an issue in words. */
import type { CharterView, IssuePage } from '$contract/issues.ts'
import { say } from '$words/issues'
import { dateIn, isUtc, placeOfZone, timeIn, timeUtc } from '../../words/times.ts'

/** An instant: the day, the time of the place, and UTC beside it. */
export function whenText(instant: string, timeZone: string): string {
  const date = dateIn(instant, timeZone, { isYearShown: true })
  const utc = timeUtc(instant)
  return isUtc(instant, timeZone)
    ? say.whenUtc({ date, utc })
    : say.when({ date, time: timeIn(instant, timeZone), place: placeOfZone(timeZone), utc })
}
/** Who made an entry. */
export function authorText({ actor, name }: CharterView['by']): string {
  if (actor === 'operator') return say.theOperator()
  return actor === 'house' ? say.theHouse() : (name ?? say.nameErased())
}
/** What one version of a charter changed of the one before, a sentence each. */
export function changesOf({ change, version }: CharterView): string[] {
  if (version === 1) return [say.charterFirst()]
  const whoText = (who: readonly string[]): string => who.map((one) => say.who({ who: one })).join(', ')
  const lines = [
    ...change.grants.flatMap(({ power, added, removed }) => [
      ...(added.length === 0 ? [] : [say.charterAdded({ power: say.power({ power }), who: whoText(added) })]),
      ...(removed.length === 0 ? [] : [say.charterRemoved({ power: say.power({ power }), who: whoText(removed) })]),
    ]),
    ...change.promisesAdded.map((promise) => say.charterPromised({ promise: say.promise({ promise }) })),
    ...change.promisesRemoved.map((promise) => say.charterUnpromised({ promise: say.promise({ promise }) })),
    ...(change.isTextChanged ? [say.charterText()] : []),
  ]
  return lines.length === 0 ? [say.charterNothing()] : lines
}
/** What a step is called. */
export function stepText({ key, title }: IssuePage['steps'][number]): string {
  return key === null ? (title ?? say.erased()) : say.step({ key })
}

/** States, instants and reasons of the wording of a draft, in words. */
import type { AmendmentView } from '../../../../contract/amendments.ts'
import type { SourceView } from '../../../../contract/clause-sources.ts'
import type { ParagraphRemarkView } from '../../../../contract/paragraph-remarks.ts'
import type { TextSuggestionView } from '../../../../contract/text-suggestions.ts'
import { CLASS_WORDS } from '$rooms/results/result-words.ts'
import { say } from '$words/wording'
import { dateIn, placeOfZone, timeIn, timeUtc } from '../../words/times.ts'

/** An instant on the clock of the forum, and UTC beside it. */
export function whenText(instant: string, timeZone: string): string {
  const date = dateIn(instant, timeZone, { isYearShown: true })
  return say.when({ date, time: timeIn(instant, timeZone), place: placeOfZone(timeZone), utc: timeUtc(instant) })
}
/** Where a suggestion stands. */
export function suggestionState(state: TextSuggestionView['state']): string {
  return { open: say.stateOpen, accepted: say.stateAccepted, rejected: say.stateRejected, withdrawn: say.stateWithdrawn }[state]()
}
/** What a suggestion asks for. */
export function actText(act: TextSuggestionView['act']): string {
  return { insert: say.actInsert, replace: say.actReplace, delete: say.actDelete }[act]()
}
/** What became of an amendment. */
export function amendmentState(state: AmendmentView['state']): string {
  return {
    open: say.stateOpen,
    withdrawn: say.stateWithdrawn,
    adopted: say.outcomeAdopted,
    adopted_changed: say.outcomeChanged,
    not_adopted: say.outcomeNot,
  }[state]()
}
/** How two amendments collide, and what became of the other. */
export function collisionText({ number, how, state }: AmendmentView['collides'][number]): string {
  const words = { same_words: say.howSameWords, overlap: say.howOverlap, within: say.howWithin, same_place: say.howSamePlace }[how]({
    number,
  })
  if (state === 'adopted' || state === 'adopted_changed') return `${words} (${say.otherAdopted()})`
  return state === 'not_adopted' ? `${words} (${say.otherNot()})` : words
}
/** Why an amendment is taken when it is. */
export function placeText({ reason, changed, of }: NonNullable<AmendmentView['place']>): string {
  const figures = { changed, of }
  switch (reason) {
    case 'alone':
      return say.placeAlone()
    case 'furthest':
      return say.placeFurthest(figures)
    case 'nearer':
      return say.placeNearer(figures)
    case 'earlier':
      return say.placeEarlier(figures)
    case 'later':
      return say.placeLater(figures)
  }
}
/** A source by its number or letter. */
export function sourceText({ kind, number, letter }: Pick<SourceView, 'kind' | 'number' | 'letter'>): string {
  if (kind === 'theme') return say.sourceTheme({ letter: letter ?? '' })
  return kind === 'idea' ? say.sourceIdea({ number: number ?? 0 }) : say.sourceStatement({ number: number ?? 0 })
}
/** Where a source stands in the record. */
export function sourceHref({ kind, number, place }: Pick<SourceView, 'kind' | 'number' | 'place'>): string {
  if (kind === 'idea') return `/g/${place}/ideas/${number ?? 0}`
  return kind === 'theme' ? `/g/${place}/themes` : `/w/${place}/results`
}
/** What came of it where it was weighed: `common ground, 0.74`; in brackets where the room was not of one mind. */
export function resultText(result: SourceView['result']): string {
  if (result === null) return say.notWeighed()
  const name = CLASS_WORDS[result.class].short()
  const words = result.balanced === null ? name : say.result({ class: name, score: result.balanced.toFixed(2) })
  return result.class === 'divided' || result.class === 'refused' || result.class === 'number' ? `[${words}]` : words
}
/** Why words are hidden. */
export function hidingText({ reason, role, at }: NonNullable<ParagraphRemarkView['hidden']>, timeZone: string): string {
  return say.remarkHidden({ reason: REASONS[reason](), role: ROLES[role](), when: whenText(at, timeZone) })
}
/** Reasons for hiding, as a list offers them. */
export const REASONS = {
  personal_data: say.reasonPersonalData,
  attack: say.reasonAttack,
  hate: say.reasonHate,
  advertising: say.reasonAdvertising,
  unlawful: say.reasonUnlawful,
  off_topic: say.reasonOffTopic,
  asked_by_author: say.reasonAskedByAuthor,
} as const
const ROLES = {
  administrator: say.roleAdministrator,
  convener: say.roleConvener,
  moderator: say.roleModerator,
  rapporteur: say.roleRapporteur,
  member: say.roleMember,
  operator: say.roleOperator,
  seat: say.roleSeat,
} as const

/** Words for where an idea stands on its road: at each step on the map, and at the end of its way what comes next or why nothing does. */
import type { StandingsView } from '$contract/roads.ts'
import type { RoadStep, Standing } from '../../../../core/records/road.ts'
import { say } from '$words/trace'

type Words = () => string

/** Steps by name, and the stock they are printed on. */
export const STEP_WORDS: Readonly<
  Record<RoadStep, { readonly name: Words; readonly stock: 'cloth' | 'green' | 'blue' | 'white' | 'buff' }>
> = {
  said: { name: say.stepSaid, stock: 'cloth' },
  theme: { name: say.stepTheme, stock: 'cloth' },
  weighing: { name: say.stepWeighing, stock: 'green' },
  text: { name: say.stepText, stock: 'blue' },
  adoption: { name: say.stepAdoption, stock: 'white' },
  answers: { name: say.stepAnswers, stock: 'buff' },
  commitments: { name: say.stepCommitments, stock: 'buff' },
}

/** Places by name, the same wherever they are said. */
export const STANDING_WORDS: Readonly<Record<Standing, Words>> = {
  on_record: say.standsOnRecord,
  hidden: say.standsHidden,
  themed: say.standsThemed,
  unthemed: say.standsUnthemed,
  common: say.standsCommon,
  refused: say.standsRefused,
  number: say.standsNumber,
  divided: say.standsDivided,
  some: say.standsSome,
  open: say.standsOpen,
  few: say.standsFew,
  set_aside: say.standsSetAside,
  being_weighed: say.standsBeingWeighed,
  not_weighed: say.standsNotWeighed,
  no_weighing: say.standsNoWeighing,
  in_text: say.standsInText,
  dropped: say.standsDropped,
  left_out: say.standsLeftOut,
  not_taken_up: say.standsNotTakenUp,
  no_draft: say.standsNoDraft,
  adopted: say.standsAdopted,
  with_reservations: say.standsWithReservations,
  not_adopted: say.standsNotAdopted,
  with_bodies: say.standsWithBodies,
  frozen: say.standsFrozen,
  in_the_making: say.standsInTheMaking,
  not_in_text: say.standsNotInText,
  answered: say.standsAnswered,
  part_answered: say.standsPartAnswered,
  overdue: say.standsOverdue,
  waiting: say.standsWaiting,
  nobody_asked: say.standsNobodyAsked,
  kept: say.standsKept,
  promised: say.standsPromised,
  broken: say.standsBroken,
  none: say.standsNone,
}

/** What stands at the end of the way. */
export interface NextWords {
  readonly stock: 'cloth' | 'green' | 'blue' | 'white' | 'buff'
  readonly stage: string
  readonly title: string
  readonly text: string
}

/** The first step that has not been reached, in words; null where the road is whole. */
export function nextWords(road: StandingsView): NextWords | null {
  if (road.weighing === 'no_weighing' || road.weighing === 'not_weighed') {
    if (road.text !== 'in_text')
      return end('green', say.stageWeighing(), say.nextTitle(), road.weighing === 'not_weighed' ? say.nextNotWeighedText() : say.nextText())
  }
  if (road.weighing === 'being_weighed') return end('green', say.stageWeighing(), say.nextResultTitle(), say.nextResultText())
  switch (road.text) {
    case 'no_draft':
      return end('blue', say.stageDrafting(), say.nextDraftTitle(), say.nextDraftText())
    case 'not_taken_up':
      return end('blue', say.stageDrafting(), say.nextTakenUpTitle(), say.nextTakenUpText())
    case 'left_out':
    case 'dropped':
      return null
    case 'in_text':
      return nextOfText(road)
  }
}

function nextOfText(road: StandingsView): NextWords | null {
  switch (road.adoption) {
    case 'not_in_text':
    case 'in_the_making':
      return end('white', say.stageAdoption(), say.nextFrozenTitle(), say.nextFrozenText())
    case 'frozen':
      return end('white', say.stageAdoption(), say.nextHandedTitle(), say.nextHandedText())
    case 'with_bodies':
      return end('white', say.stageAdoption(), say.nextAdoptedTitle(), say.nextAdoptedText())
    case 'not_adopted':
      return null
    case 'adopted':
    case 'with_reservations':
      if (road.answers === 'answered') return null
      return road.answers === 'nobody_asked'
        ? end('buff', say.stageAnswers(), say.nextAskedTitle(), say.nextAskedText())
        : end('buff', say.stageAnswers(), say.nextAnswersTitle(), say.nextAnswersText())
  }
}

function end(stock: NextWords['stock'], stage: string, title: string, text: string): NextWords {
  return { stock, stage, title, text }
}

/** Why somebody comes next, in one sentence made from the rules that decided. */
import type { QueuedHand } from '../../../../contract/floor.ts'
import { clockText } from '../../line/server-clock.ts'
import { say } from '$words/queue'

/** Language of lists until there are more catalogues than English. */
const LANGUAGE = 'en-GB'

/** The sentence for a place of the order, 0 for the next; null where nothing is told, as under the Chatham House Rule. */
export function whyNext(hand: QueuedHand, place = 0): string | null {
  if (hand.why.length === 0) return null
  const reasons = hand.why.map((rule) => reasonOf(rule, hand))
  const facts = { reasons: new Intl.ListFormat(LANGUAGE).format(reasons) }
  return place === 0 ? say.because(facts) : say.comesBecause(facts)
}

function reasonOf(rule: QueuedHand['why'][number], { modality, accountSeconds }: QueuedHand): string {
  switch (rule) {
    case 'only':
      return say.only()
    case 'side':
      return say.sideInTurn({ side: modality ?? '' })
    case 'overtaken':
      return say.overtaken()
    case 'first':
      return say.first()
    case 'time':
      return accountSeconds === null || accountSeconds < 0 ? say.time() : say.timeOf({ time: clockText(accountSeconds * 1000) })
    case 'other_group':
      return say.otherGroup()
    case 'raised':
      return say.raised()
  }
}

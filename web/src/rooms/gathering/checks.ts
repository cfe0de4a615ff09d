/** What does not add up in a programme, in a sentence that stands beside its line. */
import { say } from '$words/gathering'

export interface CheckFacts {
  readonly kind: 'gap' | 'overlap' | 'zero_minutes'
  readonly minutes: number
  readonly at: string
  readonly title: string
}

/** The sentence of one check. */
export function checkSentence({ kind, minutes, at, title }: CheckFacts): string {
  if (kind === 'gap') return say.checkGap({ minutes, at, title })
  return kind === 'overlap' ? say.checkOverlap({ minutes, at, title }) : say.checkZero({ at, title })
}

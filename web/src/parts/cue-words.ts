/** What is said of each cue, in one sentence. */
import { say } from '$words/common'
import type { Cue } from '../line/cues.ts'

export function sentenceOfCue(cue: Cue): string {
  return { five: say.cueFive(), one: say.cueOne(), thirty: say.cueThirty(), end: say.cueEnd() }[cue]
}

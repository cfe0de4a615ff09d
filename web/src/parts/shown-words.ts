/** Words of an idea as anybody sees them: as they were written, or a sentence that they are hidden or erased. */
import { say } from '$words/common'

export interface Spoken {
  readonly text: string | null
  readonly hidden?: string | undefined
}
export function shownWords(idea: Spoken): string {
  return idea.text ?? (idea.hidden === undefined ? say.wordsErased() : say.wordsHidden({ reason: idea.hidden }))
}

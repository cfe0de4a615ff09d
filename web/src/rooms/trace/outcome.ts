/** What became of an idea in one sentence: the farthest that it came. */
import type { RoadView } from '$contract/roads.ts'
import { CLASS_WORDS } from '$rooms/results/result-words.ts'
import { say } from '$words/trace'

/** The sentence and what is added to it; null while nothing came after the themes. */
export function outcomeOf(road: RoadView): { readonly title: string; readonly text: string | null } | null {
  const standing = road.clauses.find(({ isStanding }) => isStanding)
  if (standing !== undefined) {
    const clause = standing.label === null ? say.clauseUnnumbered() : say.clauseNumbered({ label: standing.label })
    return { title: say.outcomeInText({ clause }), text: standing.draft.title }
  }
  const judged = road.weighed.findLast(({ result }) => result !== null)?.result ?? null
  if (judged !== null) return { title: say.outcomeWeighed({ class: CLASS_WORDS[judged.class].short() }), text: afterWeighing(road) }
  return road.standings.weighing === 'being_weighed' ? { title: say.outcomeWeighing(), text: null } : null
}

function afterWeighing({ standings }: RoadView): string {
  if (standings.text === 'left_out') return say.outcomeLeftOut()
  return standings.text === 'dropped' ? say.outcomeDropped() : say.outcomeNotTaken()
}

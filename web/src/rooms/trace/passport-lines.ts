/** What a passport adds to the place where an idea stands at a step. */
import type { TraceView } from '$contract/ideas.ts'
import type { RoadView } from '$contract/roads.ts'
import { CLASS_WORDS } from '$rooms/results/result-words.ts'
import { say } from '$words/trace'
import type { RoadStep } from '../../../../core/records/road.ts'

/** Lines of a step, each whole in itself. */
export function passportLines(step: RoadStep, trace: TraceView, road: RoadView): readonly string[] {
  switch (step) {
    case 'said':
      return trace.roundNumber === null || trace.idea.tableNumber === null
        ? []
        : [say.saidRound({ round: trace.roundNumber, table: trace.idea.tableNumber })]
    case 'theme':
      return trace.theme === null ? [] : [`${trace.questionNumber}${trace.theme.letter}, ${trace.theme.title ?? ''}`]
    case 'weighing':
      return road.weighed.flatMap(({ name, number, result }) =>
        result === null
          ? []
          : [say.passportWeighed({ name: name ?? say.weighedNoName(), number, class: CLASS_WORDS[result.class].short() })],
      )
    case 'text':
      return road.clauses.flatMap(({ isStanding, label, draft }) =>
        isStanding
          ? [
              say.passportClause({
                title: draft.title ?? say.draftNoTitle(),
                clause: label === null ? say.clauseUnnumbered() : say.clauseNumbered({ label }),
              }),
            ]
          : [],
      )
    case 'answers':
      return road.answers.map(({ body, state }) => say.passportAnswer({ body: body.name ?? say.answerNoName(), state }))
    case 'adoption':
    case 'commitments':
      return []
  }
}

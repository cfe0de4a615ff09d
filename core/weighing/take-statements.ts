/** Makes statements of ideas: one for each, and one for those that count as one. */
import type { WordsRef } from '../ledger/recorded-basics.ts'
import type { RecordedStatement } from '../ledger/weighing-kinds.ts'

/** An idea that is to become a statement; ideas of one tie count as one. */
export interface IdeaToTake {
  readonly id: string
  readonly text: WordsRef
  readonly language: string | null
  readonly tie: string | null
}

/** Statements of ideas in their order; the earliest wording of a tie speaks for all of it. Ideas in `held` are statements already. */
export function statementsOfIdeas(ideas: readonly IdeaToTake[], held: ReadonlySet<string>): Omit<RecordedStatement, 'number'>[] {
  const groups = Map.groupBy(ideas, ({ id, tie }) => tie ?? id)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || group.some(({ id }) => held.has(id))) return []
    return [{ source: 'idea' as const, text: first.text, language: first.language, ideas: group.map(({ id }) => id), theme: null }]
  })
}

/** What came of the statements of a forum where they were weighed: the part of the results that sources are read by. */
import type { WeighedStatement } from '../../core/drafts/sources.ts'
import { judgeRows, RESULT_RULES, USUAL_RULE } from '../../core/weighing/result-classes.ts'
import type { House } from '../house.ts'
import type { DraftRow } from '../sql/drafts.ts'
import { listWeighingsOfDraft } from '../sql/clause-sources.ts'
import { readStatements, type StatementRow } from '../sql/weighings.ts'

/** A statement with its result and its row. */
export interface WeighedRow extends WeighedStatement {
  readonly slug: string
  readonly row: StatementRow
}

/**
 * Statements of the weighings that speak for a draft, those that count as one only once, and how many weighings show nothing yet. Two queries for each
 * weighing, of which a draft looks at a bounded number.
 */
export async function weighedStatements(
  house: House,
  draft: Pick<DraftRow, 'forum_id' | 'issue_id'>,
): Promise<{ readonly statements: readonly WeighedRow[]; readonly weighings: number; readonly running: number }> {
  const { db } = house.database
  const weighings = await listWeighingsOfDraft(db, draft)
  const shown = weighings.filter(({ state, showing }) => state === 'closed' || showing === 'live')
  const counted = await Promise.all(
    shown.map(async (weighing) => {
      const [{ results }, rows] = [await house.results.resultsOf(weighing), await readStatements(db, weighing.id)]
      const byNumber = new Map(rows.map((row) => [row.number, row]))
      return results.statements.flatMap((result): readonly WeighedRow[] => {
        const row = byNumber.get(result.number)
        if (row === undefined || row.merged_into !== null) return []
        // Ideas of statements that were joined to this one speak through it.
        const joined = rows.filter(({ merged_into }) => merged_into === row.number)
        return [
          {
            weighing: weighing.id,
            slug: weighing.slug,
            number: row.number,
            ideas: [...new Set([row, ...joined].flatMap(({ ideas }) => ideas))],
            theme: row.theme_id,
            class: judgeRows(result, RESULT_RULES[USUAL_RULE]).class,
            balanced: result.balanced,
            row,
          },
        ]
      })
    }),
  )
  return { statements: counted.flat(), weighings: shown.length, running: weighings.length - shown.length }
}

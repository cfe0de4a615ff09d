/** Counts the statements that a view runs, so that a test can say that a size does not matter. */
import type { Database } from './database/connect.ts'

/** The same database, and how many statements have gone through it. */
export function countingQueries(database: Database): { readonly database: Database; readonly count: () => number } {
  let queries = 0
  const db = database.db.withPlugin({
    transformQuery: ({ node }) => {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { database: { ...database, db }, count: () => queries }
}

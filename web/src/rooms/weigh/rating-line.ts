/** The line of statements as one person walks along it: what is rated, what comes next, and where they stand. Pure. */
import type { OwnRating, ShareView, StatementView } from '$contract/weighings'

/** A statement with one's own rating. */
export interface RatedStatement {
  readonly statement: StatementView
  readonly rating: OwnRating['rating']
  readonly isImportant: boolean
}
/** Where somebody stands. `looking` is the number of a rated statement that is looked at again, null at the next one. */
export interface RatingLine {
  readonly rated: readonly RatedStatement[]
  readonly next: readonly StatementView[]
  readonly left: number
  readonly looking: number | null
}

/** Seconds that a statement takes, by the simulation that the share was chosen with. */
export const SECONDS_EACH = 20

/** Begins where the house says that somebody stands. */
export function lineOf(share: ShareView): RatingLine {
  return { rated: share.rated, next: share.next, left: share.left, looking: null }
}

/** The statement in front of somebody, with their rating when they have rated it; null when there is nothing to rate. */
export function hereOf(line: RatingLine): { statement: StatementView; rated: RatedStatement | null; place: number } | null {
  const at = line.rated.findIndex(({ statement }) => statement.number === line.looking)
  const rated = line.rated[at]
  if (rated !== undefined) return { statement: rated.statement, rated, place: at + 1 }
  const statement = line.next[0]
  return statement === undefined ? null : { statement, rated: null, place: line.rated.length + 1 }
}

/** After a rating of what is in front. A rating that is changed keeps its place, and one goes on where one was. */
export function afterRating(line: RatingLine, { statement: number, rating, isImportant }: OwnRating): RatingLine {
  if (line.rated.some(({ statement }) => statement.number === number))
    return {
      ...line,
      rated: line.rated.map((one) => (one.statement.number === number ? { ...one, rating, isImportant } : one)),
      looking: null,
    }
  const statement = line.next.find((one) => one.number === number)
  if (statement === undefined) return line
  return {
    rated: [...line.rated, { statement, rating, isImportant }],
    next: line.next.filter((one) => one !== statement),
    left: Math.max(0, line.left - 1),
    looking: null,
  }
}

/** Looks at the statement before the one in front; at the first one it stays. */
export function goBack(line: RatingLine): RatingLine {
  const at = line.rated.findIndex(({ statement }) => statement.number === line.looking)
  const before = line.rated[(at === -1 ? line.rated.length : at) - 1]
  return before === undefined ? line : { ...line, looking: before.statement.number }
}

/** New statements from the house behind those that are here; what was rated on this phone meanwhile does not come back. */
export function withMore(line: RatingLine, share: Pick<ShareView, 'next' | 'left'>): RatingLine {
  const known = new Set([...line.rated.map(({ statement }) => statement.number), ...line.next.map(({ number }) => number)])
  const fresh = share.next.filter(({ number }) => !known.has(number))
  return { ...line, next: [...line.next, ...fresh], left: Math.max(share.left, line.next.length + fresh.length) }
}

/** Puts the files of a weighing together: one matrix of ratings, the ids of its rows and columns, what moderation left out, and published groups. */
import { matrixOfCells, type RatingMatrix } from '../../maths/opinion/matrix.ts'
import type { GivenRating, ReadParticipant, ReadStatement } from './read-polis.ts'

/** A weighing as files give it. Rows are participants in the order in which the file names them first (as Polis has its rows), columns rated statements by id. */
export interface ReadWeighing {
  readonly matrix: RatingMatrix
  readonly participantIds: readonly number[]
  readonly statementIds: readonly number[]
  /** For each column 1 when it counts for nothing on the map: left out by moderation, or meta. */
  readonly zeroed: Uint8Array
  /** For each column 1 when it is about the asking itself. */
  readonly meta: Uint8Array
  /** Ids of statements that nobody rated. */
  readonly unrated: readonly number[]
  /** Published group of each row, null where there is none or no file of participants. */
  readonly published: readonly (number | null)[]
  /** Declared stakeholder group of each row, null where the file of participants names none. */
  readonly declared: readonly (string | null)[]
}

/** Builds the weighing; ratings come from the file of ratings where there is one, else from the matrix of participants. */
export function weighingOf(
  given: readonly GivenRating[] | null,
  participants: readonly ReadParticipant[] | null,
  statements: readonly ReadStatement[] | null,
): ReadWeighing {
  const rows = given === null ? (participants ?? []).filter(({ ratings }) => ratings.length > 0) : lastRatings(given)
  const statementIds = [...new Set(rows.flatMap(({ ratings }) => ratings.map(({ statement }) => statement)))].toSorted((a, b) => a - b)
  const columnOf = new Map(statementIds.map((id, column) => [id, column]))
  const matrix = matrixOfCells(
    rows.map(({ ratings }) => ratings.map(({ statement, rating }) => ({ column: columnOf.get(statement) ?? 0, rating }))),
    statementIds.length,
  )
  const known = new Map((statements ?? []).map((statement) => [statement.id, statement]))
  const groupOf = new Map((participants ?? []).map(({ id, group }) => [id, group]))
  const declaredOf = new Map((participants ?? []).map(({ id, declared }) => [id, declared]))
  const meta = Uint8Array.from(statementIds, (id) => (known.get(id)?.isMeta === true ? 1 : 0))
  return {
    matrix,
    participantIds: rows.map(({ id }) => id),
    statementIds,
    zeroed: Uint8Array.from(statementIds, (id, column) => (known.get(id)?.isLeftOut === true || meta[column] === 1 ? 1 : 0)),
    meta,
    unrated: [...known.keys()].filter((id) => !columnOf.has(id)).toSorted((a, b) => a - b),
    published: rows.map(({ id }) => groupOf.get(id) ?? null),
    declared: rows.map(({ id }) => declaredOf.get(id) ?? null),
  }
}

/** Rows of participants in the order in which they are named first. The rating that counts is the last by timestamp; of two at the same instant the later row. */
export function lastRatings(given: readonly GivenRating[]): Omit<ReadParticipant, 'group' | 'declared'>[] {
  const byTime = given.toSorted((a, b) => a.at - b.at)
  const rows = new Map(given.map(({ participant }) => [participant, new Map<number, -1 | 0 | 1>()]))
  for (const { participant, statement, rating } of byTime) rows.get(participant)?.set(statement, rating)
  return [...rows].map(([id, row]) => ({ id, ratings: [...row].map(([statement, rating]) => ({ statement, rating })) }))
}

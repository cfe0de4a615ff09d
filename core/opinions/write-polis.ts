/** Writes a weighing as Polis exports it (votes.csv, comments.csv, participants-votes.csv), so that other tools and our own importer read it. */
import { guarded } from '../words/formula-guard.ts'
import type { GivenRating, ReadParticipant, ReadStatement } from './read-polis.ts'
import type { ReadWeighing } from './weighing-files.ts'

/** The text of the three files, lines ending in a line feed, UTF-8 without a mark. */
export interface PolisFiles {
  readonly 'votes.csv': string
  readonly 'comments.csv': string
  readonly 'participants-votes.csv': string
}

/**
 * Writes the files. `given` may hold superseded ratings: all become rows of votes.csv, sorted by time. `participants` are in the order of their first
 * ratings, with the ratings that count. Texts that a spreadsheet would take for a formula begin with an apostrophe, which our importer takes off again.
 */
export function polisFiles(
  given: readonly GivenRating[],
  participants: readonly ReadParticipant[],
  statements: readonly ReadStatement[],
): PolisFiles {
  return {
    'votes.csv': csv([
      ['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote'],
      ...given
        .toSorted((a, b) => a.at - b.at)
        .map(({ at, statement, participant, rating }) => [at, new Date(at).toISOString(), statement, participant, rating]),
    ]),
    'comments.csv': csv([
      ['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'is-meta', 'comment-body'],
      ...statementRows(participants, statements),
    ]),
    'participants-votes.csv': csv(participantRows(participants, statements)),
  }
}

/** The rows of a weighing as participants, each with the group that was found for its row, if any. */
export function participantsOf(
  { matrix, participantIds, statementIds, declared }: ReadWeighing,
  groupOf: (row: number) => number | null,
): readonly ReadParticipant[] {
  return participantIds.map((id, row) => ({
    id,
    group: groupOf(row),
    declared: declared[row] ?? null,
    ratings: Array.from(matrix.cells.subarray(matrix.starts[row], matrix.starts[row + 1]), (cell) => ({
      statement: statementIds[Math.floor(cell / 3)] ?? 0,
      rating: cell % 3 === 0 ? -1 : cell % 3 === 1 ? 0 : 1,
    })),
  }))
}

type Cell = string | number

function statementRows(participants: readonly ReadParticipant[], statements: readonly ReadStatement[]): readonly (readonly Cell[])[] {
  const counts = new Map(statements.map(({ id }) => [id, { agrees: 0, disagrees: 0 }]))
  for (const { statement, rating } of participants.flatMap(({ ratings }) => ratings)) {
    const count = counts.get(statement)
    if (count === undefined) continue
    if (rating === 1) count.agrees += 1
    if (rating === -1) count.disagrees += 1
  }
  return statements.map(({ id, text, isLeftOut, isMeta }) => {
    const { agrees, disagrees } = counts.get(id) ?? { agrees: 0, disagrees: 0 }
    return ['', '', id, '', agrees, disagrees, isLeftOut ? -1 : 0, String(isMeta), guarded(text)]
  })
}

function participantRows(participants: readonly ReadParticipant[], statements: readonly ReadStatement[]): readonly (readonly Cell[])[] {
  const rated = participants.flatMap(({ ratings }) => ratings.map(({ statement }) => statement))
  const ids = [...new Set([...statements.map(({ id }) => id), ...rated])].toSorted((a, b) => a - b)
  const isDeclared = participants.some(({ declared }) => declared !== null)
  const header = ['participant', 'group-id', ...(isDeclared ? ['stakeholder-group'] : []), 'n-comments', 'n-votes', 'n-agree', 'n-disagree']
  const rows = participants.map(({ id, group, declared, ratings }): readonly Cell[] => {
    const byId = new Map(ratings.map(({ statement, rating }) => [statement, rating]))
    const count = (wanted: number): number => ratings.filter(({ rating }) => rating === wanted).length
    const start = [id, group ?? '', ...(isDeclared ? [guarded(declared ?? '')] : []), 0, ratings.length, count(1), count(-1)]
    return [...start, ...ids.map((statement) => byId.get(statement) ?? '')]
  })
  return [[...header, ...ids], ...rows]
}

function csv(rows: readonly (readonly Cell[])[]): string {
  const cell = (value: Cell): string => {
    const text = String(value)
    return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
  }
  return `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`
}

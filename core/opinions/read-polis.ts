/**
 * Reads what Polis exports: votes.csv, comments.csv and participants-votes.csv. The names of files and columns are theirs;
 * inside the house these are ratings, statements and participants.
 * Agree is +1, pass 0, disagree -1, as in the files (Polis's own interface has the signs the other way round).
 */
import { readRows, readTable, shown, wholeNumber } from './columns.ts'
import type { Read, Trouble } from './trouble.ts'
import { unguarded } from '../words/formula-guard.ts'

/** One rating as it was given: later ones of the same participant on the same statement count instead of it. */
export interface GivenRating {
  readonly participant: number
  readonly statement: number
  readonly rating: -1 | 0 | 1
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A statement of the file. */
export interface ReadStatement {
  readonly id: number
  readonly text: string
  /** Left out by moderation; a statement nobody looked at is not. */
  readonly isLeftOut: boolean
  /** About the asking itself, never weighed. */
  readonly isMeta: boolean
}

/** A participant of the file with a published group, if any. */
export interface ReadParticipant {
  readonly id: number
  readonly group: number | null
  /** Declared stakeholder group: the column stakeholder-group, which Polis does not have. */
  readonly declared: string | null
  /** Ratings by statement id. */
  readonly ratings: readonly { readonly statement: number; readonly rating: -1 | 0 | 1 }[]
}

/** Reads votes.csv: one row for each rating, superseded ones among them. */
export function readGivenRatings(text: string): Read<readonly GivenRating[]> {
  const table = readTable(text, ['timestamp', 'comment-id', 'voter-id', 'vote'])
  if (!table.ok) return table
  const { place } = table.value
  const [at, statement, participant, rating] = [place('timestamp'), place('comment-id'), place('voter-id'), place('vote')]
  return readRows(table.value, (cells) => {
    const row = {
      at: wholeNumber(cells[at]),
      statement: wholeNumber(cells[statement]),
      participant: wholeNumber(cells[participant]),
      rating: ratingIn(cells[rating]),
    }
    if (row.at === null) return `timestamp is ${shown(cells[at])}; it takes milliseconds since 1970`
    if (row.statement === null) return `comment-id is ${shown(cells[statement])}; it takes a whole number`
    if (row.participant === null) return `voter-id is ${shown(cells[participant])}; it takes a whole number`
    if (row.rating === null) return `vote is ${shown(cells[rating])}; it takes 1 (agree), 0 (pass) or -1 (disagree)`
    return { at: row.at, statement: row.statement, participant: row.participant, rating: row.rating }
  })
}

/** Reads comments.csv: the statements with what moderation said of them. */
export function readStatements(text: string): Read<readonly ReadStatement[]> {
  const table = readTable(text, ['comment-id', 'moderated', 'comment-body'])
  if (!table.ok) return table
  const { place, rows } = table.value
  const [idAt, moderatedAt, bodyAt, metaAt] = [place('comment-id'), place('moderated'), place('comment-body'), place('is-meta')]
  const read = readRows(table.value, (cells) => {
    const id = wholeNumber(cells[idAt])
    const moderated = (cells[moderatedAt] ?? '').trim()
    const meta = metaAt === -1 ? 'false' : (cells[metaAt] ?? '').trim().toLowerCase()
    if (id === null) return `comment-id is ${shown(cells[idAt])}; it takes a whole number`
    if (!['-1', '0', '1'].includes(moderated)) return `moderated is ${shown(moderated)}; it takes 1, 0 or -1`
    if (!['true', 'false', ''].includes(meta)) return `is-meta is ${shown(meta)}; it takes true or false`
    return { id, text: unguarded(cells[bodyAt] ?? ''), isLeftOut: moderated === '-1', isMeta: meta === 'true' }
  })
  return read.ok ? onceEach(read.value, 'comment-id', rows) : read
}

/** Reads participants-votes.csv: the matrix itself, rows in the order of first ratings, and the published groups. */
export function readParticipants(text: string): Read<readonly ReadParticipant[]> {
  const table = readTable(text, ['participant', 'group-id'])
  if (!table.ok) return table
  const { header, place, rows } = table.value
  const [idAt, groupAt, declaredAt] = [place('participant'), place('group-id'), place('stakeholder-group')]
  const statements = header.flatMap((name, at) => (/^\d{1,15}$/.test(name) ? [{ at, statement: Number(name) }] : []))
  const twice = statements.find(({ statement }, at) => statements.findIndex((other) => other.statement === statement) !== at)
  if (twice !== undefined)
    return { ok: false, troubles: [{ line: 1, sentence: `the header names the statement ${twice.statement} twice` }] }
  const read = readRows(table.value, (cells): ReadParticipant | string => {
    const id = wholeNumber(cells[idAt])
    const group = (cells[groupAt] ?? '').trim() === '' ? null : wholeNumber(cells[groupAt])
    if (id === null) return `participant is ${shown(cells[idAt])}; it takes a whole number`
    if (group === null && (cells[groupAt] ?? '').trim() !== '')
      return `group-id is ${shown(cells[groupAt])}; it takes a whole number or nothing`
    const ratings: { statement: number; rating: -1 | 0 | 1 }[] = []
    for (const { at, statement } of statements) {
      if ((cells[at] ?? '').trim() === '') continue
      const rating = ratingIn(cells[at])
      if (rating === null) return `statement ${statement} is ${shown(cells[at])}; it takes 1 (agree), 0 (pass), -1 (disagree) or nothing`
      ratings.push({ statement, rating })
    }
    const declared = unguarded((declaredAt === -1 ? '' : (cells[declaredAt] ?? '')).trim())
    return { id, group, declared: declared === '' ? null : declared, ratings }
  })
  return read.ok ? onceEach(read.value, 'participant', rows) : read
}

function ratingIn(cell: string | undefined): -1 | 0 | 1 | null {
  const text = (cell ?? '').trim()
  return text === '1' || text === '+1' ? 1 : text === '0' ? 0 : text === '-1' ? -1 : null
}

function onceEach<T extends { readonly id: number }>(
  values: readonly T[],
  column: string,
  rows: readonly { line: number }[],
): Read<readonly T[]> {
  const seen = new Map<number, number>()
  const troubles: Trouble[] = []
  values.forEach(({ id }, at) => {
    const line = rows[at]?.line ?? 0
    const before = seen.get(id)
    if (before !== undefined) troubles.push({ line, sentence: `${column} ${id} is there a second time, after line ${before}` })
    seen.set(id, line)
  })
  return troubles.length > 0 ? { ok: false, troubles } : { ok: true, value: values }
}

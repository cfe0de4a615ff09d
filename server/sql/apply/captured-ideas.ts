/** What captured ideas change, as parts of one statement: the capture train sends them with the entries, replay by themselves. */
import { sql } from 'kysely'
import { insertPart, type WritingPart } from '../insert-rows.ts'
import { gatheringOf, type EntryOf } from './applier.ts'

type CapturedEntry = EntryOf<'idea_captured'>

/** The parts: rows of the ideas and their nested points, the sums of their places, the count and version of their gatherings. */
export function capturedIdeasParts(entries: readonly CapturedEntry[]): readonly WritingPart[] {
  const points = entries.flatMap(pointRows)
  return [
    insertPart('ideas', entries.map(ideaRow)),
    ...(points.length > 0 ? [insertPart('idea_points', points)] : []),
    countsPart(entries),
    gatheringsPart(entries),
  ]
}

function ideaRow(entry: CapturedEntry) {
  const { body } = entry
  return {
    id: body.id,
    gathering_id: gatheringOf(entry),
    number: body.number,
    question_id: body.question,
    round_id: body.round,
    table_id: body.table,
    seat_id: body.seat,
    stakeholder_group_id: body.stakeholderGroup,
    modality: body.modality,
    text_words: body.text.words,
    language: body.language,
    entered: body.entered,
    builds_on: body.buildsOn,
    written_at: body.writtenAt,
    recorded_at: entry.at,
    is_late: body.isLate,
    label: body.label,
    sheet_line: body.line ?? null,
    entry: entry.seq,
  }
}

function pointRows(entry: CapturedEntry) {
  return entry.body.points.map((point, position) => ({
    id: point.id,
    idea_id: entry.body.id,
    gathering_id: gatheringOf(entry),
    position,
    text_words: point.text.words,
    label: point.label,
  }))
}

/** Adds to the sums of question, round, table and group: one row for each such place. */
function countsPart(entries: readonly CapturedEntry[]): WritingPart {
  const rows = [...Map.groupBy(entries, (entry) => `${gatheringOf(entry)} ${countKeyOf(entry)}`).values()].flatMap((some) => {
    const last = some.at(-1)
    if (last === undefined) return []
    const { question, round, table, stakeholderGroup } = last.body
    const place = { question_id: question, round_id: round, table_id: table, stakeholder_group_id: stakeholderGroup }
    return [{ gathering_id: gatheringOf(last), key: countKeyOf(last), ...place, ideas: some.length, last_at: last.at }]
  })
  const insert = insertPart('idea_counts', rows)
  return {
    name: insert.name,
    sql: sql`${insert.sql} on conflict (gathering_id, key) do update set ideas = idea_counts.ideas + excluded.ideas, last_at = greatest(idea_counts.last_at, excluded.last_at)`,
  }
}

function countKeyOf({ body }: CapturedEntry): string {
  return [body.question, body.round, body.table, body.stakeholderGroup].map((id) => id ?? '-').join('/')
}

function gatheringsPart(entries: readonly CapturedEntry[]): WritingPart {
  const sums = [...Map.groupBy(entries, gatheringOf)].map(([id, some]) => ({
    id,
    ideas: some.length,
    version: Math.max(...some.map((entry) => entry.seq)),
  }))
  return {
    name: 'gatherings_in',
    sql: sql`update gatherings set ideas_count = gatherings.ideas_count + s.ideas, version = greatest(gatherings.version, s.version)
      from gate, jsonb_to_recordset(${JSON.stringify(sums)}::text::jsonb) s(id uuid, ideas integer, version bigint) where gatherings.id = s.id`,
  }
}

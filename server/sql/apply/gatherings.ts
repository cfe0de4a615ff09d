/** Entries about a gathering: its facts, programme, questions, tables, doors, clock and seats. */
import { sql } from 'kysely'
import { insertRows } from '../insert-rows.ts'
import { forumOf, gatheringOf, oneByOne, type Appliers, type EntryOf } from './applier.ts'

export const applyGatherings: Appliers<
  | 'gathering_prepared'
  | 'gathering_changed'
  | 'questions_set'
  | 'programme_set'
  | 'tables_set'
  | 'gathering_imported'
  | 'gathering_opened'
  | 'gathering_closed'
  | 'seat_taken'
  | 'seat_reseated'
> = {
  gathering_prepared: oneByOne(async (tx, entry) => {
    const { body } = entry
    await tx
      .insertInto('gatherings')
      .values({
        id: body.id,
        forum_id: forumOf(entry),
        slug: body.slug,
        state: 'draft',
        title_words: body.title.words,
        topic_words: body.topic?.words ?? null,
        venue_words: body.venue?.words ?? null,
        series_words: body.series?.words ?? null,
        convener_words: body.convener?.words ?? null,
        next_step_words: null,
        printed_words: null,
        date: body.date,
        time_zone: body.timeZone,
        language: body.language,
        code: null,
        opened_at: null,
        closed_at: null,
        record_digest: null,
        participants_stated: null,
        version: entry.seq,
      })
      .execute()
    await tx
      .insertInto('clocks')
      .values({ gathering_id: body.id, state: 'waiting', item_id: null, started_at: null, ends_at: null, left_ms: null })
      .execute()
  }),
  gathering_changed: oneByOne(async (tx, { body }) => {
    await tx
      .updateTable('gatherings')
      .set({
        title_words: body.title.words,
        topic_words: body.topic?.words ?? null,
        venue_words: body.venue?.words ?? null,
        date: body.date,
        time_zone: body.timeZone,
      })
      .where('id', '=', body.id)
      .execute()
  }),
  questions_set: oneByOne(async (tx, entry) => {
    const gathering = gatheringOf(entry)
    await tx.updateTable('questions').set({ is_removed: true }).where('gathering_id', '=', gathering).execute()
    const rows = entry.body.questions.map((question) => ({
      id: question.id,
      gathering_id: gathering,
      number: question.number,
      text_words: question.text.words,
      goal_words: question.goals.map((goal) => goal.words),
      is_removed: false,
    }))
    if (rows.length === 0) return
    await tx
      .insertInto('questions')
      .values(rows)
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          number: eb.ref('excluded.number'),
          text_words: eb.ref('excluded.text_words'),
          goal_words: eb.ref('excluded.goal_words'),
          is_removed: sql<boolean>`false`,
        })),
      )
      .execute()
  }),
  programme_set: oneByOne(async (tx, entry) => {
    const gathering = gatheringOf(entry)
    await tx.updateTable('programme_items').set({ is_removed: true }).where('gathering_id', '=', gathering).execute()
    const rows = entry.body.items.map((item, position) => ({
      id: item.id,
      gathering_id: gathering,
      position,
      kind: item.kind,
      title_words: item.title.words,
      start_minute: item.startMinute,
      end_minute: item.endMinute,
      round_number: item.round,
      question_id: item.question,
      is_removed: false,
    }))
    if (rows.length === 0) return
    await tx
      .insertInto('programme_items')
      .values(rows)
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          position: eb.ref('excluded.position'),
          kind: eb.ref('excluded.kind'),
          title_words: eb.ref('excluded.title_words'),
          start_minute: eb.ref('excluded.start_minute'),
          end_minute: eb.ref('excluded.end_minute'),
          round_number: eb.ref('excluded.round_number'),
          question_id: eb.ref('excluded.question_id'),
          is_removed: sql<boolean>`false`,
        })),
      )
      .execute()
  }),
  tables_set: oneByOne(async (tx, entry) => {
    const gathering = gatheringOf(entry)
    await tx.updateTable('cafe_tables').set({ is_removed: true }).where('gathering_id', '=', gathering).execute()
    const rows = entry.body.tables.map((table) => ({
      id: table.id,
      gathering_id: gathering,
      number: table.number,
      modality: table.modality,
      capacity: table.capacity,
      languages: [...(table.languages ?? [])],
      is_removed: false,
    }))
    if (rows.length === 0) return
    await tx
      .insertInto('cafe_tables')
      .values(rows)
      .onConflict((oc) =>
        oc.column('id').doUpdateSet((eb) => ({
          number: eb.ref('excluded.number'),
          modality: eb.ref('excluded.modality'),
          capacity: eb.ref('excluded.capacity'),
          languages: eb.ref('excluded.languages'),
          is_removed: sql<boolean>`false`,
        })),
      )
      .execute()
  }),
  gathering_imported: oneByOne(async (tx, entry) => {
    const { body } = entry
    await tx
      .updateTable('gatherings')
      .set({
        state: 'closed',
        closed_at: entry.at,
        record_digest: body.recordDigest,
        printed_words: body.printed.words,
        participants_stated: body.participantsStated,
      })
      .where('id', '=', body.id)
      .execute()
  }),
  gathering_opened: oneByOne(async (tx, entry) => {
    await tx
      .updateTable('gatherings')
      .set({ state: 'open', code: entry.body.code, opened_at: entry.at })
      .where('id', '=', gatheringOf(entry))
      .execute()
  }),
  gathering_closed: oneByOne(async (tx, entry) => {
    await tx.updateTable('gatherings').set({ state: 'closed', closed_at: entry.at }).where('id', '=', gatheringOf(entry)).execute()
  }),
  seat_taken: async (tx, entries) => {
    await insertRows(tx, 'seats', entries.map(seatRow))
    await insertRows(
      tx,
      'seatings',
      entries.flatMap((entry) =>
        entry.body.seating.map((place) => ({
          seat_id: entry.body.id,
          round_id: place.round,
          table_id: place.table,
          gathering_id: gatheringOf(entry),
        })),
      ),
    )
  },
  seat_reseated: oneByOne(async (tx, entry) => {
    const rows = entry.body.seating.map((place) => ({
      seat_id: entry.body.id,
      round_id: place.round,
      table_id: place.table,
      gathering_id: gatheringOf(entry),
    }))
    if (rows.length === 0) return
    await tx
      .insertInto('seatings')
      .values(rows)
      .onConflict((oc) => oc.columns(['seat_id', 'round_id']).doUpdateSet((eb) => ({ table_id: eb.ref('excluded.table_id') })))
      .execute()
  }),
}

function seatRow(entry: EntryOf<'seat_taken'>): {
  id: string
  gathering_id: string
  number: number
  stakeholder_group_id: string | null
  regional_group_id: string | null
  modality: 'room' | 'online'
  language: string | null
  taken_at: string
} {
  const { body } = entry
  return {
    id: body.id,
    gathering_id: gatheringOf(entry),
    number: body.number,
    stakeholder_group_id: body.stakeholderGroup,
    regional_group_id: body.regionalGroup,
    modality: body.modality,
    language: body.language,
    taken_at: entry.at,
  }
}

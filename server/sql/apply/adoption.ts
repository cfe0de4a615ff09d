/** Entries of focal points, hand-overs and answers. */
import type { AdoptionKinds, RecordedCell } from '../../../core/ledger/adoption-kinds.ts'
import { insertRows } from '../insert-rows.ts'
import type { Tx } from '../ledger.ts'
import type { Tables } from '../tables.ts'
import type { Updateable } from 'kysely'
import { forumOf, oneByOne, type Appliers, type EntryOf } from './applier.ts'

export const applyAdoption: Appliers<keyof AdoptionKinds> = {
  focal_point_named: oneByOne(async (tx, { body, at, seq }) => {
    await insertRows(tx, 'focal_points', [{ body_id: body.body, member_id: body.member, named_at: at, entry: seq }])
  }),
  focal_point_withdrawn: oneByOne(async (tx, { body }) => {
    await tx.deleteFrom('focal_points').where('body_id', '=', body.body).where('member_id', '=', body.member).execute()
  }),
  draft_handed_over: oneByOne(handOver),
  clauses_moved: oneByOne(async (tx, { body, at, seq }) => {
    await tx
      .updateTable('register_cells')
      .set({ state: body.to, moved_at: at, entry: seq })
      .where('handover_id', '=', body.handover)
      .where('body_id', '=', body.body)
      .where((eb) => eb('clause_id', '=', eb.fn.any(eb.val([...body.clauses]))))
      .execute()
  }),
  answer_given: oneByOne(async (tx, { body, at, seq }) => {
    const words = {
      reason_words: body.reason?.words ?? null,
      department_words: body.department.words,
      part_words: body.part?.words ?? null,
      change_words: body.change?.words ?? null,
    }
    await setCell(tx, body, { state: 'answered', answer: body.answer, ...words, answered_at: at, moved_at: at, entry: seq })
    await tx
      .updateTable('register_cells')
      .set((eb) => ({ answers: eb('answers', '+', 1) }))
      .where('handover_id', '=', body.handover)
      .where('clause_id', '=', body.clause)
      .where('body_id', '=', body.body)
      .execute()
  }),
  more_time_asked: oneByOne(async (tx, { body, seq }) => {
    await setCell(tx, body, { time_until: body.until, time_reason_words: body.reason.words, entry: seq })
  }),
  more_time_settled: oneByOne(async (tx, { body, seq }) => {
    await setCell(tx, body, { time_is_granted: body.isGranted, time_note_words: body.note?.words ?? null, entry: seq })
    if (!body.isGranted) return
    await tx
      .updateTable('register_cells')
      .set((eb) => ({ due_at: eb.fn.coalesce('time_until', 'due_at') }))
      .where('handover_id', '=', body.handover)
      .where('clause_id', '=', body.clause)
      .where('body_id', '=', body.body)
      .execute()
  }),
  cell_closed: oneByOne(async (tx, { body, at, seq }) => {
    await setCell(tx, body, { state: 'closed', closing_words: body.reason.words, moved_at: at, entry: seq })
  }),
  body_question_asked: oneByOne(async (tx, { body, at, seq }) => {
    await insertRows(tx, 'body_questions', [
      {
        id: body.id,
        handover_id: body.handover,
        body_id: body.body,
        clause_id: body.clause,
        text_words: body.text.words,
        stakeholder_group_id: body.stakeholderGroup,
        asked_at: at,
        due_at: body.dueAt,
        reply_words: null,
        replied_at: null,
        entry: seq,
      },
    ])
  }),
  body_question_replied: oneByOne(async (tx, { body, at, seq }) => {
    await tx
      .updateTable('body_questions')
      .set({ reply_words: body.text.words, replied_at: at, entry: seq })
      .where('id', '=', body.id)
      .execute()
  }),
}

async function handOver(tx: Tx, entry: EntryOf<'draft_handed_over'>): Promise<void> {
  const { id, draft, version, reference, source, agendaItem, addressees, asked, dueOn, dueAt, breadth } = entry.body
  await insertRows(tx, 'handovers', [
    {
      id,
      forum_id: forumOf(entry),
      draft_id: draft,
      version,
      reference_words: reference?.words ?? null,
      source_words: source.words,
      agenda_words: agendaItem?.words ?? null,
      due_on: dueOn,
      due_at: dueAt,
      handed_at: entry.at,
      breadth,
      entry: entry.seq,
    },
  ])
  await insertRows(
    tx,
    'handover_addressees',
    addressees.map(({ body, name }, position) => ({ handover_id: id, position, body_id: body, name_words: name?.words ?? null })),
  )
  const cells = asked.flatMap(({ body, clauses }) => clauses.map((clause) => ({ ...NEW_CELL, clause_id: clause, body_id: body })))
  await insertRows(
    tx,
    'register_cells',
    cells.map((cell) => ({ ...cell, handover_id: id, due_at: dueAt, moved_at: entry.at, entry: entry.seq })),
  )
  await tx.updateTable('drafts').set({ state: 'handed_over', entry: entry.seq }).where('id', '=', draft).execute()
}

const NEW_CELL = {
  state: 'asked',
  answer: null,
  reason_words: null,
  department_words: null,
  part_words: null,
  change_words: null,
  answered_at: null,
  answers: 0,
  time_until: null,
  time_reason_words: null,
  time_is_granted: null,
  time_note_words: null,
  closing_words: null,
} as const

async function setCell(tx: Tx, { handover, clause, body }: RecordedCell, set: Updateable<Tables['register_cells']>): Promise<void> {
  await tx
    .updateTable('register_cells')
    .set(set)
    .where('handover_id', '=', handover)
    .where('clause_id', '=', clause)
    .where('body_id', '=', body)
    .execute()
}

/** Tables of what becomes of a frozen text as the query builder sees them: see `migrations/0025-adoption.sql`. */
import type { ColumnType } from 'kysely'
import type { Answer, CellState } from '../../core/adoption/register.ts'
import type { RecordedBreadth } from '../../core/ledger/adoption-kinds.ts'

/** JSON that an applier wrote from an entry, and that is read back as it was. */
type Kept<T> = ColumnType<T, unknown, unknown>

interface FocalPointsTable {
  body_id: string
  member_id: string
  named_at: string
  entry: number
}
interface HandoversTable {
  id: string
  forum_id: string
  draft_id: string
  version: number
  reference_words: string | null
  source_words: string
  agenda_words: string | null
  due_on: string
  due_at: string
  handed_at: string
  breadth: Kept<RecordedBreadth>
  entry: number
}
interface HandoverAddresseesTable {
  handover_id: string
  position: number
  body_id: string | null
  name_words: string | null
}
interface RegisterCellsTable {
  handover_id: string
  clause_id: string
  body_id: string
  state: CellState
  due_at: string
  moved_at: string
  answer: Answer | null
  reason_words: string | null
  department_words: string | null
  part_words: string | null
  change_words: string | null
  answered_at: string | null
  answers: number
  time_until: string | null
  time_reason_words: string | null
  time_is_granted: boolean | null
  time_note_words: string | null
  closing_words: string | null
  entry: number
}
interface BodyQuestionsTable {
  id: string
  handover_id: string
  body_id: string
  clause_id: string | null
  text_words: string
  stakeholder_group_id: string | null
  asked_at: string
  due_at: string
  reply_words: string | null
  replied_at: string | null
  entry: number
}
interface AnswerDraftsTable {
  handover_id: string
  clause_id: string
  body_id: string
  member_id: string
  answer: Answer
  reason: string | null
  department: string
  part: string | null
  change: string | null
  digest: string
  written_at: string
}
interface AnswerRemindersTable {
  member_id: string
  handover_id: string
  kind: string
  sent_at: string
}
interface LettersOffTable {
  member_id: string
}

/** Tables by name. */
export interface AdoptionTables {
  focal_points: FocalPointsTable
  handovers: HandoversTable
  handover_addressees: HandoverAddresseesTable
  register_cells: RegisterCellsTable
  body_questions: BodyQuestionsTable
  answer_drafts: AnswerDraftsTable
  answer_reminders: AnswerRemindersTable
  letters_off: LettersOffTable
}

/** Names of the state tables, for replay. */
export const ADOPTION_STATE_TABLES = [
  'focal_points',
  'handovers',
  'handover_addressees',
  'register_cells',
  'body_questions',
] as const satisfies readonly (keyof AdoptionTables)[]
/** Answers before a second person has confirmed them, reminders that were sent, and who wants none. */
export const ADOPTION_SIDE_TABLES = [
  'answer_drafts',
  'answer_reminders',
  'letters_off',
] as const satisfies readonly (keyof AdoptionTables)[]

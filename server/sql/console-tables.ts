/** Tables of the console as the query builder sees them: see `migrations/0009-console.sql`. */
import type { ColumnType } from 'kysely'
import type { RecordedActingRole } from '../../core/ledger/console-kinds.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import type { HelpReason, HidingReason } from '../../core/moderation/hiding.ts'

type Json = ColumnType<unknown, unknown, unknown>
/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface HiddenWordsTable {
  words_id: string
  /** The idea, or the challenge, that they are words of; null for a statement of a weighing. */
  idea_id: string | null
  gathering_id: string | null
}
interface HidingsTable {
  idea_id: string
  gathering_id: string
  reason: HidingReason
  note_words: string | null
  role: RecordedActingRole
  hidden_at: string
  entry: number
  appeal_words: Defaulted<string | null>
  appealed_at: Defaulted<string | null>
}
interface IdeaReportsTable {
  id: string
  gathering_id: string
  idea_id: string
  seat_id: string
  reason: HidingReason
  reported_at: string
  settled: Defaulted<'hidden' | 'kept' | null>
  settled_role: Defaulted<RecordedActingRole | null>
  settled_at: Defaulted<string | null>
}
interface HelpCallsTable {
  id: string
  gathering_id: string
  table_id: string
  seat_id: string
  reason: HelpReason
  state: 'waiting' | 'taken' | 'done'
  called_at: string
  moved_at: string
  moved_role: RecordedActingRole
}
interface MessagesTable {
  id: string
  gathering_id: string
  tables: string[] | null
  modality: Modality | null
  text_words: string
  role: RecordedActingRole
  sent_at: string
  withdrawn_at: Defaulted<string | null>
}
interface ChallengesTable {
  id: string
  gathering_id: string
  number: number
  question_id: string
  seat_id: string | null
  stakeholder_group_id: string | null
  text_words: string
  made_at: string
  reply_words: Defaulted<string | null>
  reply_role: Defaulted<RecordedActingRole | null>
  replied_at: Defaulted<string | null>
  hidden_reason: Defaulted<HidingReason | null>
  hidden_role: Defaulted<RecordedActingRole | null>
  entry: number
}
interface ExpectationsTable {
  gathering_id: string
  room: number | null
  online: number | null
  groups: Json
  regions: Json
  entry: number
}
interface SeatPresenceTable {
  seat_id: string
  gathering_id: string
  heard_at: string
  unsent: number
}

/** Tables of the console; `seat_presence` is no part of the record. */
export interface ConsoleTables {
  hidden_words: HiddenWordsTable
  hidings: HidingsTable
  idea_reports: IdeaReportsTable
  help_calls: HelpCallsTable
  messages: MessagesTable
  challenges: ChallengesTable
  expectations: ExpectationsTable
  seat_presence: SeatPresenceTable
}

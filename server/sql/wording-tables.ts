/** Tables of the wording of drafts as the query builder sees them: see `migrations/0023-wording.sql`. */
import type { ColumnType } from 'kysely'
import type { RecordedActingRole } from '../../core/ledger/console-kinds.ts'
import type {
  RecordedAmendmentOutcome,
  RecordedSource,
  RecordedSponsorKind,
  RecordedSuggestedAct,
  RecordedSuggestionState,
} from '../../core/ledger/wording-kinds.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'

/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface ClauseSourcesTable {
  id: string
  draft_id: string
  clause_id: string
  kind: RecordedSource['kind']
  idea_id: string | null
  theme_id: string | null
  weighing_id: string | null
  statement: number | null
  reason_words: string | null
  cited_at: string
  entry: number
  withdrawn_entry: Defaulted<number | null>
}
interface LeftOutIdeasTable {
  draft_id: string
  weighing_id: string
  statement: number
  /** 0 is the statement itself, then each idea it was made of. */
  place: number
  idea_id: string | null
  reason_words: string
  left_out_at: string
  entry: number
}
interface TextSuggestionsTable {
  id: string
  draft_id: string
  number: number
  act: RecordedSuggestedAct
  clause_id: string | null
  expected_words: string | null
  text_words: string | null
  clause_kind: 'preamble' | 'operative'
  depth: 0 | 1 | 2
  reason_words: string | null
  author_id: string
  stakeholder_group_id: string | null
  made_at: string
  state: Defaulted<RecordedSuggestionState>
  settled_words: Defaulted<string | null>
  settled_at: Defaulted<string | null>
  settled_by: Defaulted<string | null>
  entry: number
}
interface AmendmentsTable {
  id: string
  draft_id: string
  number: number
  version: number
  first_clause: string
  first_place: number
  last_clause: string
  last_place: number
  text_words: string | null
  reason_words: string
  author_id: string
  moved_at: string
  state: 'open' | 'withdrawn' | RecordedAmendmentOutcome
  settled_text_words: Defaulted<string | null>
  settled_words: Defaulted<string | null>
  settled_at: Defaulted<string | null>
  entry: number
}
interface AmendmentSponsorsTable {
  amendment_id: string
  kind: RecordedSponsorKind
  sponsor_id: string
  member_id: string
  endorsed_at: string
  entry: number
}
interface ParagraphRemarksTable {
  id: string
  draft_id: string
  version: number
  clause_id: string
  number: number
  text_words: string
  author_id: string
  stakeholder_group_id: string | null
  made_at: string
  state: 'shown' | 'hidden'
  hidden_reason: Defaulted<HidingReason | null>
  hidden_role: Defaulted<RecordedActingRole | null>
  hidden_at: Defaulted<string | null>
  entry: number
}

/** Tables of wording by name. */
export interface WordingTables {
  clause_sources: ClauseSourcesTable
  left_out_ideas: LeftOutIdeasTable
  text_suggestions: TextSuggestionsTable
  amendments: AmendmentsTable
  amendment_sponsors: AmendmentSponsorsTable
  paragraph_remarks: ParagraphRemarksTable
}

/** Names of the state tables, for replay. */
export const WORDING_STATE_TABLES = [
  'clause_sources',
  'left_out_ideas',
  'text_suggestions',
  'amendments',
  'amendment_sponsors',
  'paragraph_remarks',
] as const satisfies readonly (keyof WordingTables)[]

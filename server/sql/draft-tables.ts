/** Tables of drafts as the query builder sees them: see `migrations/0021-drafts.sql`. */
import type { ColumnType } from 'kysely'
import type { ClauseDepth, ClauseKind } from '../../core/drafts/clause.ts'
import type { DraftState } from '../../core/drafts/draft-state.ts'

/** A column with a default: it may be left out when a row is inserted. */
type Defaulted<T> = ColumnType<T, T | undefined, T>

interface DraftsTable {
  id: string
  forum_id: string
  issue_id: string | null
  team_id: string | null
  slug: string
  title_words: string
  language: string
  state: DraftState
  is_open_to_all: boolean
  version: Defaulted<number>
  /** The version whose numbers a reading fixed; those of every later version stay too. */
  numbers_version: Defaulted<number | null>
  frozen_version: Defaulted<number | null>
  begun_at: string
  entry: number
}
interface DraftVersionsTable {
  draft_id: string
  number: number
  reason_words: string | null
  digest: string
  clauses: number
  kept_at: string
  kept_by: string
  entry: number
}
interface DraftClausesTable {
  draft_id: string
  version: number
  clause_id: string
  position: number
  kind: ClauseKind
  depth: ClauseDepth
  label: string
  text_words: string
}
interface TextUpdatesTable {
  draft_id: string
  seq: number
  bytes: Buffer
}

/** Tables of drafts by name. */
export interface DraftTables {
  drafts: DraftsTable
  draft_versions: DraftVersionsTable
  draft_clauses: DraftClausesTable
  text_updates: TextUpdatesTable
}

/** Names of the state tables, for replay. */
export const DRAFT_STATE_TABLES = ['drafts', 'draft_versions', 'draft_clauses'] as const satisfies readonly (keyof DraftTables)[]
/** What is typed is no part of the record before a version is kept. */
export const DRAFT_SIDE_TABLES = ['text_updates'] as const satisfies readonly (keyof DraftTables)[]

/** Replays the ledger into copies of the tables, beside the real ones, and compares the two row by row. Nothing of it stays. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { Entry } from '../../core/ledger/entry.ts'
import { applyEntries } from './apply/apply-entries.ts'
import type { Tx } from './ledger.ts'
import { READING_KEYS } from './reading-tables.ts'
import { STATE_TABLES, type Tables } from './tables.ts'

/** Name of a table that replay rebuilds. */
export type StateTable = (typeof STATE_TABLES)[number]
/** A row that is not as the ledger says; `key` is its id. */
export interface RowFinding {
  readonly table: StateTable
  readonly key: string
  readonly kind: 'differs' | 'missing' | 'too_many'
}
/** An entry that the tables could not take, and why. */
export interface ReplayTrouble {
  readonly seq: number
  readonly reason: string
}
/** The real tables and their copies. */
export interface Scratch {
  readonly real: string
  readonly copies: string
}

/** Rows of one table that are named at most; the count beyond says enough. */
export const ROW_FINDINGS_PER_TABLE_MAX = 50

/** Columns that name a row where it is not `id`. */
const KEYS: Partial<Record<StateTable, readonly string[]>> = {
  idea_counts: ['gathering_id', 'key'],
  clocks: ['gathering_id'],
  floors: ['gathering_id'],
  seatings: ['seat_id', 'round_id'],
  seating_wishes: ['gathering_id'],
  table_hosts: ['table_id'],
  recaps: ['table_id', 'round_id'],
  idea_placements: ['idea_id'],
  idea_ties: ['idea_id'],
  hidden_words: ['words_id'],
  hidings: ['idea_id'],
  expectations: ['gathering_id'],
  statements: ['weighing_id', 'number'],
  statement_reports: ['weighing_id', 'number', 'reporter_id'],
  decision_voters: ['decision_id', 'voter_id'],
  decision_estimates: ['decision_id', 'number'],
  decision_options: ['decision_id', 'number'],
  counted_ballots: ['decision_id', 'place'],
  draft_versions: ['draft_id', 'number'],
  draft_clauses: ['draft_id', 'version', 'clause_id'],
  left_out_ideas: ['draft_id', 'weighing_id', 'statement', 'place'],
  amendment_sponsors: ['amendment_id', 'kind', 'sponsor_id'],
  team_seats: ['team_id', 'number'],
  ...READING_KEYS,
  issue_moves: ['issue_id', 'number'],
  issue_links: ['issue_id', 'kind', 'target_id'],
  charters: ['issue_id', 'version'],
  issue_steps: ['issue_id', 'position'],
  focal_points: ['body_id', 'member_id'],
  handover_addressees: ['handover_id', 'position'],
  register_cells: ['handover_id', 'clause_id', 'body_id'],
}

/**
 * Runs `use` in one snapshot with empty copies of the state tables first in the search path, and takes everything back after it.
 * A schema of its own name, not temporary tables: only a changed search path makes PostgreSQL parse kept statements anew.
 */
export async function inScratch<T>(db: Kysely<Tables>, name: string, use: (tx: Tx, scratch: Scratch) => Promise<T>): Promise<T> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').execute()
  try {
    const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(tx)
    const scratch = { real: rows[0]?.schema ?? 'public', copies: `replay_${name.replaceAll(/[^a-z0-9]/g, '')}` }
    await sql`create schema ${sql.id(scratch.copies)}`.execute(tx)
    for (const table of STATE_TABLES)
      await sql`create table ${sql.id(scratch.copies, table)} (like ${sql.id(scratch.real, table)} including all)`.execute(tx)
    await sql`set local search_path to ${sql.id(scratch.copies)}, ${sql.id(scratch.real)}`.execute(tx)
    return await use(tx, scratch)
  } finally {
    await tx.rollback().execute()
  }
}

/** Applies entries to the copies. Those that cannot be applied are found by halving, named and passed over. */
export async function replayEntries(tx: Tx, entries: readonly Entry[]): Promise<readonly ReplayTrouble[]> {
  const [first] = entries
  if (first === undefined) return []
  const reason = await tryApply(tx, entries)
  if (reason === null) return []
  if (entries.length === 1) return [{ seq: first.seq, reason }]
  const half = Math.ceil(entries.length / 2)
  return [...(await replayEntries(tx, entries.slice(0, half))), ...(await replayEntries(tx, entries.slice(half)))]
}

/** Rows that differ between a table and its copy, both ways, and how many rows were compared. */
export async function compareTable(
  tx: Tx,
  { real, copies }: Scratch,
  table: StateTable,
): Promise<{ readonly rows: number; readonly findings: readonly RowFinding[] }> {
  const side = (schema: string) => sql`(select ${keyOf(table)} as key, held::text as row from ${sql.id(schema, table)} held)`
  const { rows } = await sql<{ key: string; kind: RowFinding['kind'] }>`
    select coalesce(real.key, copy.key) as key, case when real.key is null then 'missing' when copy.key is null then 'too_many' else 'differs' end as kind
    from ${side(real)} real full join ${side(copies)} copy on copy.key = real.key
    where real.row is distinct from copy.row order by 1 limit ${ROW_FINDINGS_PER_TABLE_MAX}`.execute(tx)
  const counted = await sql<{ rows: number }>`select count(*) as rows from ${sql.id(real, table)}`.execute(tx)
  return { rows: counted.rows[0]?.rows ?? 0, findings: rows.map((row) => ({ table, ...row })) }
}

/** Kept words by id, as a check needs them. */
export async function readKeptWords(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly text: string | null; readonly salt: string | null; readonly digest: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('words')
    .select(['id', 'text', 'salt', 'digest'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
  return new Map(rows.map(({ id, ...kept }) => [id, kept]))
}

/** Texts that were erased. */
export async function countErasedWords(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('words')
    .select((eb) => eb.fn.countAll<number>().as('erased'))
    .where('text', 'is', null)
    .executeTakeFirstOrThrow()
  return row.erased
}

/** Applies entries, or takes back what they did and says why they cannot be applied. */
async function tryApply(tx: Tx, entries: readonly Entry[]): Promise<string | null> {
  await sql`savepoint replayed`.execute(tx)
  try {
    await applyEntries(tx, entries)
    await sql`release savepoint replayed`.execute(tx)
    return null
  } catch (cause) {
    // An entry that somebody altered may ask for anything; whatever the tables or the code object to is the finding.
    await sql`rollback to savepoint replayed`.execute(tx)
    return cause instanceof Error ? cause.message : String(cause)
  }
}

function keyOf(table: StateTable): RawBuilder<unknown> {
  return sql`concat_ws('/', ${sql.join((KEYS[table] ?? ['id']).map((column) => sql.ref(`held.${column}`)))})`
}

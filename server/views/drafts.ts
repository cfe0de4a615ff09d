/** What anybody sees of drafts: the list, one with its text, a kept version. Who may see which is decided here, and nowhere else. */
import type { ClauseView, DraftLine, DraftView, VersionLine, VersionView } from '../../contract/drafts.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { TextRights } from '../drafting/text-rights.ts'
import { clausesNow } from '../drafting/live-text.ts'
import type { HouseBase } from '../house-base.ts'
import {
  listDrafts,
  listVersions,
  readClauses,
  readFixedNumbers,
  readDraft,
  readVersion,
  type DraftRow,
  type VersionRow,
} from '../sql/drafts.ts'
import { readIssue } from '../sql/forums.ts'
import { readWords, type WordsById } from '../sql/words.ts'

type House = Pick<HouseBase, 'database' | 'now'>

/** Drafts of a forum that somebody in these teams may see. Two queries. */
export async function viewDrafts(house: House, forum: string, teams: readonly string[]): Promise<DraftLine[]> {
  const { db } = house.database
  const rows = await listDrafts(db, forum, teams)
  const words = await readWords(
    db,
    rows.map(({ title_words }) => title_words),
  )
  return rows.map((row) => lineOf(row, words))
}

/** The draft, for whoever may see it; for all others there is no such draft. */
export async function visibleDraft(
  house: House,
  id: string,
  rights: TextRights | null,
): Promise<Outcome<{ row: DraftRow; rights: TextRights }, RefusalCode>> {
  const row = rights === null ? undefined : await readDraft(house.database.db, id)
  if (rights === null || row === undefined) return refuse('not_found', { what: 'draft' })
  return accept({ row, rights })
}

/** One draft. Eight queries, however long it is. */
export async function viewDraft(house: House, row: DraftRow, rights: TextRights): Promise<DraftView> {
  const { db } = house.database
  const issue = row.issue_id === null ? undefined : await readIssue(db, row.forum_id, row.issue_id)
  const [versions, numbers, clauses] = await Promise.all([
    listVersions(db, row.id),
    readFixedNumbers(db, row),
    row.frozen_version === null ? clausesNow(db, row.id) : viewClauses(house, row.id, row.frozen_version),
  ])
  const words = await readWords(db, [row.title_words, issue?.title_words, ...versions.map(({ reason_words }) => reason_words)])
  return {
    ...lineOf(row, words),
    forum: row.forum_id,
    issue: issue === undefined ? null : { id: issue.id, title: words.of(issue.title_words) },
    team: row.team_id,
    frozenVersion: row.frozen_version,
    mayWrite: rights.mayWrite,
    me: rights.writer,
    clauses: [...clauses],
    numbers,
    versions: versions.map((version) => versionLine(version, words)),
    serverNow: house.now().toISOString(),
  }
}

/** One kept version. Three queries. */
export async function viewVersion(house: House, draft: string, number: number): Promise<Outcome<VersionView, RefusalCode>> {
  const { db } = house.database
  const row = await readVersion(db, draft, number)
  if (row === undefined) return refuse('not_found', { what: 'version' })
  const [words, texts] = [await readWords(db, [row.reason_words]), await viewClauses(house, draft, number)]
  return accept({ ...versionLine(row, words), texts })
}

/** Clauses of a kept version. Two queries. */
async function viewClauses(house: House, draft: string, version: number): Promise<ClauseView[]> {
  const rows = await readClauses(house.database.db, draft, version)
  const words = await readWords(
    house.database.db,
    rows.map(({ text_words }) => text_words),
  )
  return rows.map(({ clause_id, kind, depth, label, text_words }) => ({ id: clause_id, kind, depth, label, text: words.of(text_words) }))
}

function lineOf(row: DraftRow, words: WordsById): DraftLine {
  return {
    id: row.id,
    slug: row.slug,
    title: words.of(row.title_words),
    language: row.language,
    state: row.state,
    isOpenToAll: row.is_open_to_all,
    version: row.version,
    begunAt: row.begun_at,
  }
}

function versionLine(row: VersionRow, words: WordsById): VersionLine {
  return {
    number: row.number,
    reason: words.of(row.reason_words),
    digest: row.digest,
    clauses: row.clauses,
    keptAt: row.kept_at,
    entry: row.entry,
  }
}

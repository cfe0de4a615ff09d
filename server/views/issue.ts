/** Issues as anybody may see them. */
import type { CharterView, IssueDateView, IssueLine, IssuePage } from '../../contract/issues.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { changeOfCharter, levelOf } from '../../core/forums/charter.ts'
import { STEP_KEYS, stepState, type IssueRecord } from '../../core/forums/process-steps.ts'
import { moveOf } from '../../core/forums/stages.ts'
import { dateAt } from '../../core/forums/working-days.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readForum } from '../sql/forums.ts'
import {
  listIssues,
  readAuthors,
  readCharters,
  readDraftsOfIssue,
  readIssueDates,
  readIssueWhole,
  readLinkedGatherings,
  readLinkedWeighings,
  readMoves,
  readParties,
  readSteps,
  readTeamsOfIssue,
  type IssueRow,
} from '../sql/issues.ts'
import { readWords, type WordsById } from '../sql/words.ts'

type Db = House['database']['db']

/** Issues of a forum, in two queries. */
export async function viewIssues(house: Pick<House, 'database'>, forum: string): Promise<IssueLine[]> {
  const { db } = house.database
  const rows = await listIssues(db, forum)
  const words = await readWords(
    db,
    rows.flatMap((row) => [row.title_words, row.scope_words, row.body_words]),
  )
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: words.of(row.title_words),
    scope: words.of(row.scope_words),
    stage: row.stage,
    body: row.body_id === null ? null : { id: row.body_id, name: words.of(row.body_words) },
    movedAt: row.moved_at,
  }))
}

/** One issue with everything that belongs to it: thirteen queries, however much that is. */
export async function viewIssue(house: Pick<House, 'database'>, id: string): Promise<Outcome<IssuePage, RefusalCode>> {
  const { db } = house.database
  const row = await readIssueWhole(db, id)
  const forum = row === undefined ? undefined : await readForum(db, row.forum_id)
  if (row === undefined || forum === undefined) return refuse('not_found', { what: 'issue' })
  const parts = await partsOf(db, id)
  const words = await readWords(db, [
    ...[row.title_words, row.scope_words, row.harm_words, row.evidence_words, row.jurisdiction_words, row.body_words],
    ...wordsOfParts(parts),
  ])
  const record = recordOf(row, parts)
  const level = levelOf(parts.charters.at(-1) ?? null, {
    otherGroupsWithSeats: parts.teams.length === 0 ? null : Math.max(...parts.teams.map(({ others }) => others)),
  })
  return accept({
    id,
    slug: row.slug,
    forum: row.forum_id,
    title: words.of(row.title_words),
    scope: words.of(row.scope_words),
    harm: words.of(row.harm_words),
    evidence: words.of(row.evidence_words),
    jurisdiction: words.of(row.jurisdiction_words),
    stage: row.stage,
    body: row.body_id === null ? null : { id: row.body_id, name: words.of(row.body_words) },
    movedAt: parts.moves.at(-1)?.moved_at ?? null,
    moves: movesView(parts, words),
    parties: parts.parties.map((one) => ({
      id: one.id,
      party: one.party,
      target: one.target_id,
      name: words.of(one.name_words),
      why: words.of(one.why_words),
      entry: one.entry,
    })),
    calendar: calendarOf(parts, words, forum.time_zone),
    ...belongingView(parts, words),
    charters: parts.charters
      .map((charter, at) => charterView(charter, parts.charters[at - 1] ?? null, words, authorOf(parts, words, charter.entry)))
      .toReversed(),
    level: { level: level.level, facts: [...level.facts] },
    steps: stepsOf(parts.steps, record, words),
  })
}

type Parts = Awaited<ReturnType<typeof partsOf>>

async function partsOf(db: Db, id: string) {
  const [moves, parties, dates, gatherings, weighings, drafts, teams, charters, steps] = await Promise.all([
    readMoves(db, id),
    readParties(db, id),
    readIssueDates(db, id),
    readLinkedGatherings(db, id),
    readLinkedWeighings(db, id),
    readDraftsOfIssue(db, id),
    readTeamsOfIssue(db, id),
    readCharters(db, id),
    readSteps(db, id),
  ])
  const authors = await readAuthors(
    db,
    [...moves, ...charters].map(({ entry }) => entry),
  )
  return { moves, parties, dates, gatherings, weighings, drafts, teams, charters, steps, authors }
}

function wordsOfParts(parts: Parts): (string | null)[] {
  return [
    ...[...parts.authors.values()].map(({ words }) => words),
    ...parts.moves.map(({ reason_words }) => reason_words),
    ...parts.parties.flatMap(({ name_words, why_words }) => [name_words, why_words]),
    ...parts.dates.map(({ label_words }) => label_words),
    ...parts.gatherings.map(({ title_words }) => title_words),
    ...parts.weighings.map(({ name_words }) => name_words),
    ...parts.drafts.map(({ title_words }) => title_words),
    ...parts.teams.map(({ name_words }) => name_words),
    ...parts.charters.flatMap(({ text_words, reason_words }) => [text_words, reason_words]),
    ...parts.steps.flatMap(({ title_words, left_out_words }) => [title_words, left_out_words]),
  ]
}

/** What the record holds, as far as steps are shown by it. */
function recordOf(
  row: Pick<IssueRow, 'scope_words' | 'stage'>,
  { parties, charters, teams, gatherings, weighings, drafts }: Parts,
): IssueRecord {
  return {
    isDescribed: row.scope_words !== null,
    parties: parties.length,
    hasCharter: charters.length > 0,
    hasCall: teams.some((team) => team.call_opens_at !== null || team.call_closes_at !== null),
    gatherings: gatherings.length,
    weighings: weighings.length,
    drafts: drafts.length,
    outcome: ['adopted', 'not_adopted', 'followed_up'].includes(row.stage),
    isFollowedUp: row.stage === 'followed_up',
  }
}

function authorOf({ authors }: Parts, words: WordsById, entry: number): CharterView['by'] {
  const author = authors.get(entry)
  return { actor: author?.actor ?? '', name: words.of(author?.words) }
}

function movesView(parts: Parts, words: WordsById): IssuePage['moves'] {
  return parts.moves.map((move) => ({
    number: move.number,
    from: move.from_stage,
    to: move.to_stage,
    ...withLists(moveOf(move.from_stage, move.to_stage)),
    reason: words.of(move.reason_words),
    movedAt: move.moved_at,
    by: authorOf(parts, words, move.entry),
    entry: move.entry,
  }))
}

function belongingView(
  { gatherings, weighings, drafts, teams }: Parts,
  words: WordsById,
): Pick<IssuePage, 'gatherings' | 'weighings' | 'drafts' | 'teams'> {
  return {
    gatherings: gatherings.map(({ id, slug, title_words, state, date }) => ({ id, slug, title: words.of(title_words), state, date })),
    weighings: weighings.map((one) => ({ id: one.id, slug: one.slug, name: words.of(one.name_words), state: one.state })),
    drafts: drafts.map((one) => ({ id: one.id, slug: one.slug, title: words.of(one.title_words), state: one.state, version: one.version })),
    teams: teams.map(({ id, slug, name_words, state, seats, held }) => ({ id, slug, name: words.of(name_words), state, seats, held })),
  }
}

function withLists({ isBack, leftOut }: ReturnType<typeof moveOf>) {
  return { isBack, leftOut: [...leftOut] }
}

/** Its own dates and those of what belongs to it, in their order, as dates on the clock of the forum. */
function calendarOf({ dates, gatherings, weighings, teams }: Parts, words: WordsById, zone: string): IssueDateView[] {
  const instant = (kind: IssueDateView['kind'], at: string | null, label: string | null, path: string): IssueDateView[] =>
    at === null ? [] : [{ id: null, date: dateAt(at, zone), kind, label, path }]
  const lines: IssueDateView[] = [
    ...dates.map(({ id, date, label_words }) => ({ id, date, kind: 'own' as const, label: words.of(label_words), path: null })),
    ...gatherings.map(({ slug, date, title_words }) => ({
      id: null,
      date,
      kind: 'gathering' as const,
      label: words.of(title_words),
      path: `/g/${slug}`,
    })),
    ...weighings.flatMap(({ slug, name_words, opens_at, closes_at }) => [
      ...instant('weighing_opens', opens_at, words.of(name_words), `/w/${slug}`),
      ...instant('weighing_closes', closes_at, words.of(name_words), `/w/${slug}`),
    ]),
    ...teams.flatMap(({ slug, name_words, call_opens_at, call_closes_at }) => [
      ...instant('call_opens', call_opens_at, words.of(name_words), `/teams/${slug}`),
      ...instant('call_closes', call_closes_at, words.of(name_words), `/teams/${slug}`),
    ]),
  ]
  return lines.toSorted((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
}

function charterView(
  charter: Parts['charters'][number],
  before: Parts['charters'][number] | null,
  words: WordsById,
  by: CharterView['by'],
): CharterView {
  const change = changeOfCharter(before, charter)
  return {
    version: charter.version,
    grants: charter.grants.map(({ power, who }) => ({ power, who: [...who] })),
    promises: [...charter.promises],
    text: words.of(charter.text_words),
    reason: words.of(charter.reason_words),
    digest: charter.digest,
    setAt: charter.set_at,
    by,
    entry: charter.entry,
    change: {
      grants: change.grants.map(({ power, added, removed }) => ({ power, added: [...added], removed: [...removed] })),
      promisesAdded: [...change.promisesAdded],
      promisesRemoved: [...change.promisesRemoved],
      isTextChanged: charter.text_digest !== (before?.text_digest ?? null),
    },
  }
}

/** The list as it was set; before anybody did, the steps that every list begins with. */
function stepsOf(rows: Parts['steps'], record: IssueRecord, words: WordsById): IssuePage['steps'] {
  const steps = rows.length > 0 ? rows : STEP_KEYS.map((key) => ({ key, title_words: null, left_out_words: null, pages: [], entries: [] }))
  return steps.map(({ key, title_words, left_out_words, pages, entries }) => ({
    key,
    title: words.of(title_words),
    state: stepState({ key, pages, entries, isLeftOut: left_out_words !== null }, record),
    pages: [...pages],
    entries: [...entries],
    leftOut: words.of(left_out_words),
  }))
}

/** Loads everything a report and a record are made from: a constant number of queries, whatever the size of the gathering. */
import type { Kysely } from 'kysely'
import type { RecordedEntering } from '../../core/ledger/entry-kinds.ts'
import type { HeldChallenge, HeldGroup, HeldIdea, HeldRegion, RecordHoldings } from '../../core/records/holdings.ts'
import { hiddenWords, type HidingReason } from '../../core/moderation/hiding.ts'
import type { PrintedPhrases } from '../../core/records/printed-phrases.ts'
import { listChallenges, type ChallengeRow } from './challenges.ts'
import { countSeats, readGathering, readProgramme, readQuestions, type GatheringRow, type ItemRow, type QuestionRow } from './gatherings.ts'
import { FINDINGS_QUERIES, readFindings } from './findings.ts'
import { OUTCOMES_QUERIES, readOutcomes } from './outcomes.ts'
import type { Tables } from './tables.ts'
import { readRegionalGroups, readStakeholderGroups, type RegionalGroupRow, type StakeholderGroupRow } from './vocabularies.ts'
import { readWords, type WordsById } from './words.ts'

type Db = Kysely<Tables>
type SeatCount = Awaited<ReturnType<typeof countSeats>>[number]

/** Queries of one loading, between the beginning and the end of its transaction. */
export const HOLDINGS_QUERIES = 13 + FINDINGS_QUERIES + OUTCOMES_QUERIES

/** Holdings of a gathering as they stood at one moment, or undefined when there is none of that id. */
export async function readHoldings(db: Db, gathering: string): Promise<RecordHoldings | undefined> {
  // One snapshot: a report whose lists were read at different moments could contradict its own figures.
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const row = await readGathering(tx, gathering)
      return row === undefined ? undefined : await loadAll(tx, row)
    })
}

async function loadAll(db: Db, row: GatheringRow): Promise<RecordHoldings> {
  const gathering = row.id
  const headHash = (await db.selectFrom('ledger').select('hash').where('seq', '=', row.version).executeTakeFirst())?.hash ?? ''
  const questions = await readQuestions(db, gathering)
  const programme = await readProgramme(db, gathering)
  const themes = await readThemesOfRecord(db, gathering)
  const ideas = await readIdeasOfRecord(db, gathering)
  const points = await readPointsOfRecord(db, gathering)
  const remarks = await readRemarksOfRecord(db, gathering)
  const challenges = await listChallenges(db, gathering)
  const findings = await readFindings(db, gathering, ideas)
  const seats = await countSeats(db, gathering)
  const groups = await readStakeholderGroups(db, row.forum_id)
  const regions = await readRegionalGroups(db, row.forum_id)
  const outcomes = await readOutcomes(db, gathering, groups)
  const words = await readWords(db, [
    row.title_words,
    row.topic_words,
    row.series_words,
    row.convener_words,
    row.venue_words,
    ...row.summary_words,
    row.next_step_words,
    row.printed_words,
    ...questions.flatMap((question) => [question.text_words, ...question.goal_words]),
    ...[...programme, ...themes].map((held) => held.title_words),
    ...[...ideas, ...points, ...remarks].map((held) => held.text_words),
    ...remarks.map((remark) => remark.correction_words),
    ...[...groups, ...regions].map((held) => held.name_words),
    ...challenges.flatMap((challenge) => [challenge.text_words, challenge.reply_words]),
  ])
  const pointsByIdea = Map.groupBy(points, (point) => point.idea_id)
  return {
    gathering: gatheringOf(row, words),
    version: row.version,
    headHash,
    printed: printedOf(row, words),
    questions: questions.map((question) => heldQuestion(question, challenges, words)),
    programme: programme.map((item) => heldItem(item, words)),
    themes: themes.map((theme) => heldTheme(theme, words)),
    ideas: ideas.map((idea) =>
      heldIdea(
        idea,
        (pointsByIdea.get(idea.id) ?? []).map((point) => ({ text: words.of(point.text_words), label: point.label })),
        words,
      ),
    ),
    remarks: remarks.map((remark) => heldRemark(remark, words)),
    ...findings,
    ...outcomes,
    groups: heldGroups(groups, seats, words),
    regions: heldRegions(regions, seats, words),
    seats: {
      room: seatsWhere(seats, (count) => count.modality === 'room'),
      online: seatsWhere(seats, (count) => count.modality === 'online'),
    },
  }
}

function heldItem(item: ItemRow, words: WordsById): RecordHoldings['programme'][number] {
  return {
    id: item.id,
    kind: item.kind,
    title: words.of(item.title_words),
    startMinute: item.start_minute,
    endMinute: item.end_minute,
    round: item.round_number,
    question: item.question_id,
  }
}

function heldQuestion(question: QuestionRow, challenges: readonly ChallengeRow[], words: WordsById): RecordHoldings['questions'][number] {
  return {
    id: question.id,
    number: question.number,
    text: words.of(question.text_words),
    goals: question.goal_words.map((goal) => words.of(goal)),
    challenges: challenges.filter(({ question_id: of }) => of === question.id).map((challenge) => heldChallenge(challenge, words)),
  }
}

function heldChallenge(row: ChallengeRow, words: WordsById): HeldChallenge {
  const hidden = row.hidden_reason
  return {
    number: row.number,
    text: hidden === null ? words.of(row.text_words) : hiddenWords(hidden),
    stakeholderGroup: row.stakeholder_group_id,
    reply: row.reply_words === null ? null : { text: words.of(row.reply_words) },
    entry: row.entry,
    ...(hidden === null ? {} : { hidden }),
  }
}

type ThemeOfRecord = Awaited<ReturnType<typeof readThemesOfRecord>>[number]

function heldTheme(theme: ThemeOfRecord, words: WordsById): RecordHoldings['themes'][number] {
  return { id: theme.id, question: theme.question_id, letter: theme.letter, title: words.of(theme.title_words) }
}

type RemarkOfRecord = Awaited<ReturnType<typeof readRemarksOfRecord>>[number]

function heldRemark(remark: RemarkOfRecord, words: WordsById): RecordHoldings['remarks'][number] {
  const held = { about: remark.about, text: words.of(remark.text_words), label: remark.label, entry: remark.entry }
  return remark.answer === null ? held : { ...held, answer: remark.answer, correction: words.of(remark.correction_words) }
}

function readThemesOfRecord(db: Db, gathering: string) {
  return db
    .selectFrom('themes')
    .select(['id', 'question_id', 'letter', 'title_words'])
    .where('gathering_id', '=', gathering)
    .where('is_retired', '=', false)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

function readPointsOfRecord(db: Db, gathering: string) {
  return db
    .selectFrom('idea_points')
    .select(['idea_id', 'text_words', 'label'])
    .where('gathering_id', '=', gathering)
    .orderBy('idea_id')
    .orderBy('position')
    .execute()
}

function readRemarksOfRecord(db: Db, gathering: string) {
  return db
    .selectFrom('remarks')
    .select(['about', 'text_words', 'label', 'entry', 'answer', 'correction_words'])
    .where('gathering_id', '=', gathering)
    .orderBy('about')
    .orderBy('position')
    .orderBy('entry')
    .execute()
}

interface IdeaOfRecord {
  id: string
  number: number
  question_id: string
  round_id: string | null
  theme_id: string | null
  position: number | null
  text_words: string
  label: string | null
  stakeholder_group_id: string | null
  table_number: number | null
  modality: 'room' | 'online' | null
  language: string | null
  builds_on: number | null
  entered: RecordedEntering
  written_at: string
  recorded_at: string
  entry: number
  sheet_line: number | null
  hidden_reason: HidingReason | null
}

async function readIdeasOfRecord(db: Db, gathering: string): Promise<IdeaOfRecord[]> {
  return await db
    .selectFrom('ideas')
    .leftJoin('idea_placements', 'idea_placements.idea_id', 'ideas.id')
    .leftJoin('cafe_tables', 'cafe_tables.id', 'ideas.table_id')
    .select([
      'ideas.id',
      'ideas.number',
      'ideas.question_id',
      'ideas.round_id',
      'idea_placements.theme_id',
      'idea_placements.position',
      'ideas.text_words',
      'ideas.label',
      'ideas.stakeholder_group_id',
      'cafe_tables.number as table_number',
      'ideas.modality',
      'ideas.language',
      'ideas.builds_on',
      'ideas.entered',
      'ideas.written_at',
      'ideas.recorded_at',
      'ideas.entry',
      'ideas.sheet_line',
      'ideas.hidden_reason',
    ])
    .where('ideas.gathering_id', '=', gathering)
    .orderBy('ideas.number')
    .execute()
}

function heldIdea(idea: IdeaOfRecord, points: HeldIdea['points'], words: WordsById): HeldIdea {
  const hidden = idea.hidden_reason
  const shown = (text: string | null): string | null => (hidden === null ? text : hiddenWords(hidden))
  return {
    id: idea.id,
    number: idea.number,
    question: idea.question_id,
    round: idea.round_id,
    theme: idea.theme_id,
    position: idea.position ?? 0,
    text: shown(words.of(idea.text_words)),
    points: points.map((point) => ({ ...point, text: shown(point.text) })),
    label: idea.label,
    stakeholderGroup: idea.stakeholder_group_id,
    table: idea.table_number,
    modality: idea.modality,
    language: idea.language,
    buildsOn: idea.builds_on,
    entered: idea.entered,
    line: idea.sheet_line,
    writtenAt: idea.written_at,
    recordedAt: idea.recorded_at,
    entry: idea.entry,
    ...(hidden === null ? {} : { hidden }),
  }
}

function gatheringOf(row: GatheringRow, words: WordsById): RecordHoldings['gathering'] {
  return {
    id: row.id,
    slug: row.slug,
    title: words.of(row.title_words),
    topic: words.of(row.topic_words),
    series: words.of(row.series_words),
    convener: words.of(row.convener_words),
    venue: words.of(row.venue_words),
    date: row.date,
    timeZone: row.time_zone,
    language: row.language,
    state: row.state,
    participantsStated: row.participants_stated,
    summary: row.summary_words.map((paragraph) => words.of(paragraph)),
    nextStep: words.of(row.next_step_words),
    hasNextStep: row.next_step_words !== null,
  }
}

/** Printed phrases of an imported gathering; erased ones leave none, not a native gathering. */
function printedOf(row: GatheringRow, words: WordsById): PrintedPhrases | null {
  if (row.printed_words === null) return null
  const text = words.of(row.printed_words)
  // The import alone writes this row, with the JSON of PrintedPhrases.
  return text === null
    ? { meta: {}, structure: { timesAsPrinted: [] }, purpose: { labels: [] }, conversations: [], ideas: {} }
    : (JSON.parse(text) as PrintedPhrases)
}

function heldGroups(groups: readonly StakeholderGroupRow[], seats: readonly SeatCount[], words: WordsById): HeldGroup[] {
  const named = groups.map((group) => ({
    id: group.id,
    name: words.of(group.name_words),
    letter: group.letter,
    mark: group.mark,
    seats: seatsWhere(seats, (count) => count.group === group.id),
  }))
  const none = seatsWhere(seats, (count) => count.group === null)
  return none === 0 ? named : [...named, { id: null, name: null, letter: '', mark: '', seats: none }]
}

function heldRegions(regions: readonly RegionalGroupRow[], seats: readonly SeatCount[], words: WordsById): HeldRegion[] {
  const named = regions.map((region) => ({
    name: words.of(region.name_words),
    seats: seatsWhere(seats, (count) => count.region === region.id),
  }))
  const none = seatsWhere(seats, (count) => count.region === null)
  return none === 0 ? named : [...named, { name: null, seats: none }]
}

function seatsWhere(seats: readonly SeatCount[], isMeant: (count: SeatCount) => boolean): number {
  return seats.filter(isMeant).reduce((sum, count) => sum + count.seats, 0)
}

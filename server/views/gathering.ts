/** A gathering as anybody may see it, in sixteen queries whatever its size: its page, its console and its wall read this. */
import type { ClockView } from '../../contract/clock-view.ts'
import type { GatheringSummary, GatheringView, ProgrammeItemView, QuestionView, TableView } from '../../contract/gatherings.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { checkProgramme } from '../../core/gatherings/programme.ts'
import { instantOf, timeOfMinute } from '../../core/gatherings/zoned-time.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { listAsks } from '../sql/asks.ts'
import { readForum } from '../sql/forums.ts'
import {
  countGatherings,
  countIdeas,
  countSeats,
  countThemes,
  listGatherings,
  readCafeTables,
  readClock,
  readGathering,
  readProgramme,
  readQuestions,
  readSeated,
  type CafeTableRow,
  type ClockRow,
  type GatheringRow,
  type IdeaCount,
  type ItemRow,
  type QuestionRow,
} from '../sql/gatherings.ts'
import { projectedTimes } from './projected-times.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords, type WordsById } from '../sql/words.ts'
import { regionalGroupsOf, stakeholderGroupsOf } from './vocabularies.ts'

type House = Pick<HouseBase, 'database' | 'now' | 'publicUrl'>
type IdeaCounts = readonly IdeaCount[]

/** Gatherings of a forum for a list, in four queries. */
export async function viewGatherings(house: House, forum: string, drafts: boolean): Promise<GatheringSummary[]> {
  const { db } = house.database
  const rows = await listGatherings(db, forum, drafts)
  const counts = await countGatherings(
    db,
    rows.map((row) => row.id),
  )
  const words = await readWords(
    db,
    rows.flatMap((row) => [row.title_words, row.topic_words, row.venue_words]),
  )
  return rows.map((row) => summaryOf(row, counts.get(row.id), words))
}

/** Summary of one gathering. */
export async function viewSummary(house: House, row: GatheringRow): Promise<GatheringSummary> {
  const counts = await countGatherings(house.database.db, [row.id])
  return summaryOf(row, counts.get(row.id), await readWords(house.database.db, [row.title_words, row.topic_words, row.venue_words]))
}

/** The whole gathering. */
export async function viewGathering(house: House, id: string): Promise<Outcome<GatheringView, RefusalCode>> {
  const { db } = house.database
  const row = await readGathering(db, id)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  const rows = await rowsOf(db, row)
  const { forum, items, questions, tables, clock, counts, seats, ideas, themes, groups, regions, asks, seated, round, words } = rows
  const inRound = ideas.filter((count) => count.round === round)
  const isOpen = row.state === 'open'
  const projected = projectedTimes(row, items, clock, house.now())
  return accept({
    ...summaryOf(row, counts.get(id), words),
    forum: row.forum_id,
    forumName: words.of(forum?.name_words),
    series: words.of(row.series_words),
    convener: words.of(row.convener_words),
    code: isOpen ? row.code : null,
    joinUrl: isOpen && row.code !== null ? `${house.publicUrl}/${row.code}` : null,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    programme: items.map((item) => itemOf(item, row, ideas, words, projected.get(item.id))),
    checks: checksOf(items),
    questions: questions.map((question) => questionOf(question, ideas, themes, words)),
    tables: tables.map((table) => tableOf(table, inRound, seated)),
    // Under the Chatham House Rule no ideas are counted by group: all of them would stand as said by nobody.
    seats: row.is_chatham_house ? seatsOf(seats, [], []) : seatsOf(seats, ideas, inRound),
    stakeholderGroups: stakeholderGroupsOf(groups, words),
    regionalGroups: regionalGroupsOf(regions, words),
    clock: clockOf(clock, house.now()),
    asks: asks.map(({ kind, ref, title_words }) => ({ kind, ref, title: words.of(title_words) })),
    walkMinutes: row.walk_minutes,
    seatingVersion: row.seating_version,
    version: row.version,
  })
}

/** Everything of a gathering that is read, in fifteen queries whatever its size. */
async function rowsOf(db: House['database']['db'], row: GatheringRow) {
  const { id } = row
  const [forum, items, questions, tables, clock, counts, seats, ideas, themes, groups, regions, asks] = await Promise.all([
    readForum(db, row.forum_id),
    readProgramme(db, id),
    readQuestions(db, id),
    readCafeTables(db, id),
    readClock(db, id),
    countGatherings(db, [id]),
    countSeats(db, id),
    countIdeas(db, id),
    countThemes(db, id),
    readStakeholderGroups(db, row.forum_id),
    readRegionalGroups(db, row.forum_id),
    listAsks(db, id),
  ])
  const round = roundToShow(items, clock)
  const seated = round === null ? [] : await readSeated(db, id, round)
  const words = await readWords(db, [
    row.title_words,
    row.topic_words,
    row.venue_words,
    row.series_words,
    row.convener_words,
    forum?.name_words,
    ...items.map((item) => item.title_words),
    ...questions.flatMap((question) => [question.text_words, ...question.goal_words]),
    ...groups.map((group) => group.name_words),
    ...regions.map((region) => region.name_words),
    ...asks.map((ask) => ask.title_words),
  ])
  return { forum, items, questions, tables, clock, counts, seats, ideas, themes, groups, regions, asks, seated, round, words }
}

/** The clock as a page draws it. */
export function clockOf(clock: ClockRow, now: Date): ClockView {
  const leftMs = clock.state === 'paused' ? clock.left_ms : clock.ends_at === null ? null : Date.parse(clock.ends_at) - now.getTime()
  return {
    state: clock.state,
    item: clock.item_id,
    startedAt: clock.started_at,
    endsAt: clock.ends_at,
    leftMs,
    rest: clock.rest,
    version: clock.entry,
    serverNow: now.toISOString(),
  }
}

/** The round whose tables are shown: the running one, else the next, else the last. */
export function roundToShow(items: readonly ItemRow[], clock: ClockRow): string | null {
  const at = items.findIndex((item) => item.id === clock.item_id)
  const rounds = items.map((item, index) => ({ item, index })).filter(({ item }) => item.kind === 'conversation')
  const ended = clock.state === 'over' ? items.length : at
  return (rounds.find(({ index }) => index >= ended) ?? rounds.at(-1))?.item.id ?? null
}

function checksOf(items: readonly ItemRow[]): GatheringView['checks'] {
  const timed = items.map((item) => ({ id: item.id, startMinute: item.start_minute, endMinute: item.end_minute }))
  return checkProgramme(timed).map((check) => ({
    kind: check.kind,
    item: check.item,
    minutes: check.minutes,
    at: timeOfMinute(check.atMinute),
  }))
}

function questionOf(question: QuestionRow, ideas: IdeaCounts, themes: ReadonlyMap<string, number>, words: WordsById): QuestionView {
  return {
    id: question.id,
    number: question.number,
    text: words.of(question.text_words),
    goals: question.goal_words.map((goal) => words.of(goal)),
    ideas: sumOf(ideas.filter((count) => count.question === question.id)),
    themes: themes.get(question.id) ?? 0,
  }
}

function tableOf(table: CafeTableRow, inRound: IdeaCounts, seated: readonly { table: string; group: string | null }[]): TableView {
  const here = inRound.filter((count) => count.table === table.id)
  return {
    id: table.id,
    number: table.number,
    modality: table.modality,
    capacity: table.capacity,
    languages: table.languages,
    seated: seated.filter((seat) => seat.table === table.id).map((seat) => seat.group),
    ideasThisRound: sumOf(here),
    lastIdeaAt:
      here
        .map((count) => count.lastAt)
        .toSorted()
        .at(-1) ?? null,
  }
}

function summaryOf(
  row: GatheringRow,
  counts: { themes: number; conversations: number; seats: number; startMinute: number | null; endMinute: number | null } | undefined,
  words: WordsById,
): GatheringSummary {
  const startMinute = counts?.startMinute ?? null
  const endMinute = counts?.endMinute ?? null
  return {
    id: row.id,
    slug: row.slug,
    title: words.of(row.title_words),
    topic: words.of(row.topic_words),
    venue: words.of(row.venue_words),
    date: row.date,
    start: startMinute === null ? null : timeOfMinute(startMinute),
    end: endMinute === null ? null : timeOfMinute(endMinute),
    timeZone: row.time_zone,
    startsAt: instantOf(row.date, startMinute ?? 0, row.time_zone),
    endsAt: instantOf(row.date, endMinute ?? 0, row.time_zone),
    state: row.state,
    ideas: row.ideas_count,
    themes: counts?.themes ?? 0,
    conversations: counts?.conversations ?? 0,
    participants: row.participants_stated ?? counts?.seats ?? 0,
    isImported: row.record_digest !== null,
    ...(row.is_chatham_house ? { isChathamHouse: true as const } : {}),
  }
}

function itemOf(
  item: ItemRow,
  gathering: GatheringRow,
  ideas: IdeaCounts,
  words: WordsById,
  projected: { readonly startsAt: string; readonly endsAt: string } | undefined,
): ProgrammeItemView {
  // Imported ideas name their question only: a conversation holds those of its question.
  const mine =
    item.kind !== 'conversation'
      ? []
      : ideas.filter((count) => (count.round === null ? count.question === item.question_id : count.round === item.id))
  return {
    id: item.id,
    position: item.position,
    kind: item.kind,
    title: words.of(item.title_words),
    start: timeOfMinute(item.start_minute),
    end: timeOfMinute(item.end_minute),
    minutes: item.end_minute - item.start_minute,
    startsAt: instantOf(gathering.date, item.start_minute, gathering.time_zone),
    endsAt: instantOf(gathering.date, item.end_minute, gathering.time_zone),
    round: item.round_number,
    question: item.question_id,
    startedAt: item.started_at,
    endedAt: item.ended_at,
    isSkipped: item.is_skipped,
    projectedStartsAt: projected?.startsAt ?? null,
    projectedEndsAt: projected?.endsAt ?? null,
    ideas: sumOf(mine),
  }
}

function seatsOf(seats: Awaited<ReturnType<typeof countSeats>>, ideas: IdeaCounts, inRound: IdeaCounts): GatheringView['seats'] {
  const total = (some: readonly { seats: number }[]): number => some.reduce((sum, one) => sum + one.seats, 0)
  const writing = ideas.filter((count) => count.round !== null)
  const groups = new Set([...seats.map((seat) => seat.group), ...writing.map((count) => count.group)])
  return {
    total: total(seats),
    room: total(seats.filter((seat) => seat.modality === 'room')),
    online: total(seats.filter((seat) => seat.modality === 'online')),
    byGroup: [...groups].map((group) => ({
      group,
      seats: total(seats.filter((seat) => seat.group === group)),
      ideasThisRound: sumOf(inRound.filter((count) => count.group === group && count.round !== null)),
      ideas: sumOf(writing.filter((count) => count.group === group)),
    })),
    byRegion: [...Map.groupBy(seats, (seat) => seat.region)].map(([region, some]) => ({ region, seats: total(some) })),
  }
}

function sumOf(counts: readonly { ideas: number }[]): number {
  return counts.reduce((sum, count) => sum + count.ideas, 0)
}

/** What the console shows besides the gathering. */
import type { ConsoleView, RoundCoverage } from '../../contract/console.ts'
import type { HelpCall } from '../../contract/help.ts'
import { OFFLINE_AFTER_MS, SILENT_MINUTES } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { lastStretch, quietTables } from '../../core/gatherings/quiet-tables.ts'
import { missingGroups } from '../../core/gatherings/coverage.ts'
import { languageMisfits } from '../../core/gatherings/seating-problem.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { loadSeating, planFacts, roundsOf } from '../commands/seating-state.ts'
import type { HouseBase } from '../house-base.ts'
import { countUnsent, listHelp, listMessages, listOffline, readExpected, type HelpRow, type MessageRow } from '../sql/console.ts'
import {
  countSeats,
  readCafeTables,
  readClock,
  readGathering,
  readProgramme,
  readSeated,
  type CafeTableRow,
  type GatheringRow,
  type ItemRow,
} from '../sql/gatherings.ts'
import { readTablesThatWrote } from '../sql/whereabouts.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords } from '../sql/words.ts'
import { viewChallenges, viewChallengesEvenHidden } from './challenges.ts'
import { roundToShow } from './gathering.ts'
import { queueOf } from './moderation.ts'
import { reportedPhotos } from './photos.ts'

type Db = HouseBase['database']['db']

/** Calls that are done stay on the console for so long: time to see who helped, and to take it back. */
const DONE_SHOWN_MS = 10 * 60 * 1000
/** Messages that the console lists. */
export const MESSAGES_LISTED = 50
const MINUTE_MS = 60_000

/** The console of a gathering for somebody with these powers. */
export async function viewConsole(
  house: Pick<HouseBase, 'database' | 'now'>,
  gathering: string,
  powers: { readonly canModerate: boolean; readonly canSay: boolean; readonly canReply: boolean },
): Promise<Outcome<ConsoleView, RefusalCode>> {
  const { db } = house.database
  const row = await readGathering(db, gathering)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  const nowMs = house.now().getTime()
  const offlineBefore = new Date(nowMs - OFFLINE_AFTER_MS).toISOString()
  const [items, clock, tables] = await Promise.all([readProgramme(db, row.id), readClock(db, row.id), readCafeTables(db, row.id)])
  const round = roundToShow(items, clock)
  const [expected, help, messages, queued, photos, offline, unsentOnline, groups, challenges] = await Promise.all([
    readExpected(db, row.id),
    listHelp(db, row.id, new Date(nowMs - DONE_SHOWN_MS).toISOString()),
    listMessages(db, row.id, MESSAGES_LISTED),
    queueOf(db, row.id),
    reportedPhotos(db, row.id),
    round === null ? [] : listOffline(db, row.id, round, offlineBefore),
    countUnsent(db, row.id, offlineBefore),
    groupsInHouse(db, row.id, row.forum_id),
    powers.canModerate ? viewChallengesEvenHidden(db, row.id) : viewChallenges(db, row.id),
  ])
  const words = await readWords(
    db,
    messages.map((message) => message.text_words),
  )
  const rounds = roundsOf(items, clock).filter((one) => one.state !== 'over')
  const watched = [...new Set([...groups, ...(expected?.groups ?? []).filter((line) => line.people > 0).map((line) => line.id)])]
  return accept({
    expected: expectedOf(expected),
    expectedEntry: expected?.entry ?? 0,
    coverage: row.state === 'open' ? await Promise.all(rounds.map(async (one) => await coverageOf(db, row.id, one, tables, watched))) : [],
    help: help.map(helpOf),
    messages: messages.map((message) => messageOf(message, words.of(message.text_words))),
    queue: powers.canModerate ? queued.queue : [],
    challenges: challenges.toSorted((a, b) => Number(a.reply !== null) - Number(b.reply !== null) || a.number - b.number),
    photoQueue: powers.canModerate ? photos : [],
    waiting: queued.waiting + photos.length,
    offline: offline.map((one) => ({
      table: one.table,
      tableNumber: one.number,
      phones: one.phones,
      unsent: row.is_chatham_house ? null : one.unsent,
      since: one.since,
    })),
    unsentOnline,
    ...powers,
    silentMinutes: SILENT_MINUTES,
    ...(row.is_chatham_house ? await quietOf(db, row, items, nowMs) : {}),
    misfits: await misfitsOf(db, row.id, tables),
    round,
    version: row.version,
  })
}

function expectedOf(expected: Awaited<ReturnType<typeof readExpected>>): ConsoleView['expected'] {
  const { room = null, online = null, groups = [], regions = [] } = expected ?? {}
  return { room, online, groups: [...groups], regions: [...regions] }
}

/** What languages leave over. The plan is read only where a table has a language. */
async function misfitsOf(db: Db, gathering: string, tables: readonly CafeTableRow[]): Promise<ConsoleView['misfits']> {
  if (tables.every(({ languages }) => languages.length === 0)) return { seats: [], tables: [] }
  const loaded = await db.transaction().execute(async (tx) => await loadSeating(tx, gathering))
  if (!loaded.ok) return { seats: [], tables: [] }
  const misfits = languageMisfits(planFacts(loaded.value))
  return { seats: [...misfits.seats], tables: tables.filter(({ id }) => misfits.tables.includes(id)).map(({ number }) => number) }
}

/** Tables that were quiet, where counts by table may not be told. */
async function quietOf(db: Db, row: GatheringRow, items: readonly ItemRow[], nowMs: number): Promise<Pick<ConsoleView, 'quiet'>> {
  const running = items.find((item) => item.kind === 'conversation' && item.started_at !== null && item.ended_at === null)
  if (running?.started_at === undefined || running.started_at === null) return {}
  const round = { startedMs: Date.parse(running.started_at), walkMs: row.walk_minutes * MINUTE_MS }
  const stretch = lastStretch(round, nowMs, SILENT_MINUTES * MINUTE_MS)
  if (stretch === null) return {}
  const [from, until] = [new Date(stretch.fromMs).toISOString(), new Date(stretch.untilMs).toISOString()]
  const [seated, wrote] = await Promise.all([
    readSeated(db, row.id, running.id),
    readTablesThatWrote(db, { gathering: row.id, round: running.id, from, until }),
  ])
  const quiet = quietTables([...new Set(seated.map((seat) => seat.table))], wrote)
  return { quiet: { from, until, tables: quiet === null ? null : [...quiet] } }
}

/** A call as it is shown. */
export function helpOf(row: HelpRow): HelpCall {
  return {
    id: row.id,
    table: row.table_id,
    tableNumber: row.table_number,
    reason: row.reason,
    state: row.state,
    calledAt: row.called_at,
    movedAt: row.moved_at,
    movedBy: row.moved_role,
  }
}

function messageOf(row: MessageRow, text: string | null): ConsoleView['messages'][number] {
  const { id, tables, modality, role } = row
  return { id, text, tables, modality, role, sentAt: row.sent_at, isWithdrawn: row.withdrawn_at !== null }
}

/** Stakeholder groups of which somebody has a seat, in their order. */
async function groupsInHouse(db: Db, gathering: string, forum: string): Promise<string[]> {
  const [seats, groups] = await Promise.all([countSeats(db, gathering), readStakeholderGroups(db, forum)])
  return groups.map((group) => group.id).filter((id) => seats.some((count) => count.group === id))
}

async function coverageOf(
  db: Db,
  gathering: string,
  round: { readonly id: string; readonly number: number; readonly state: string },
  tables: readonly CafeTableRow[],
  groups: readonly string[],
): Promise<RoundCoverage> {
  const seated = Map.groupBy(await readSeated(db, gathering, round.id), (seat) => seat.table)
  const covered = tables.map((table) => ({ number: table.number, groups: (seated.get(table.id) ?? []).map((seat) => seat.group) }))
  return {
    round: round.id,
    number: round.number,
    isRunning: round.state === 'running',
    tables: covered.filter((table) => table.groups.length > 0).length,
    gaps: missingGroups(covered, groups).map((gap) => ({ ...gap, tables: [...gap.tables] })),
  }
}

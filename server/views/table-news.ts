/** What a phone hears of its table besides ideas: messages, help, challenges to the question, and what the host handed on. */
import type { ChallengeView } from '../../contract/challenges.ts'
import { CHALLENGES_SHOWN_MAX, MESSAGES_SHOWN_MAX } from '../../contract/limits.ts'
import type { TableNews } from '../../contract/messages.ts'
import { roundsOf } from '../commands/seating-state.ts'
import type { HouseBase } from '../house-base.ts'
import { listMessages, listOpenHelp, type MessageRow } from '../sql/console.ts'
import { readCafeTables, readClock, readProgramme, type CafeTableRow, type ClockRow, type ItemRow } from '../sql/gatherings.ts'
import { readWords } from '../sql/words.ts'
import { viewChallenges } from './challenges.ts'
import { helpOf, MESSAGES_LISTED } from './console.ts'
import { roundToShow } from './gathering.ts'
import { viewRecaps } from './host-card.ts'
import { tableOfSeat } from './table-of-seat.ts'

type Db = HouseBase['database']['db']
type Recap = NonNullable<TableNews['recap']>

/** What a phone hears of its table. */
export async function viewTableNews(house: Pick<HouseBase, 'database'>, gathering: string, seat: string): Promise<TableNews> {
  const [table, newsOf] = await Promise.all([tableOfSeat(house.database.db, gathering, seat), viewNewsOfTables(house, gathering)])
  return newsOf(table)
}
/** The news of every table, in a constant number of queries whatever their number. A phone without a table hears what is for all. */
export async function viewNewsOfTables(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
): Promise<(table: string | null) => TableNews> {
  const { db } = house.database
  const [items, clock] = await Promise.all([readProgramme(db, gathering), readClock(db, gathering)])
  const [messages, tables, help, challenges, recaps] = await Promise.all([
    listMessages(db, gathering, MESSAGES_LISTED),
    readCafeTables(db, gathering),
    listOpenHelp(db, gathering),
    challengesOfRound(db, gathering, items, clock),
    recapsForRound(house, gathering, items, clock),
  ])
  const words = await readWords(
    db,
    messages.map((message) => message.text_words),
  )
  const byId = new Map(tables.map((table) => [table.id, table]))
  const callOf = new Map(help.map((call) => [call.table_id, helpOf(call)]))
  return (table) => ({
    messages: messagesFor(messages, byId.get(table ?? '')).map(({ id, text_words, role, sent_at }) => ({
      id,
      text: words.of(text_words),
      role,
      sentAt: sent_at,
    })),
    help: callOf.get(table ?? '') ?? null,
    challenges,
    recap: recaps.get(table ?? '') ?? null,
  })
}

/** Challenges to the question of the round that runs or comes next, newest first. */
async function challengesOfRound(db: Db, gathering: string, items: readonly ItemRow[], clock: ClockRow): Promise<ChallengeView[]> {
  const round = roundToShow(items, clock)
  const question = items.find(({ id }) => id === round)?.question_id ?? null
  return question === null ? [] : (await viewChallenges(db, gathering, question)).toReversed().slice(0, CHALLENGES_SHOWN_MAX)
}

/** What was handed on by table, from the round before the running one; nothing while no round runs: with the round it is gone. */
async function recapsForRound(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  items: readonly ItemRow[],
  clock: ClockRow,
): Promise<ReadonlyMap<string, Recap>> {
  const rounds = roundsOf(items, clock)
  const begun = new Set(items.filter(({ started_at: at }) => at !== null).map(({ id }) => id))
  const last = rounds.findLast(({ id, state }) => state === 'over' && begun.has(id))
  if (last === undefined || !rounds.some(({ state }) => state === 'running')) return new Map()
  const recaps = (await viewRecaps(house, gathering, undefined)).filter(({ round }) => round === last.id)
  return new Map(
    recaps.map(({ table, roundNumber, ideas }) => [
      table,
      { roundNumber, ideas: ideas.map(({ number, text, hidden }) => ({ number, text, ...(hidden === undefined ? {} : { hidden }) })) },
    ]),
  )
}

/** Messages that stand for a table, newest first. */
export function messagesFor(messages: readonly MessageRow[], table: CafeTableRow | undefined): MessageRow[] {
  return messages
    .filter(
      (message) =>
        message.withdrawn_at === null &&
        (message.tables === null
          ? message.modality === null || message.modality === table?.modality
          : table !== undefined && message.tables.includes(table.id)),
    )
    .slice(0, MESSAGES_SHOWN_MAX)
}

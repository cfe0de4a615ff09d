/** The card of a host: the round before at this table, and whom nobody has heard yet. The latter is read here and nowhere else. */
import type { HostCard, RecapView } from '../../contract/hosts.ts'
import type { IdeaView } from '../../contract/ideas.ts'
import { PAGE_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { RECAP_MS } from '../../core/ideas/recap.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { roundsOf } from '../commands/seating-state.ts'
import type { HouseBase } from '../house-base.ts'
import { readCafeTables, readClock, readGathering, readProgramme, type GatheringRow } from '../sql/gatherings.ts'
import { listUnheard, readRecaps, readTableOfHost } from '../sql/hosts.ts'
import { readIdeasById } from '../sql/ideas.ts'
import { listWrittenAt } from '../sql/whereabouts.ts'
import { ideasOf, viewIdeas } from './ideas.ts'

type Db = HouseBase['database']['db']

/** A minute of walking, in ms. */
const MINUTE_MS = 60_000

/** The card of the host with this seat. Refuses everybody who hosts no table. */
export async function viewHostCard(
  house: Pick<HouseBase, 'database' | 'now'>,
  gathering: string,
  seat: string,
): Promise<Outcome<HostCard, RefusalCode>> {
  const { db } = house.database
  const [row, table] = await Promise.all([readGathering(db, gathering), readTableOfHost(db, gathering, seat)])
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  if (table === undefined) return refuse('not_host')
  const items = await readProgramme(db, gathering)
  const begun = new Map(items.flatMap(({ id, started_at }) => (started_at === null ? [] : [[id, started_at]])))
  const rounds = roundsOf(items, await readClock(db, gathering))
  const running = rounds.find(({ state }) => state === 'running')
  const last = rounds.findLast(({ id, state }) => state === 'over' && begun.has(id))
  const startedAt = running === undefined ? undefined : begun.get(running.id)
  const [before, recaps, unheard] = await Promise.all([
    last === undefined ? null : ideasAtTable(db, row, { table: table.id, round: last.id }),
    readRecaps(db, gathering, table.id),
    running === undefined || row.is_chatham_house ? [] : listUnheard(db, { gathering, table: table.id, round: running.id, host: seat }),
  ])
  const handedOn = recaps.find(({ round }) => round === last?.id)?.ideas ?? []
  const numbers = new Map((before ?? []).map(({ id, number }) => [id, number]))
  return accept({
    table,
    round: running === undefined ? null : { id: running.id, number: running.number },
    recapEndsAt:
      startedAt === undefined || last === undefined
        ? null
        : new Date(Date.parse(startedAt) + row.walk_minutes * MINUTE_MS + RECAP_MS).toISOString(),
    before:
      last === undefined || before === null
        ? null
        : {
            round: { id: last.id, number: last.number },
            ideas: before,
            handedOn: handedOn.flatMap((id) => numbers.get(id) ?? []),
          },
    unheard,
    ...(row.is_chatham_house ? { isChathamHouse: true as const } : {}),
    serverNow: house.now().toISOString(),
  })
}

/** What was said at a table in a round. Under the Chatham House Rule only the running room knows, as long as its doors are open. */
async function ideasAtTable(db: Db, row: GatheringRow, at: { readonly table: string; readonly round: string }): Promise<IdeaView[]> {
  if (!row.is_chatham_house) return (await viewIdeas(db, row.id, { ...at, limit: PAGE_MAX })).ideas
  const ids = await listWrittenAt(db, row.id, { ...at, limit: PAGE_MAX })
  return await ideasOf(
    db,
    (await readIdeasById(db, ids)).toSorted((a, b) => a.number - b.number),
  )
}

/** What hosts handed on, in the order of rounds and tables; ideas that are hidden meanwhile come without words. */
export async function viewRecaps(house: Pick<HouseBase, 'database'>, gathering: string, table: string | undefined): Promise<RecapView[]> {
  const { db } = house.database
  const [recaps, items, tables] = await Promise.all([
    readRecaps(db, gathering, table),
    readProgramme(db, gathering),
    readCafeTables(db, gathering),
  ])
  const ideas = new Map(
    (
      await ideasOf(
        db,
        await readIdeasById(
          db,
          recaps.flatMap((recap) => recap.ideas),
        ),
      )
    ).map((idea) => [idea.id, idea]),
  )
  const rounds = new Map(items.map(({ id, round_number }) => [id, round_number ?? 0]))
  const numbers = new Map(tables.map(({ id, number }) => [id, number]))
  return recaps
    .filter((recap) => recap.ideas.length > 0)
    .map((recap) => ({
      table: recap.table,
      tableNumber: numbers.get(recap.table) ?? 0,
      round: recap.round,
      roundNumber: rounds.get(recap.round) ?? 0,
      ideas: recap.ideas.flatMap((id) => ideas.get(id) ?? []),
      entry: recap.entry,
    }))
    .toSorted((one, other) => one.roundNumber - other.roundNumber || one.tableNumber - other.tableNumber)
}

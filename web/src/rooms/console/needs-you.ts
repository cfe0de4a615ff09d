/** What the convener should look at now, most urgent first; nothing here acts by itself. */
import type { ConsoleView } from '../../../../contract/console.ts'
import type { GatheringView, TableView } from '../../../../contract/gatherings.ts'
import { SILENT_MINUTES } from '../../../../contract/limits.ts'
import { runningItem } from '../gathering/programme-stops.ts'
import { leftMsAt } from '../gathering/time-left.ts'
import { minutesBetween } from '../gathering/when.ts'

/** A group is called quiet only when the round is half over. */
const QUIET_SHARE = 0.5
/** Rows of the list; the rest is summed up, so that three hundred silent tables do not bury the other rows. */
export const TABLES_NAMED_MAX = 5

export type Need =
  | { readonly kind: 'time_over'; readonly minutes: number; readonly title: string | null }
  | { readonly kind: 'table_silent'; readonly table: number; readonly minutes: number; readonly isOnline: boolean }
  | { readonly kind: 'more_silent'; readonly tables: number }
  | { readonly kind: 'group_quiet'; readonly group: string | null; readonly seats: number }
  | { readonly kind: 'no_seats' }
  | { readonly kind: 'without_table' | 'unspoken'; readonly numbers: readonly number[] }
  | {
      readonly kind: 'programme'
      readonly check: 'gap' | 'overlap' | 'zero_minutes'
      readonly at: string
      readonly minutes: number
      readonly title: string | null
    }

/** The list for an instant of the server. */
export function needsYou(
  gathering: GatheringView,
  nowMs: number,
  quiet: readonly string[] = [],
  misfits: ConsoleView['misfits'] = { seats: [], tables: [] },
): Need[] {
  return [
    ...timeOver(gathering, nowMs),
    ...noSeats(gathering),
    ...languagesLeft(misfits),
    ...silentTables(gathering, nowMs, quiet),
    ...quietGroups(gathering, nowMs),
    ...programmeChecks(gathering),
  ]
}

/** Minutes since a table last wrote in the running round; null when no round runs or nobody sits there. `quiet` is what is told of it under the Chatham House Rule. */
export function silenceMinutes(gathering: GatheringView, table: TableView, nowMs: number, quiet: readonly string[] = []): number | null {
  if (gathering.isChathamHouse === true) return quiet.includes(table.id) ? SILENT_MINUTES : null
  const item = runningItem(gathering)
  if (item?.kind !== 'conversation' || item.startedAt === null || table.seated.length === 0) return null
  const since = table.lastIdeaAt !== null && table.lastIdeaAt > item.startedAt ? table.lastIdeaAt : item.startedAt
  return minutesBetween(since, nowMs)
}

function timeOver(gathering: GatheringView, nowMs: number): Need[] {
  const left = leftMsAt(gathering.clock, nowMs)
  if (left === null || left > 0) return []
  return [{ kind: 'time_over', minutes: Math.floor(-left / 60_000), title: runningItem(gathering)?.title ?? null }]
}

function noSeats(gathering: GatheringView): Need[] {
  return gathering.state === 'open' && gathering.seats.total === 0 ? [{ kind: 'no_seats' }] : []
}

function languagesLeft({ seats, tables }: ConsoleView['misfits']): Need[] {
  return [
    ...(seats.length === 0 ? [] : [{ kind: 'without_table', numbers: seats } as const]),
    ...(tables.length === 0 ? [] : [{ kind: 'unspoken', numbers: tables } as const]),
  ]
}

function silentTables(gathering: GatheringView, nowMs: number, quiet: readonly string[]): Need[] {
  if (gathering.clock.state !== 'running') return []
  const silent = gathering.tables
    .map((table) => ({ table, minutes: silenceMinutes(gathering, table, nowMs, quiet) ?? 0 }))
    .filter(({ minutes }) => minutes >= SILENT_MINUTES)
    .sort((a, b) => b.minutes - a.minutes || a.table.number - b.table.number)
  const named = silent
    .slice(0, TABLES_NAMED_MAX)
    .map(({ table, minutes }): Need => ({ kind: 'table_silent', table: table.number, minutes, isOnline: table.modality === 'online' }))
  return silent.length > TABLES_NAMED_MAX ? [...named, { kind: 'more_silent', tables: silent.length - TABLES_NAMED_MAX }] : named
}

function quietGroups(gathering: GatheringView, nowMs: number): Need[] {
  if (gathering.isChathamHouse === true) return []
  const item = runningItem(gathering)
  if (item?.kind !== 'conversation' || item.startedAt === null || gathering.clock.endsAt === null) return []
  const whole = new Date(gathering.clock.endsAt).getTime() - new Date(item.startedAt).getTime()
  if (nowMs - new Date(item.startedAt).getTime() < whole * QUIET_SHARE) return []
  const nameOf = new Map(gathering.stakeholderGroups.map((group) => [group.id, group.name]))
  return gathering.seats.byGroup
    .filter((row) => row.group !== null && row.seats > 0 && row.ideasThisRound === 0)
    .map((row) => ({ kind: 'group_quiet', group: nameOf.get(row.group ?? '') ?? null, seats: row.seats }))
}

function programmeChecks(gathering: GatheringView): Need[] {
  if (gathering.clock.state === 'over') return []
  const titles = new Map(gathering.programme.map((item) => [item.id, item]))
  return gathering.checks
    .filter((check) => titles.get(check.item)?.endedAt === null)
    .map((check) => ({
      kind: 'programme',
      check: check.kind,
      at: check.at,
      minutes: check.minutes,
      title: titles.get(check.item)?.title ?? null,
    }))
}

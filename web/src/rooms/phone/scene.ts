/** What a phone at the table shows, worked out from the gathering and the seat: one question per screen, so one stage at a time. */
import type { ClockView } from '$contract/clock-view'
import type { AskView, ProgrammeItemView } from '$contract/gatherings'
import type { PhoneGathering } from '$contract/live'
import type { SeatView } from '$contract/seats'
import type { StakeholderGroupView } from '$contract/forums'

/** A round as a phone knows it, with the table of this seat. */
export interface RoundScene {
  readonly round: string
  readonly number: number
  readonly of: number
  readonly question: { readonly id: string; readonly number: number; readonly text: string | null } | null
  readonly table: TableScene | null
}
export interface TableScene {
  readonly id: string
  readonly number: number
  readonly capacity: number
  /** Codes of the languages that are spoken there; empty: any. */
  readonly languages: readonly string[]
  /** Who sits here now, as group ids; empty unless the round runs. */
  readonly seated: readonly (string | null)[]
}
export type Stage =
  /** Before the first round: where to sit, and when it begins. */
  | { readonly kind: 'waiting'; readonly first: RoundScene | null; readonly startsAt: string | null }
  | { readonly kind: 'round'; readonly here: RoundScene }
  /** Between rounds: where next. `running` is the item that runs meanwhile, e.g. a break. */
  | {
      readonly kind: 'between'
      readonly next: RoundScene
      readonly isSameTable: boolean
      readonly startsAt: string
      readonly running: string | null
    }
  | { readonly kind: 'townhall'; readonly title: string | null; readonly next: RoundScene | null }
  /** No further round, though something may still run. */
  | { readonly kind: 'over'; readonly running: string | null }
  | { readonly kind: 'closed' }

export interface Scene {
  readonly gathering: string
  readonly slug: string
  readonly title: string | null
  readonly timeZone: string
  readonly place: string | null
  readonly modality: SeatView['modality']
  readonly myGroup: StakeholderGroupView | null
  readonly groups: readonly StakeholderGroupView[]
  readonly clock: ClockView
  readonly stage: Stage
  /** Weighings and decisions that are open, newest first. */
  readonly asks: readonly AskView[]
  /** Table of this seat in each round. */
  readonly tables: readonly { readonly round: number; readonly table: number }[]
  readonly version: number
  /** When the walk at the beginning of the running round ends; null outside a round. */
  readonly walkEndsAt: string | null
}

/** The scene of a seat. Small whatever the size of the hall: a phone is sent no table but its own. */
export function sceneOf(gathering: PhoneGathering & { readonly version?: number }, seat: SeatView): Scene {
  return {
    gathering: gathering.id,
    slug: gathering.slug,
    title: gathering.title,
    timeZone: gathering.timeZone,
    place: gathering.venue,
    modality: seat.modality,
    myGroup: gathering.stakeholderGroups.find(({ id }) => id === seat.stakeholderGroup) ?? null,
    groups: gathering.stakeholderGroups,
    clock: gathering.clock,
    stage: stageOf(gathering, seat),
    asks: gathering.asks,
    tables: seat.tables.map(({ roundNumber, tableNumber }) => ({ round: roundNumber, table: tableNumber })),
    version: gathering.version ?? 0,
    walkEndsAt: walkEndOf(gathering),
  }
}

function walkEndOf({ programme, clock, walkMinutes }: PhoneGathering): string | null {
  const running = programme.find(({ id }) => id === clock.item)
  if (running?.kind !== 'conversation' || clock.startedAt === null) return null
  return new Date(Date.parse(clock.startedAt) + walkMinutes * 60_000).toISOString()
}

function stageOf(gathering: PhoneGathering, seat: SeatView): Stage {
  if (gathering.state === 'closed') return { kind: 'closed' }
  const rounds = gathering.programme.filter((item) => item.kind === 'conversation' && !item.isSkipped)
  const running = gathering.programme.find(({ id }) => id === gathering.clock.item) ?? null
  if (gathering.clock.state === 'over') return { kind: 'over', running: null }
  if (running?.kind === 'conversation') return { kind: 'round', here: roundScene(gathering, seat, running, rounds.length) }
  const next = rounds.find((item) => item.startedAt === null && (running === null || item.position > running.position)) ?? null
  const nextScene = next === null ? null : roundScene(gathering, seat, next, rounds.length)
  if (running?.kind === 'townhall') return { kind: 'townhall', title: running.title, next: nextScene }
  const before = rounds.findLast((item) => item.startedAt !== null)
  if (before === undefined)
    return { kind: 'waiting', first: nextScene, startsAt: next === null ? null : startOf(next, running, gathering.clock) }
  if (next === null || nextScene === null) return { kind: 'over', running: running?.title ?? null }
  return {
    kind: 'between',
    next: nextScene,
    isSameTable: tableNumberIn(seat, before) === tableNumberIn(seat, next),
    startsAt: startOf(next, running, gathering.clock),
    running: running?.title ?? null,
  }
}

/** The table that a phone listens to: where it sits, and between rounds where it will, so that nothing has to change when the round begins. */
export function tableToHear(stage: Stage): string | null {
  switch (stage.kind) {
    case 'round':
      return stage.here.table?.id ?? null
    case 'waiting':
      return stage.first?.table?.id ?? null
    case 'between':
    case 'townhall':
      return stage.next?.table?.id ?? null
    case 'over':
    case 'closed':
      return null
  }
}

/** When an item is to start: right after the running one if it is next in line, else as planned. */
function startOf(item: ProgrammeItemView, running: ProgrammeItemView | null, clock: ClockView): string {
  const isNext = running !== null && item.position === running.position + 1
  return isNext && clock.endsAt !== null ? clock.endsAt : (item.projectedStartsAt ?? item.startsAt)
}

function roundScene(gathering: PhoneGathering, seat: SeatView, item: ProgrammeItemView, of: number): RoundScene {
  const question = gathering.questions.find(({ id }) => id === item.question)
  const mine = seat.tables.find(({ round }) => round === item.id)
  const table = gathering.tables.find(({ id }) => id === mine?.table)
  return {
    round: item.id,
    number: item.round ?? 0,
    of,
    question: question === undefined ? null : { id: question.id, number: question.number, text: question.text },
    table:
      mine === undefined
        ? null
        : {
            id: mine.table,
            number: mine.tableNumber,
            capacity: table?.capacity ?? 0,
            languages: table?.languages ?? [],
            seated: table?.seated ?? [],
          },
  }
}

function tableNumberIn(seat: SeatView, item: ProgrammeItemView): number | null {
  return seat.tables.find(({ round }) => round === item.id)?.tableNumber ?? null
}

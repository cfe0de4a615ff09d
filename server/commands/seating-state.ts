/** Everything that a change of the plan of seats rests on, read in one place. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Seating } from '../../core/gatherings/seating-change.ts'
import type { PlanFacts } from '../../core/gatherings/seating-problem.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { readCafeTables, readClock, readGathering, readProgramme, type CafeTableRow, type GatheringRow } from '../sql/gatherings.ts'
import { readHosts } from '../sql/hosts.ts'
import type { Tx } from '../sql/ledger.ts'
import { readSeatFacts, readSeating, readWishes, type SeatFacts, type Wishes } from '../sql/seating.ts'

/** A conversation as the plan sees it. */
export interface PlanRound {
  readonly id: string
  readonly number: number
  readonly state: 'over' | 'running' | 'to_come'
}
/** The plan and what it is made from. */
export interface SeatingState {
  readonly gathering: GatheringRow
  readonly seats: readonly SeatFacts[]
  readonly tables: readonly CafeTableRow[]
  readonly rounds: readonly PlanRound[]
  readonly seating: Seating
  readonly wishes: Wishes
  /** Number of the hosting seat by table. */
  readonly hosts: ReadonlyMap<string, number>
}

/** The state of a gathering in eight queries, whatever its size; rows grow with tables times rounds and with seats. */
export async function loadSeating(tx: Tx, gathering: string): Promise<Outcome<SeatingState, RefusalCode>> {
  const row = await readGathering(tx, gathering)
  if (row === undefined) return refuse('not_found', { what: 'gathering' })
  const [seats, tables, items, clock, seating, wishes, hosts] = await Promise.all([
    readSeatFacts(tx, gathering),
    readCafeTables(tx, gathering),
    readProgramme(tx, gathering),
    readClock(tx, gathering),
    readSeating(tx, gathering),
    readWishes(tx, gathering),
    readHosts(tx, gathering),
  ])
  return accept({ gathering: row, seats, tables, rounds: roundsOf(items, clock), seating, wishes, hosts })
}

/** The state of a gathering whose doors are open. */
export async function loadOpenSeating(tx: Tx, gathering: string): Promise<Outcome<SeatingState, RefusalCode>> {
  const loaded = await loadSeating(tx, gathering)
  return loaded.ok && loaded.value.gathering.state !== 'open' ? refuse('gathering_not_open') : loaded
}

/** Rounds in order with where the clock stands in them. What the clock has passed is over, and so is what it passes over. */
export function roundsOf(
  items: readonly { readonly id: string; readonly kind: string; readonly round_number: number | null; readonly is_skipped: boolean }[],
  clock: { readonly state: string; readonly item_id: string | null },
): PlanRound[] {
  const at = clock.state === 'over' ? items.length : items.findIndex((item) => item.id === clock.item_id)
  return items.flatMap((item, index) =>
    item.kind !== 'conversation'
      ? []
      : [
          {
            id: item.id,
            number: item.round_number ?? 0,
            state: index < at || item.is_skipped ? 'over' : index === at ? 'running' : 'to_come',
          } as const,
        ],
  )
}

/** A seat by its number, or the refusal that names it. */
export function seatNumbered(state: SeatingState, number: number): Outcome<SeatFacts, RefusalCode> {
  const seat = state.seats.find((one) => one.number === number)
  return seat === undefined ? refuse('not_found', { what: `seat ${number}` }) : accept(seat)
}

/** A copy of a plan that may be changed. */
export function copyOf(seating: Seating): Map<string, Map<number, string>> {
  return new Map([...seating].map(([round, seats]) => [round, new Map(seats)]))
}

/** Where the draft of a change of this gathering goes. */
export function placeOf(state: SeatingState): { readonly forum: string; readonly gathering: string } {
  return { forum: state.gathering.forum_id, gathering: state.gathering.id }
}

/** What the planner is given. A round is fixed when it is over or runs, or as `isFixed` says of it. */
export function planFacts(
  state: SeatingState,
  isFixed: (round: PlanFacts['rounds'][number], at: number) => boolean = (round) => round.isFixed,
): PlanFacts {
  const { seats, tables, rounds, seating, wishes, hosts } = state
  return {
    seats: seats.map(({ number, stakeholderGroup, regionalGroup, modality, languages, leftAt }) => ({
      number,
      stakeholderGroup,
      regionalGroup,
      modality,
      languages,
      hasLeft: leftAt !== null,
    })),
    tables: tables.map(({ id, modality, capacity, languages, closed_from }) => ({
      id,
      modality,
      capacity,
      languages,
      closedFromRound: rounds.find((round) => round.id === closed_from)?.number ?? null,
      hostSeat: hosts.get(id) ?? null,
    })),
    rounds: rounds.map(({ id, number, state: standing }, at) => ({
      id,
      number,
      isFixed: isFixed({ id, number, isFixed: standing !== 'to_come' }, at),
    })),
    seating,
    ...wishes,
  }
}

/** The plan of seats with its figures and its history: ten queries, and a score that grows with rounds times people. */
import type { SeatingChange, SeatingFigures, SeatingView, SeatReasons } from '../../contract/seating.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { languagesToAsk } from '../../core/gatherings/language-fit.ts'
import { misfitOf, movesOf, reversePatch } from '../../core/gatherings/seating-change.ts'
import { languageMisfits, seatingProblem } from '../../core/gatherings/seating-problem.ts'
import { undoneEntries } from '../../core/gatherings/seating-undo.ts'
import type { SeatingPatch } from '../../core/ledger/seating-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { mirrorFloor } from '../../maths/seating/mirror-floor.ts'
import { metByEach } from '../../maths/seating/explain.ts'
import { splitParts } from '../../maths/seating/parts.ts'
import { repeatsAtLeast } from '../../maths/seating/repeats-bound.ts'
import { scorePlan } from '../../maths/seating/score.ts'
import { loadSeating, planFacts, type SeatingState } from '../commands/seating-state.ts'
import type { HouseBase } from '../house-base.ts'
import { readForum } from '../sql/forums.ts'
import { readSeatingEntries, type SeatingEntry } from '../sql/seating.ts'

/** Changes that are listed. */
const CHANGES_MAX = 100

/** The plan of a gathering. */
export async function viewSeating(house: Pick<HouseBase, 'database'>, gathering: string): Promise<Outcome<SeatingView, RefusalCode>> {
  const read = await house.database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({ state: await loadSeating(tx, gathering), entries: await readSeatingEntries(tx, gathering, CHANGES_MAX) }))
  if (!read.state.ok) return read.state
  const state = read.state.value
  return accept({
    gathering: state.gathering.id,
    seats: state.seats.map(({ id, number, stakeholderGroup, regionalGroup, modality, languages, leftAt }) => ({
      id,
      number,
      stakeholderGroup,
      regionalGroup,
      modality,
      languages: [...languages],
      hasLeft: leftAt !== null,
    })),
    tables: planFacts(state).tables.map((table, at) => ({
      id: table.id,
      number: state.tables[at]?.number ?? 0,
      modality: table.modality,
      capacity: table.capacity,
      languages: [...table.languages],
      closedFrom: state.tables[at]?.closed_from ?? null,
      hostSeat: table.hostSeat,
    })),
    rounds: state.rounds.map(({ id, number, state: standing }) => ({ id, number, state: standing, seatsAt: seatsAt(state, id) })),
    figures: state.seats.length === 0 ? null : figuresOf(state),
    misfits: misfitsOf(state),
    wishes: { together: pairsOf(state.wishes.together), apart: pairsOf(state.wishes.apart) },
    changes: changesOf(state, read.entries),
    version: state.gathering.version,
  })
}

/** Why one seat is where it is. */
export async function viewReasons(
  house: Pick<HouseBase, 'database'>,
  gathering: string,
  seatId: string,
): Promise<Outcome<SeatReasons, RefusalCode>> {
  const loaded = await house.database.db.transaction().execute(async (tx) => await loadSeating(tx, gathering))
  if (!loaded.ok) return loaded
  const state = loaded.value
  const forum = await readForum(house.database.db, state.gathering.forum_id)
  const seat = state.seats.find(({ id }) => id === seatId)
  if (seat === undefined) return refuse('no_seat')
  const met = new Set<number>()
  let twice = 0
  const rounds = state.rounds.map(({ id, number }) => {
    const seats = state.seating.get(id)
    const table = seats?.get(seat.number)
    const mates = table === undefined ? [] : [...(seats ?? [])].flatMap(([one, at]) => (at === table && one !== seat.number ? [one] : []))
    const metBefore = mates.filter((mate) => met.has(mate)).length
    twice += metBefore
    for (const mate of mates) met.add(mate)
    return {
      round: id,
      number,
      table: state.tables.find((one) => one.id === table)?.number ?? null,
      newPeople: mates.length - metBefore,
      metBefore,
      tableId: table ?? null,
      groups: groupsOf(state, mates),
      hasHost: table !== undefined && state.hosts.has(table),
    }
  })
  const hasWishes = [...state.wishes.together, ...state.wishes.apart].some((pair) => pair.includes(seat.number))
  return accept({
    rounds,
    newPeople: met.size,
    metTwice: twice,
    isHost: [...state.hosts.values()].includes(seat.number),
    isOnline: seat.modality === 'online',
    hasWishes,
    languages: [...languagesToAsk(forum?.languages ?? [], state.tables)],
    keepsLanguage: seat.languages.length > 0 && rounds.some(({ tableId }) => tableWithLanguage(state, tableId)),
  })
}

function tableWithLanguage(state: SeatingState, table: string | null): boolean {
  return state.tables.some(({ id, languages }) => id === table && languages.length > 0)
}

function misfitsOf(state: SeatingState): SeatingView['misfits'] {
  const { seats, tables, hosts } = languageMisfits(planFacts(state))
  return { seats: [...seats], tables: [...tables], hosts: [...hosts] }
}

function groupsOf(state: SeatingState, mates: readonly number[]): SeatReasons['rounds'][number]['groups'] {
  const byGroup = new Map<string | null, number>()
  for (const mate of mates) {
    const group = state.seats.find(({ number }) => number === mate)?.stakeholderGroup ?? null
    byGroup.set(group, (byGroup.get(group) ?? 0) + 1)
  }
  return [...byGroup].map(([group, people]) => ({ group, people }))
}

function seatsAt(state: SeatingState, round: string): number[][] {
  const lists = new Map(state.tables.map(({ id }): [string, number[]] => [id, []]))
  for (const [seat, table] of state.seating.get(round) ?? []) lists.get(table)?.push(seat)
  return [...lists.values()].map((seats) => seats.toSorted((a, b) => a - b))
}

/** Figures of the plan as it stands; bounds are those of a plan for everybody, made from nothing. */
function figuresOf(state: SeatingState): SeatingFigures {
  const facts = planFacts(state, () => true)
  const problem = seatingProblem(facts, true)
  const plan = problem.published ?? new Int32Array()
  const score = scorePlan(problem, plan)
  const met = metByEach(problem, plan).filter((_, at) => state.seats[at]?.leftAt === null)
  const floor = mirrorFloor(problem, plan)
  return {
    repeats: score.repeats,
    repeatsAtLeast: splitParts(
      seatingProblem(
        planFacts(state, () => false),
        false,
      ),
    ).reduce((sum, part) => sum + repeatsAtLeast(part.problem), 0),
    pairsMet: score.pairsMet,
    meetings: score.meetings,
    stakeholder: { value: score.mirror[0] ?? 0, atLeast: floor[0] ?? 0 },
    regional: { value: score.mirror[1] ?? 0, atLeast: floor[1] ?? 0 },
    metByOne: { least: Math.min(...(met.length === 0 ? [0] : met)), most: Math.max(0, ...met) },
  }
}

function changesOf(state: SeatingState, entries: readonly SeatingEntry[]): SeatingChange[] {
  const undone = undoneEntries(entries)
  const tableNumber = (id: string): number | null => state.tables.find((table) => table.id === id)?.number ?? null
  const seatNumber = (id: string): number | null => state.seats.find((seat) => seat.id === id)?.number ?? null
  return entries.map((entry) => ({
    entry: entry.seq,
    at: entry.at,
    kind: entry.kind,
    by: entry.actor.startsWith('member:') || entry.actor === 'operator' ? 'member' : entry.actor.startsWith('seat:') ? 'seat' : 'house',
    moves: entry.kind === 'seating_wishes_set' ? 0 : movesOf(entry.body.patch),
    seat: entry.kind === 'seat_left' || entry.kind === 'seat_returned' ? seatNumber(entry.body.id) : null,
    table: entry.kind === 'table_closed' || entry.kind === 'table_opened' ? tableNumber(entry.body.table) : null,
    undoes: entry.kind === 'seating_change_undone' ? entry.body.undoes : null,
    isUndone: undone.has(entry.seq),
    isUndoable:
      entry.kind !== 'seating_wishes_set' &&
      entry.kind !== 'seating_change_undone' &&
      !undone.has(entry.seq) &&
      fits(state, reversePatch(entry.body.patch)),
  }))
}

function fits(state: SeatingState, patch: SeatingPatch): boolean {
  const over = new Set(state.rounds.filter((round) => round.state === 'over').map(({ id }) => id))
  return misfitOf(patch, state.seating) === null && !patch.rounds.some(({ round }) => over.has(round))
}

function pairsOf(pairs: readonly (readonly [number, number])[]): [number, number][] {
  return pairs.map(([a, b]) => [a, b])
}

/**
 * Writes ideas in groups: while one transaction commits, the ideas that arrive wait together and go with the next. Each is
 * decided by itself, and refused by itself; a fault fails the whole group, and nothing of it was recorded.
 */
import { LATE_ARRIVAL_MS_MAX } from '../../contract/limits.ts'
import type { IdeaView } from '../../contract/ideas.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { decideCapture } from '../../core/ideas/capture.ts'
import { sealEntry, type LedgerHead } from '../../core/ledger/chain.ts'
import type { DraftOf, Entry } from '../../core/ledger/entry.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import { accept, refuse } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { applyEntries } from '../sql/apply/apply-entries.ts'
import {
  findCaptured,
  keepCaptured,
  readCaptureGatherings,
  readCaptureSeats,
  type CaptureGathering,
  type CaptureSeat,
} from '../sql/capture.ts'
import { appendEntries, lockHead, type Tx } from '../sql/ledger.ts'
import { insertWords, type NewWords } from '../sql/words.ts'
import { saltWords } from './command.ts'

/** An idea whose text and instant have been parsed. */
export interface Passenger {
  readonly gathering: string
  readonly seat: string
  readonly key: string
  readonly round: string
  readonly text: string
  readonly language: string | null
  readonly writtenAt: Instant | null
  readonly buildsOn: number | null
}
/** An idea on record, with what its answer shows, so that answering asks the database nothing more. */
export interface Captured {
  readonly id: string
  /** Null when the key had captured it earlier: it stands on record, perhaps with a theme by now. */
  readonly idea: IdeaView | null
  /** Code of the gathering, for the receipt. */
  readonly code: string
}
interface Waiting {
  readonly passenger: Passenger
  readonly resolve: (outcome: Outcome<Captured, RefusalCode>) => void
  readonly reject: (error: unknown) => void
}

/** Ideas of one transaction: enough to share a commit among a full hall, small enough to stay a matter of milliseconds. */
const GROUP_MAX = 200
/** Ideas that may wait; beyond this the house says that it is busy, and phones try again. */
const WAITING_MAX = 5_000

/** Takes ideas and writes them in groups, in the order of their arrival. */
export class CaptureTrain {
  readonly #house: HouseBase
  readonly #waiting: Waiting[] = []
  #running: Promise<void> | null = null

  constructor(house: HouseBase) {
    this.#house = house
  }

  /** Gives the idea its place; answers when it is on record or refused. */
  async board(passenger: Passenger): Promise<Outcome<Captured, RefusalCode>> {
    if (this.#waiting.length >= WAITING_MAX) return refuse('house_busy')
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ passenger, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Waits until every idea taken so far is on record or refused. */
  async drain(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    // One turn of the loop first, so that ideas that arrived together go together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, GROUP_MAX)
      try {
        const outcomes = await writeGroup(
          this.#house,
          group.map((one) => one.passenger),
        )
        group.forEach((one, index) => one.resolve(outcomes[index] ?? refuse('house_busy')))
      } catch (error) {
        for (const one of group) one.reject(error)
      }
    }
    this.#running = null
  }
}

async function writeGroup(house: HouseBase, passengers: readonly Passenger[]): Promise<Outcome<Captured, RefusalCode>[]> {
  return await house.database.db.transaction().execute(async (tx) => {
    const head = await lockHead(tx)
    // Statements of one transaction go down its connection one behind the other, without waiting for each answer.
    const [earlier, gatherings, seats] = await Promise.all([
      findCaptured(tx, passengers),
      readCaptureGatherings(
        tx,
        passengers.map((one) => one.gathering),
      ),
      readCaptureSeats(
        tx,
        passengers.map((one) => one.seat),
      ),
    ])
    const group = new Group(house, head, { earlier, gatherings, seats })
    const outcomes = passengers.map((passenger) => group.take(passenger))
    await group.write(tx)
    return outcomes
  })
}

/** One group under the head of the ledger. */
class Group {
  readonly #house: HouseBase
  readonly #now: Instant
  readonly #known: {
    earlier: ReadonlyMap<string, string>
    gatherings: ReadonlyMap<string, CaptureGathering>
    seats: ReadonlyMap<string, CaptureSeat>
  }
  readonly #entries: Entry[] = []
  readonly #words: NewWords[] = []
  readonly #kept: { scope: string; key: string; result: { id: string } }[] = []
  readonly #taken = new Map<string, Captured>()
  readonly #counts = new Map<string, number>()
  #head: LedgerHead

  constructor(
    house: HouseBase,
    head: LedgerHead,
    known: {
      earlier: ReadonlyMap<string, string>
      gatherings: ReadonlyMap<string, CaptureGathering>
      seats: ReadonlyMap<string, CaptureSeat>
    },
  ) {
    this.#house = house
    this.#head = head
    this.#known = known
    this.#now = house.now().toISOString()
  }

  take(passenger: Passenger): Outcome<Captured, RefusalCode> {
    const scope = `idea:${passenger.seat}`
    const twin = this.#taken.get(`${scope} ${passenger.key}`)
    if (twin !== undefined) return accept(twin)
    const earlier = this.#known.earlier.get(`${scope} ${passenger.key}`)
    if (earlier !== undefined) return accept({ id: earlier, idea: null, code: this.#known.gatherings.get(passenger.gathering)?.code ?? '' })
    const drafted = this.#draft(passenger)
    if (!drafted.ok) return drafted
    const entry = sealEntry(drafted.value, this.#head, this.#now, `seat:${passenger.seat}`)
    this.#head = entry
    this.#entries.push(entry)
    const captured = this.#captured(passenger, drafted.value, entry.seq)
    this.#kept.push({ scope, key: passenger.key, result: { id: captured.id } })
    this.#taken.set(`${scope} ${passenger.key}`, captured)
    return accept(captured)
  }

  async write(tx: Tx): Promise<void> {
    if (this.#entries.length === 0) return
    await Promise.all([
      insertWords(tx, this.#words),
      appendEntries(tx, this.#entries),
      applyEntries(tx, this.#entries),
      keepCaptured(tx, this.#kept, this.#now),
    ])
  }

  #captured(passenger: Passenger, draft: DraftOf<'idea_captured'>, entry: number): Captured {
    const { body } = draft
    const idea = {
      id: body.id,
      number: body.number,
      gathering: passenger.gathering,
      question: body.question,
      round: body.round,
      table: body.table,
      tableNumber: body.table === null ? null : (this.#known.seats.get(passenger.seat)?.tableNumbers.get(body.table) ?? null),
      text: passenger.text,
      language: body.language,
      points: [],
      stakeholderGroup: body.stakeholderGroup,
      modality: body.modality,
      entered: body.entered,
      buildsOn: body.buildsOn,
      theme: null,
      writtenAt: body.writtenAt,
      recordedAt: this.#now,
      isLate: body.isLate,
      entry,
    }
    return { id: body.id, idea, code: this.#known.gatherings.get(passenger.gathering)?.code ?? '' }
  }

  #draft(passenger: Passenger): Outcome<DraftOf<'idea_captured'>, RefusalCode> {
    const gathering = this.#known.gatherings.get(passenger.gathering)
    const seat = this.#known.seats.get(passenger.seat)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (seat === undefined || seat.gathering !== gathering.id) return refuse('no_seat')
    const decided = decideCapture({
      round: passenger.round,
      writtenAt: passenger.writtenAt,
      now: this.#now,
      gathering: gathering.state,
      rounds: gathering.rounds,
      runningRound: gathering.runningRound,
      lateArrivalMsMax: LATE_ARRIVAL_MS_MAX,
    })
    if (!decided.ok) return decided
    const round = gathering.rounds.find((one) => one.id === passenger.round)
    if (round === undefined || round.question === null) return refuse('not_found', { what: 'question of this round', field: 'round' })
    const count = this.#counts.get(gathering.id) ?? gathering.ideas
    if (passenger.buildsOn !== null && passenger.buildsOn > count)
      return refuse('not_found', { what: `idea ${passenger.buildsOn}`, field: 'buildsOn' })
    this.#counts.set(gathering.id, count + 1)
    const { row, ref } = saltWords(this.#house, passenger.text, passenger.language)
    this.#words.push(row)
    return accept({
      kind: 'idea_captured',
      forum: gathering.forum,
      gathering: gathering.id,
      body: {
        id: this.#house.newId(),
        number: count + 1,
        question: round.question,
        round: round.id,
        table: seat.tables.get(round.id) ?? null,
        seat: passenger.seat,
        stakeholderGroup: seat.stakeholderGroup,
        modality: seat.modality,
        text: ref,
        language: passenger.language,
        entered: 'phone',
        buildsOn: passenger.buildsOn,
        writtenAt: decided.value.writtenAt,
        isLate: decided.value.isLate,
        points: [],
        label: null,
      },
    })
  }
}

/** Writes ideas in groups: each is decided by itself, and refused by itself. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { findCaptured, readCaptureGatherings, readCaptureSeats } from '../sql/capture.ts'
import { isTaken } from '../sql/conflicts.ts'
import { lockHead } from '../sql/ledger.ts'
import { CaptureGroup, type CaptureContext, type Captured, type Passenger } from './capture-group.ts'
import { Train } from './train.ts'

/** Ideas of one transaction: enough to share a commit among a full hall, small enough to stay a matter of milliseconds. */
const GROUP_MAX = 200
/** Ideas that may wait. */
const WAITING_MAX = 5_000

/** Seats remembered between groups; beyond this the next group reads afresh. */
const SEATS_REMEMBERED_MAX = 20_000

type Outcomes = Outcome<Captured, RefusalCode>[]

/** Takes ideas and writes them in groups, in the order of their arrival. */
export class CaptureTrain {
  readonly #house: HouseBase
  readonly #train: Train<Passenger, Captured>
  #context: CaptureContext | null = null

  constructor(house: HouseBase) {
    this.#house = house
    this.#train = new Train({ groupMax: GROUP_MAX, waitingMax: WAITING_MAX, write: async (group) => await this.#write(group) })
  }

  /** Gives the idea its place; answers when it is on record or refused. */
  async board(passenger: Passenger): Promise<Outcome<Captured, RefusalCode>> {
    return await this.#train.board(passenger)
  }

  /** Waits until every idea taken so far is on record or refused. */
  async drain(): Promise<void> {
    await this.#train.drain()
  }

  async #write(passengers: readonly Passenger[]): Promise<Outcomes> {
    const outcomes = (await this.#writeOnHead(passengers)) ?? (await this.#writeLocked(passengers))
    if (this.#context !== null) this.#house.hints.tell(this.#context.head.seq)
    return outcomes
  }

  /**
   * Decides on what the last group left behind and writes in one statement, which does nothing unless the ledger still ends
   * there. Null when it does not, when something is not known yet, or when a key was used before.
   */
  async #writeOnHead(passengers: readonly Passenger[]): Promise<Outcomes | null> {
    const context = this.#context
    if (context === null || !passengers.every((one) => context.gatherings.has(one.gathering) && context.seats.has(one.seat))) return null
    const group = new CaptureGroup(this.#house, context)
    const outcomes = passengers.map((passenger) => group.take(passenger))
    // Refusals are true only if the head has not moved; without an idea to write, nobody would find out.
    if (group.size === 0) return null
    try {
      if (!(await group.write(this.#house.database.db))) return null
    } catch (error) {
      if (isTaken(error)) return null
      this.#context = null
      throw error
    }
    this.#context = group.after
    return outcomes
  }

  /** Takes the turn at the head of the ledger, reads what decisions rest on, and writes. */
  async #writeLocked(passengers: readonly Passenger[]): Promise<Outcomes> {
    const before = this.#context
    this.#context = null
    const written = await this.#house.database.db.transaction().execute(async (tx) => {
      // Statements of one transaction go down its connection one behind the other: what is read is read under the head.
      const [head, earlier, gatherings, seats] = await Promise.all([
        lockHead(tx),
        findCaptured(tx, passengers),
        readCaptureGatherings(tx, [...new Set(passengers.map((one) => one.gathering))]),
        readCaptureSeats(tx, [...new Set(passengers.map((one) => one.seat))]),
      ])
      const group = new CaptureGroup(this.#house, withKnown(before, { head, gatherings, seats }), earlier)
      const outcomes = passengers.map((passenger) => group.take(passenger))
      await group.write(tx)
      return { outcomes, context: group.after }
    })
    this.#context = written.context
    return written.outcomes
  }
}

/** What was just read, and what was known before if the ledger has not moved since. */
function withKnown(before: CaptureContext | null, read: CaptureContext): CaptureContext {
  if (before === null || before.head.hash !== read.head.hash || before.seats.size > SEATS_REMEMBERED_MAX) return read
  return {
    head: read.head,
    gatherings: new Map([...before.gatherings, ...read.gatherings]),
    seats: new Map([...before.seats, ...read.seats]),
  }
}

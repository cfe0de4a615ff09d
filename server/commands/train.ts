/**
 * Lets what arrives at the same moment go together: while one group is written, what arrives waits and goes with the next, in
 * the order of arrival. Each is answered by itself; a fault fails the whole group, and nothing of it was recorded.
 */
import type { RefusalCode } from '../../contract/refusals.ts'
import { refuse, type Outcome } from '../../core/words/outcome.ts'

/** How a train runs. */
export interface TrainParts<Passenger, Arrived> {
  /** Passengers of one group, by their size; one that is larger by itself goes alone. */
  readonly groupMax: number
  /** Passengers who may wait, by their size; beyond this the house says that it is busy, and phones try again. */
  readonly waitingMax: number
  /** How much one passenger brings; one each where left out. */
  readonly sizeOf?: (passenger: Passenger) => number
  /** Decides and writes one group; gives one outcome for each passenger, in their order. */
  readonly write: (group: readonly Passenger[]) => Promise<readonly Outcome<Arrived, RefusalCode>[]>
}
interface Waiting<Passenger, Arrived> {
  readonly passenger: Passenger
  readonly resolve: (outcome: Outcome<Arrived, RefusalCode>) => void
  readonly reject: (error: unknown) => void
}

/** One queue of passengers. */
export class Train<Passenger, Arrived> {
  readonly #parts: TrainParts<Passenger, Arrived>
  readonly #waiting: Waiting<Passenger, Arrived>[] = []
  #waitingSize = 0
  #running: Promise<void> | null = null

  constructor(parts: TrainParts<Passenger, Arrived>) {
    this.#parts = parts
  }

  /** Answers when it is on record or refused. */
  async board(passenger: Passenger): Promise<Outcome<Arrived, RefusalCode>> {
    const size = this.#sizeOf(passenger)
    if (this.#waitingSize + size > this.#parts.waitingMax) return refuse('house_busy')
    this.#waitingSize += size
    return await new Promise((resolve, reject) => {
      this.#waiting.push({ passenger, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  /** Waits until everything taken so far is on record or refused. */
  async drain(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    // One turn of the loop first, so that what arrived together goes together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.#waiting.length > 0) {
      const group = this.#nextGroup()
      try {
        const outcomes = await this.#parts.write(group.map((one) => one.passenger))
        group.forEach((one, index) => one.resolve(outcomes[index] ?? refuse('house_busy')))
      } catch (error) {
        for (const one of group) one.reject(error)
      }
    }
    this.#running = null
  }

  #nextGroup(): Waiting<Passenger, Arrived>[] {
    let size = 0
    const end = this.#waiting.findIndex(({ passenger }) => (size += this.#sizeOf(passenger)) > this.#parts.groupMax)
    const group = this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(1, end))
    for (const { passenger } of group) this.#waitingSize -= this.#sizeOf(passenger)
    return group
  }

  #sizeOf(passenger: Passenger): number {
    return this.#parts.sizeOf?.(passenger) ?? 1
  }
}

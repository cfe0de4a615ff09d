/** The outbox of ratings: the rules of the outbox of ideas, with one place for each statement, and all that waits sent at once. */
import type { Client } from '$contract/client'
import { RATINGS_AT_ONCE_MAX } from '$contract/limits'
import type { OwnRating } from '$contract/weighings'
import { KeptQueue } from './kept-queue.ts'
import { afterSending, isWaiting, type SendResult, type Waiting } from './outbox-queue.ts'
import type { PhoneStorage } from './phone-storage.ts'

/** A rating that the house has not got yet; the key is the number of its statement. */
export interface WaitingRating extends Waiting, OwnRating {
  readonly ratedAt: string
}
export interface RatingOutboxParts {
  readonly weighing: string
  readonly call: Client
  readonly storage?: PhoneStorage
  readonly nowMs?: () => number
  /** The queue has changed, here or in another tab. */
  readonly onQueue: (queue: readonly WaitingRating[]) => void
  /** Nobody answered, or somebody does again. */
  readonly onReach: (isReached: boolean) => void
  /** The house said no, in a sentence; what it concerns will not be tried again by itself. */
  readonly onRefused: (sentence: string) => void
}

/** A house that has not answered by then is taken to be out of reach; sending again is always safe. */
const SEND_TIMEOUT_MS = 10_000
/** Refusals that pass by themselves. */
const PASSING: readonly string[] = ['too_many_requests', 'house_busy', 'fault']
/** Presses that follow each other fast travel together. */
const GATHER_MS = 150

export class RatingOutbox {
  readonly #parts: RatingOutboxParts
  readonly #kept: KeptQueue<WaitingRating>
  #isSending = false

  constructor(parts: RatingOutboxParts) {
    this.#parts = parts
    this.#kept = new KeptQueue({
      name: `entente-ratings-${parts.weighing}`,
      storage: parts.storage,
      nowMs: parts.nowMs,
      isOne: isWaitingRating,
      onChange: () => parts.onQueue(this.queue),
      flush: async () => await this.#flush(),
      gatherMs: GATHER_MS,
    })
  }

  get queue(): readonly WaitingRating[] {
    return this.#kept.all
  }

  start(): void {
    this.#kept.listen()
    // What the house refused is tried once more when the page is opened: the weighing may be open again.
    this.#kept.keep(this.queue.map((one) => ({ ...one, state: 'queued', attempts: 0, notBeforeMs: 0, reason: null })))
    this.#kept.plan()
  }

  /** Takes a rating; it is safe on the phone when this returns. One that waits for the same statement is replaced. */
  put(rating: OwnRating, ratedAt: string): void {
    const fresh = { ...rating, ratedAt, key: String(rating.statement), state: 'queued', attempts: 0, notBeforeMs: 0, reason: null } as const
    this.#kept.keep([...this.queue.filter(({ key }) => key !== fresh.key), fresh])
    this.#kept.plan()
  }

  /** The house can be reached again: nothing needs to wait any longer. */
  retryNow(): void {
    this.#kept.retryNow()
  }

  close(): void {
    this.#kept.close()
  }

  async #flush(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    const sent = this.queue.filter(({ state }) => state === 'queued').slice(0, RATINGS_AT_ONCE_MAX)
    const result = sent.length === 0 ? null : await this.#send(sent)
    if (result !== null) this.#settle(sent, result)
    this.#isSending = false
    this.#kept.plan()
  }

  /** What was changed while it was on its way stays in the queue and goes next. */
  #settle(sent: readonly WaitingRating[], result: SendResult): void {
    let queue = this.queue
    for (const one of sent) {
      const now = queue.find(({ key }) => key === one.key)
      if (now !== undefined && now.ratedAt === one.ratedAt) queue = afterSending(queue, one.key, result, this.#kept.now())
    }
    this.#kept.keep(queue)
    this.#parts.onReach(result.kind !== 'offline')
    if (result.kind === 'refused') this.#parts.onRefused(result.reason)
  }

  async #send(ratings: readonly WaitingRating[]): Promise<SendResult> {
    try {
      const outcome = await this.#parts.call('PUT /weighings/:weighing/ratings', {
        params: { weighing: this.#parts.weighing },
        body: { ratings: ratings.map(({ statement, rating, isImportant, ratedAt }) => ({ statement, rating, isImportant, ratedAt })) },
        signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      })
      if (outcome.ok) return { kind: 'saved' }
      const { code, detail } = outcome.problem
      return { kind: PASSING.includes(code) ? 'trouble' : 'refused', reason: detail }
    } catch {
      return { kind: 'offline' }
    }
  }
}

function isWaitingRating(value: unknown): value is WaitingRating {
  if (!isWaiting(value)) return false
  // Looked at field by field below.
  const rating: Partial<Record<keyof WaitingRating, unknown>> = value
  return (
    typeof rating.statement === 'number' &&
    (rating.rating === 1 || rating.rating === 0 || rating.rating === -1) &&
    typeof rating.isImportant === 'boolean' &&
    typeof rating.ratedAt === 'string'
  )
}

/** The outbox of a phone: ideas wait here, survive closing the page, and reach the house exactly once. */
import type { AnswerOf } from '$contract/route'
import type { Api } from '$contract/api'
import type { Client } from '$contract/client'
import type { Problem } from '$contract/refusals'
import { newKey } from './random-key.ts'
import { KeptQueue } from './kept-queue.ts'
import type { PhoneStorage } from './phone-storage.ts'
import {
  afterSending,
  nextDue,
  isWaitingIdea,
  tryAgain,
  withIdea,
  withoutIdea,
  type Queue,
  type SendResult,
  type WaitingIdea,
} from './outbox-queue.ts'

export type SavedIdea = AnswerOf<Api['POST /gatherings/:gathering/ideas']>
/** What the outbox tells the screen. */
export interface OutboxNews {
  /** The queue has changed, here or in another tab; `sending` is the key under way. */
  readonly onQueue: (queue: Queue, sending: string | null) => void
  readonly onSaved: (key: string, saved: SavedIdea) => void
  /** Whether what waits survives closing the page: a browser may refuse to store, and a full one does. */
  readonly onKept: (isKept: boolean) => void
  readonly onRefused: (idea: WaitingIdea) => void
  /** Nobody answered, or somebody does again. */
  readonly onReach: (isReached: boolean) => void
}
export interface OutboxParts extends OutboxNews {
  readonly gathering: string
  readonly call: Client
  readonly storage?: PhoneStorage
  readonly nowMs?: () => number
}
export interface NewIdea {
  readonly round: string
  readonly roundNumber: number
  readonly text: string
  readonly buildsOn: number | null
  readonly writtenAt: string
}

/** A house that has not answered by then is taken to be out of reach; the key makes trying again safe. */
const SEND_TIMEOUT_MS = 10_000
/** Refusals that pass by themselves. */
const PASSING = new Set<Problem['code']>(['too_many_requests', 'house_busy', 'fault'])

/** Opens the outbox of one gathering and starts sending what waits. */
export function openOutbox(parts: OutboxParts): Outbox {
  const outbox = new Outbox(parts)
  outbox.start()
  return outbox
}

export class Outbox {
  readonly #parts: OutboxParts
  readonly #kept: KeptQueue<WaitingIdea>
  #sending: string | null = null
  #isFlushing = false

  constructor(parts: OutboxParts) {
    this.#parts = parts
    this.#kept = new KeptQueue({
      name: nameOf(parts.gathering),
      storage: parts.storage,
      nowMs: parts.nowMs,
      isOne: isWaitingIdea,
      onKept: parts.onKept,
      onChange: () => this.#tell(),
      flush: async () => await this.#flush(),
    })
  }

  get queue(): Queue {
    return this.#kept.all
  }

  start(): void {
    this.#kept.listen()
    this.#tell()
    this.#kept.plan()
  }

  /** Takes an idea; it is safe on the phone when this returns. Answers its key. */
  put(idea: NewIdea): string {
    const key = newKey()
    this.#kept.keep(withIdea(this.queue, { ...idea, key, state: 'queued', attempts: 0, notBeforeMs: 0, reason: null }))
    this.#kept.plan()
    return key
  }

  /** Takes an idea back to be changed; null when it is on its way or on record already. */
  takeBack(key: string): WaitingIdea | null {
    if (this.#sending === key) return null
    const idea = this.queue.find((waiting) => waiting.key === key) ?? null
    if (idea !== null) this.#kept.keep(withoutIdea(this.queue, key))
    return idea
  }

  /** Sends a refused idea again as it is, under the same key. */
  again(key: string): void {
    this.#kept.keep(tryAgain(this.queue, key))
    this.#kept.plan()
  }

  /** The house can be reached again: nothing needs to wait any longer. */
  retryNow(): void {
    this.#kept.retryNow()
  }

  close(): void {
    this.#kept.close()
  }

  /** One tab sends at a time where the browser can say so (locks need https); elsewhere the key keeps it to once. */
  async #flush(): Promise<void> {
    if (this.#isFlushing) return
    this.#isFlushing = true
    try {
      const locks = globalThis.navigator?.locks
      if (locks === undefined) await this.#sendDue()
      else await locks.request(nameOf(this.#parts.gathering), { signal: this.#kept.stopped }, async () => await this.#sendDue())
    } catch (cause) {
      if (!this.#kept.stopped.aborted) throw cause
    } finally {
      this.#isFlushing = false
      this.#kept.plan()
    }
  }

  async #sendDue(): Promise<void> {
    for (
      let idea = nextDue(this.queue, this.#kept.now());
      idea !== null && !this.#kept.stopped.aborted;
      idea = nextDue(this.queue, this.#kept.now())
    ) {
      this.#sending = idea.key
      this.#tell()
      const result = await this.#send(idea)
      this.#sending = null
      this.#kept.keep(afterSending(this.queue, idea.key, result, this.#kept.now()))
      this.#parts.onReach(result.kind !== 'offline')
      const left = this.queue.find(({ key }) => key === idea?.key)
      if (left?.state === 'refused') this.#parts.onRefused(left)
      // Ideas keep their order: what comes after waits for what came before.
      if (result.kind === 'offline' || result.kind === 'trouble') return
    }
  }

  async #send(idea: WaitingIdea): Promise<SendResult> {
    try {
      const outcome = await this.#parts.call('POST /gatherings/:gathering/ideas', {
        params: { gathering: this.#parts.gathering },
        body: { round: idea.round, text: idea.text, writtenAt: idea.writtenAt, buildsOn: idea.buildsOn },
        key: idea.key,
        signal: AbortSignal.timeout(SEND_TIMEOUT_MS),
      })
      if (outcome.ok) {
        this.#parts.onSaved(idea.key, outcome.answer)
        return { kind: 'saved' }
      }
      const { problem } = outcome
      const seconds = Number(problem.facts?.['seconds'] ?? 0)
      return PASSING.has(problem.code)
        ? { kind: 'trouble', reason: problem.detail, waitMs: seconds * 1000 }
        : { kind: 'refused', reason: problem.detail }
    } catch {
      return { kind: 'offline' }
    }
  }

  #tell(): void {
    this.#parts.onQueue(this.queue, this.#sending)
  }
}

function nameOf(gathering: string): string {
  return `entente-outbox-${gathering}`
}

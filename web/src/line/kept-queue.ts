/** A queue kept on the phone: stored after every change, tried again when the network or the person comes back, shared between tabs. */
import { dueInMs, madeDue, parseWaiting, type Waiting } from './outbox-queue.ts'
import { phoneStorage, type PhoneStorage } from './phone-storage.ts'

/** What is kept, and who is told. */
export interface KeptQueueParts<T extends Waiting> {
  /** Name in the storage of the browser. */
  readonly name: string
  readonly storage?: PhoneStorage | undefined
  readonly nowMs?: (() => number) | undefined
  /** Knows what may be read back; storage may hold anything. */
  readonly isOne: (value: unknown) => value is T
  /** Whether what waits survives closing the page: a browser may refuse to store, and a full one does. */
  readonly onKept?: (isKept: boolean) => void
  /** The queue has changed, here or in another tab. */
  readonly onChange: () => void
  /** Something is due. */
  readonly flush: () => Promise<void>
  /** What becomes due waits at least so long, to travel with what follows. */
  readonly gatherMs?: number
}

export class KeptQueue<T extends Waiting> {
  readonly #parts: KeptQueueParts<T>
  readonly #storage: PhoneStorage
  readonly #stop = new AbortController()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(parts: KeptQueueParts<T>) {
    this.#parts = parts
    this.#storage = parts.storage ?? phoneStorage()
  }

  get all(): readonly T[] {
    return parseWaiting(this.#storage.read(this.#parts.name), this.#parts.isOne)
  }

  /** Aborted when the page is done with it. */
  get stopped(): AbortSignal {
    return this.#stop.signal
  }

  /** Listens for the network, for other tabs and for the person who looks again. */
  listen(): void {
    const options = { signal: this.#stop.signal }
    globalThis.addEventListener?.('online', () => this.retryNow(), options)
    globalThis.addEventListener?.('storage', (change) => change.key === this.#parts.name && this.#parts.onChange(), options)
    globalThis.document?.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.retryNow(), options)
  }

  keep(queue: readonly T[]): void {
    const isKept = this.#storage.write(this.#parts.name, queue.length === 0 ? null : JSON.stringify(queue))
    this.#parts.onKept?.(isKept)
    this.#parts.onChange()
  }

  /** Sends again when the next one is due. */
  plan(): void {
    clearTimeout(this.#timer)
    const inMs = dueInMs(this.all, this.now())
    if (inMs === null || this.#stop.signal.aborted) return
    this.#timer = setTimeout(() => void this.#parts.flush(), Math.max(inMs, this.#parts.gatherMs ?? 0))
  }

  /** The house can be reached again: nothing needs to wait any longer. */
  retryNow(): void {
    this.keep(madeDue(this.all))
    this.plan()
  }

  close(): void {
    this.#stop.abort()
    clearTimeout(this.#timer)
  }

  now(): number {
    return this.#parts.nowMs?.() ?? Date.now()
  }
}

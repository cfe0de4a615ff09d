/**
 * Hints that somebody wrote: to this process at once, and through Redis or Valkey to the others when the house has one.
 * PostgreSQL passes the same hint with every commit; a broker helps where a connection pooler swallows notifications. A hint
 * carries no truth: it only makes a process look sooner, and all of them may be lost.
 */
import { createClient } from 'redis'
import { HINT_CHANNEL } from '../sql/ledger.ts'

type Broker = ReturnType<typeof makeBroker>

/** Passes hints. */
export class Hints {
  readonly #listeners = new Set<(seq: number) => void>()
  readonly #brokers: readonly Broker[]

  /** Without a broker hints stay in this process. A broker that is away is looked for again and again, and never waited for. */
  constructor(redisUrl: string | null) {
    this.#brokers = redisUrl === null ? [] : [makeBroker(redisUrl), makeBroker(redisUrl)]
    const [, listening] = this.#brokers
    listening?.on('ready', () => {
      void listening.subscribe(HINT_CHANNEL, () => this.#pass(Number.NaN)).catch(() => undefined)
    })
    for (const broker of this.#brokers) void broker.connect().catch(() => undefined)
  }

  /** Tells everybody that the ledger has grown to this entry. */
  tell(seq: number): void {
    this.#pass(seq)
    const [telling] = this.#brokers
    if (telling?.isReady === true) void telling.publish(HINT_CHANNEL, String(seq)).catch(() => undefined)
  }

  /** Calls back at every hint, with the entry, or NaN when it came by the broker, whose word nobody has to take. Returns what ends it. */
  listen(onHint: (seq: number) => void): () => void {
    this.#listeners.add(onHint)
    return () => this.#listeners.delete(onHint)
  }

  /** Leaves the broker. */
  close(): void {
    for (const broker of this.#brokers) broker.destroy()
  }

  #pass(seq: number): void {
    for (const listener of this.#listeners) listener(seq)
  }
}

function makeBroker(url: string) {
  // Hints that could not be sent at once are worthless later: nothing is queued.
  const broker = createClient({ url, disableOfflineQueue: true })
  // Without a listener an outage of the broker would end the process; the database is the truth, so there is nothing to do.
  broker.on('error', () => undefined)
  return broker
}

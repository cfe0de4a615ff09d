/** Tells of an outage of the database once when it begins and once when it is over, however many requests meet it meanwhile. */

/** Where it is told. */
export interface OutageLog {
  error(fact: unknown, sentence: string): void
  info(sentence: string): void
}

/** How often it is tried whether the database is back: an outage is told to the second. */
const LOOK_EVERY_MS = 500

/** The outage that is under way, if any. */
export class Outage {
  readonly #log: OutageLog
  readonly #ask: () => Promise<unknown>
  #sinceMs: number | null = null
  #met = 0
  #timer: NodeJS.Timeout | null = null

  /** `ask` asks the database anything; it fails while the database is away. */
  constructor(log: OutageLog, ask: () => Promise<unknown>) {
    this.#log = log
    this.#ask = ask
  }

  /** A request has met it. */
  meet(error: unknown): void {
    this.#met += 1
    if (this.#sinceMs !== null) return
    this.#sinceMs = performance.now()
    this.#log.error(error, 'The database is away. Requests are answered 503 until it is back; nothing that was acknowledged is lost.')
    this.#lookLater()
  }

  /** Looks no more. */
  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #lookLater(): void {
    this.#timer = setTimeout(() => void this.#look(), LOOK_EVERY_MS)
    this.#timer.unref()
  }

  async #look(): Promise<void> {
    try {
      await this.#ask()
    } catch {
      if (this.#timer !== null) this.#lookLater()
      return
    }
    const seconds = ((performance.now() - (this.#sinceMs ?? 0)) / 1000).toFixed(1)
    this.#log.info(`The database is back after ${seconds} seconds; ${this.#met} requests were asked to try again.`)
    this.#sinceMs = null
    this.#met = 0
  }
}

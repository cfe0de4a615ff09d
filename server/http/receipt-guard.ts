/** Slows down whoever guesses receipts: only misses are counted, so a hall that shares one address is never shut out by finding its own. */

/** Misses of one address in a window; a person who misreads a code stays far below. */
const MISSES_MAX = 60
const WINDOW_MS = 10 * 60 * 1000
/** Addresses remembered; the oldest go first. */
const ADDRESSES_MAX = 10_000

/** Counts misses by address. */
export class ReceiptGuard {
  readonly #misses = new Map<string, { since: number; count: number }>()

  /** Seconds to wait before the next try, 0 when none. */
  secondsToWait(address: string, nowMs: number): number {
    const known = this.#misses.get(address)
    if (known === undefined || known.count < MISSES_MAX || nowMs - known.since > WINDOW_MS) return 0
    return Math.ceil((known.since + WINDOW_MS - nowMs) / 1000)
  }

  /** Remembers a miss. */
  missed(address: string, nowMs: number): void {
    const known = this.#misses.get(address)
    if (known !== undefined && nowMs - known.since <= WINDOW_MS) known.count += 1
    else this.#misses.set(address, { since: nowMs, count: 1 })
    const oldest = this.#misses.keys().next()
    if (this.#misses.size > ADDRESSES_MAX && oldest.value !== undefined) this.#misses.delete(oldest.value)
  }
}

/** The one of this process: every door that takes receipts counts the same misses. */
export const receiptGuard = new ReceiptGuard()

/** How often sign-in links may be asked for, so that nobody's letter box is filled and nobody can try addresses in bulk. */

/** Links that one e-mail address gets in a window: enough for a lost letter and a second phone. */
export const LINKS_PER_EMAIL_MAX = 5
/** Links that may be asked for from one network address in a window: a whole hall may sit behind one. */
export const LINKS_PER_NETWORK_MAX = 60
/** The window. */
export const LINK_WINDOW_MS = 15 * 60_000
/** Counts that are remembered; the oldest go first, and with them at worst a few links too many. */
const COUNTS_MAX = 20_000

/** Counts requests in the memory of one process. */
export class LinkLimits {
  readonly #counts = new Map<string, { count: number; endsAt: number }>()

  /** Counts one request. @returns seconds to wait when it is one too many, else 0 */
  count(email: string, network: string, nowMs: number): number {
    return Math.max(this.#countOne(`e ${email}`, LINKS_PER_EMAIL_MAX, nowMs), this.#countOne(`n ${network}`, LINKS_PER_NETWORK_MAX, nowMs))
  }

  #countOne(key: string, max: number, nowMs: number): number {
    const known = this.#counts.get(key)
    const window = known === undefined || known.endsAt <= nowMs ? { count: 0, endsAt: nowMs + LINK_WINDOW_MS } : known
    if (window.count >= max) return Math.ceil((window.endsAt - nowMs) / 1000)
    this.#counts.delete(key)
    this.#counts.set(key, { ...window, count: window.count + 1 })
    const oldest = this.#counts.size > COUNTS_MAX ? this.#counts.keys().next().value : undefined
    if (oldest !== undefined) this.#counts.delete(oldest)
    return 0
  }
}

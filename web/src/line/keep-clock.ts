/** Keeps the time of the house on a device: asks the house several times and takes the best, and asks again after every sleep and every few minutes. */
import { api } from './api.ts'
import { HouseTime, type Reading } from './house-time.ts'
import type { ServerClock } from './server-clock.ts'

export interface ClockKeeper {
  /** What a frame of the line said of now; `sentAtMs` is when it was asked for, on the steady clock. */
  sight(serverNowMs: number, sentAtMs: number): void
  close(): void
}

/** Round trips of one measurement: the first one pays for the connection, the best of the others counts. */
const ROUND_TRIPS = 4
/** A device whose clocks part again and again while it asks is given up for this time. */
const ROUND_TRIPS_MAX = 2 * ROUND_TRIPS
/** A quartz that is off by a ten thousandth loses 24 ms in this time. */
const AGAIN_AFTER_MS = 4 * 60_000
/** An answer later than this tells nothing. */
const ANSWER_MS_MAX = 4_000
/** How soon a clock that was set, or a sleep, is noticed: as often as clocks are drawn. */
const LOOK_EVERY_MS = 250
/** Corrections below this are not seen. */
const TOLD_FROM_MS = 10

/** Starts keeping; the house is asked for the first time at once. */
export function keepClock(onClock: (clock: ServerClock) => void): ClockKeeper {
  return new Keeper(onClock)
}

class Keeper implements ClockKeeper {
  readonly #time = new HouseTime()
  readonly #onClock: (clock: ServerClock) => void
  readonly #stop = new AbortController()
  readonly #timers: readonly ReturnType<typeof setInterval>[]
  #told: number | null = null
  #isAsking = false

  constructor(onClock: (clock: ServerClock) => void) {
    this.#onClock = onClock
    const wake = (): void => {
      this.#look()
      if (document.visibilityState !== 'hidden') void this.#ask()
    }
    const options = { signal: this.#stop.signal }
    addEventListener('online', wake, options)
    addEventListener('pageshow', wake, options)
    document.addEventListener('visibilitychange', wake, options)
    document.addEventListener('resume', wake, options)
    this.#timers = [setInterval(() => this.#look(), LOOK_EVERY_MS), setInterval(() => void this.#ask(), AGAIN_AFTER_MS)]
    this.#look()
    void this.#ask()
  }

  sight(serverNowMs: number, sentAtMs: number): void {
    if (this.#look()) return
    this.#time.see({ serverNowMs, sentAtMs, heardAtMs: performance.now() })
    this.#tell()
  }

  close(): void {
    this.#stop.abort()
    for (const timer of this.#timers) clearInterval(timer)
  }

  /** True when the clocks of the device have parted: the steady one holds until the house has answered anew. */
  #look(): boolean {
    const haveParted = this.#time.look(readingNow())
    if (haveParted) {
      this.#tell()
      void this.#ask()
    }
    return haveParted
  }

  async #ask(): Promise<void> {
    if (this.#isAsking || this.#stop.signal.aborted) return
    this.#isAsking = true
    try {
      for (let trip = 0; trip < (this.#time.isDoubted ? ROUND_TRIPS_MAX : ROUND_TRIPS); trip++) await this.#askOnce()
    } catch {
      // No network: the line says so, and its next hello tells the time.
      this.#time.settle()
      this.#tell()
    } finally {
      this.#isAsking = false
    }
  }

  async #askOnce(): Promise<void> {
    const sentAtMs = performance.now()
    const now = await api('GET /house/now', { signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(ANSWER_MS_MAX)]) })
    const heardAtMs = performance.now()
    // A device that slept while it waited has an answer of before.
    if (this.#look() || !now.ok) return
    this.#time.see({ serverNowMs: now.answer.serverNowMs, sentAtMs, heardAtMs })
    this.#tell()
  }

  #tell(): void {
    const skewMs = this.#time.skewAt(readingNow())
    if (skewMs === null || (this.#told !== null && Math.abs(skewMs - this.#told) < TOLD_FROM_MS)) return
    this.#told = skewMs
    this.#onClock({ skewMs, roundTripMs: this.#time.roundTripMs })
  }
}

function readingNow(): Reading {
  return { steadyMs: performance.now(), wallMs: Date.now() }
}

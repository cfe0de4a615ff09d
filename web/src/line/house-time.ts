/**
 * The time of the house on a device whose own clock may be wrong, be set while the page is open, or stand still in sleep.
 * Between two measurements it goes by the steady clock of the device, which nobody can set; so it never runs backwards.
 */

/** The two clocks of a device at one moment: the one that only goes on (`performance.now()`), and the one that can be set (`Date.now()`). */
export interface Reading {
  readonly steadyMs: number
  readonly wallMs: number
}
/** One sight of the clock of the house: when the question went out and when the answer came, on the steady clock. */
export interface Sight {
  readonly serverNowMs: number
  readonly sentAtMs: number
  readonly heardAtMs: number
}
interface Held {
  /** House minus steady clock. */
  readonly offsetMs: number
  readonly roundTripMs: number
  readonly atMs: number
}

/** Two clocks of a device that part by more than this: one of them was set, or the device slept. */
const PARTED_MS = 500
/** A quartz is off by a ten thousandth at worst: so much a held sight loses with age, in either direction. */
const DRIFT = 1e-4
/** Two sights that differ by more than their round trips explain, and by this: the clock of the house itself was set. */
const SET_MS = 500
/** Without network a longer sleep than this is taken for a clock that was set. */
const SLEEP_MS_MAX = 12 * 60 * 60 * 1000

/** What is known of the time of the house, and whether it has to be asked again. */
export class HouseTime {
  #held: Held | null = null
  #last: Reading | null = null
  #partedMs = 0
  #isDoubted = false

  /** True from the moment the clocks of the device part until the house has been asked again. */
  get isDoubted(): boolean {
    return this.#isDoubted
  }

  /** Looks at the clocks of the device; true when they have parted since the last look. */
  look(reading: Reading): boolean {
    const last = this.#last
    this.#last = reading
    if (last === null) return false
    const partedMs = reading.wallMs - last.wallMs - (reading.steadyMs - last.steadyMs)
    if (Math.abs(partedMs) <= PARTED_MS) return false
    this.#partedMs += partedMs
    this.#isDoubted = true
    return true
  }

  /** Takes a sight: the first, a better one than what is held has become by its age, or any once there is doubt. */
  see({ serverNowMs, sentAtMs, heardAtMs }: Sight): void {
    const seen = { offsetMs: serverNowMs - (sentAtMs + heardAtMs) / 2, roundTripMs: heardAtMs - sentAtMs, atMs: heardAtMs }
    const held = this.#held
    if (held === null || this.#isDoubted || isBetter(seen, held)) this.#held = seen
    this.#isDoubted = false
    this.#partedMs = 0
  }

  /** The house cannot be asked: what looks like a sleep is taken for one, so that a phone that wakes without network is right most of the time. */
  settle(): void {
    const held = this.#held
    if (held !== null && this.#isDoubted && this.#partedMs > 0 && this.#partedMs <= SLEEP_MS_MAX)
      this.#held = { ...held, offsetMs: held.offsetMs + this.#partedMs }
    this.#partedMs = 0
  }

  /** What to add to the clock of the device that can be set; null before the first sight. */
  skewAt({ steadyMs, wallMs }: Reading): number | null {
    return this.#held === null ? null : Math.round(this.#held.offsetMs + steadyMs - wallMs)
  }

  /** Round trip of the sight that is held. */
  get roundTripMs(): number {
    return this.#held?.roundTripMs ?? 0
  }
}

function isBetter(seen: Held, held: Held): boolean {
  const blurMs = held.roundTripMs + 2 * DRIFT * (seen.atMs - held.atMs)
  return seen.roundTripMs <= blurMs || Math.abs(seen.offsetMs - held.offsetMs) > (seen.roundTripMs + blurMs) / 2 + SET_MS
}

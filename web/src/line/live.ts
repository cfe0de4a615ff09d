/** Listens to the live stream of a gathering: resumes from the last entry it saw, notices silence, and says when it is behind. */
import { LIVE_BEAT_MS } from '$contract/limits'
import type { LiveFrameName, LiveFrames } from '$contract/live'
import { keepClock, type ClockKeeper } from './keep-clock.ts'
import type { ServerClock } from './server-clock.ts'

/** How fresh the screen is: `live`, or `stale` since an instant of this device's clock. */
export type LineState = { readonly kind: 'live' } | { readonly kind: 'stale'; readonly sinceMs: number }
export interface ListenParts {
  /** With a table, ideas of other tables are left out. */
  readonly table?: string
  /** A phone is told its own part of the gathering alone, by frames named `phone`. */
  readonly screen?: 'phone'
  /** Number of the ledger entry that the page is true at. */
  readonly after: number
  readonly onFrame: <N extends LiveFrameName>(name: N, frame: LiveFrames[N], entry: number) => void
  readonly onState: (state: LineState) => void
  /** The clock of the house, whenever it is known better. */
  readonly onClock?: (clock: ServerClock) => void
}
export interface Listening {
  /** Starts over at once, e.g. when the network came back. */
  restart(): void
  close(): void
}

/** The house is heard at least once a beat; two beats missed and a little more is silence. */
export const SILENCE_MS_MAX = 2 * LIVE_BEAT_MS + 5_000
/** Pauses between tries to connect again: quick first, and never so long that a screen is behind five seconds after the house is back. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000] as const
/** A screen is called stale only when a lost line did not come back by then; shorter drops are nobody's concern. */
const STALE_AFTER_MS = 3_000
/** After a sleep of this length the line may have died without a word, and what was missed is asked for at once. */
const SLEEP_MS_MIN = 3_000
const FRAMES = ['hello', 'ideas', 'gathering', 'phone', 'themes', 'desk', 'table', 'floor'] as const satisfies readonly LiveFrameName[]

/** Opens the stream of `gathering` (id or slug); close what it returns. */
export function listen(gathering: string, parts: ListenParts): Listening {
  const line = new Line(gathering, parts)
  line.restart()
  return line
}

class Line implements Listening {
  readonly #gathering: string
  readonly #parts: ListenParts
  readonly #stop = new AbortController()
  #source: EventSource | null = null
  #entry: number
  /** Digest of what a phone has been told; the house then leaves out what has not changed since. */
  #have: string | null = null
  #tries = 0
  #isLive: boolean | null = null
  readonly #clock: ClockKeeper | null
  #asleepSince: { readonly steadyMs: number; readonly wallMs: number } | null = null
  #lostAtMs = 0
  readonly #timers: Record<'retry' | 'silence' | 'stale', ReturnType<typeof setTimeout> | undefined> = {
    retry: undefined,
    silence: undefined,
    stale: undefined,
  }

  constructor(gathering: string, parts: ListenParts) {
    this.#gathering = gathering
    this.#parts = parts
    this.#entry = parts.after
    const { onClock } = parts
    this.#clock = onClock === undefined ? null : keepClock(onClock)
    const options = { signal: this.#stop.signal }
    addEventListener('online', () => this.restart(), options)
    addEventListener('offline', () => this.#lost(), options)
    addEventListener('pageshow', (event) => event.persisted && this.restart(), options)
    document.addEventListener('freeze', () => this.#sleep(), options)
    document.addEventListener('resume', () => this.#wake(), options)
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? this.#wake() : this.#sleep()), options)
  }

  #sleep(): void {
    this.#asleepSince ??= { steadyMs: performance.now(), wallMs: Date.now() }
  }

  /** Some devices stop their steady clock in sleep, others do not: the one that tells of more time is believed. */
  #wake(): void {
    const since = this.#asleepSince
    this.#asleepSince = null
    const sleptMs = since === null ? 0 : Math.max(performance.now() - since.steadyMs, Date.now() - since.wallMs)
    if (this.#isLive !== true || sleptMs >= SLEEP_MS_MIN) this.restart()
  }

  restart(): void {
    if (this.#stop.signal.aborted) return
    this.#source?.close()
    clearTimeout(this.#timers.retry)
    const openedAtMs = performance.now()
    const source = new EventSource(this.#address())
    this.#source = source
    for (const name of FRAMES) source.addEventListener(name, (event) => this.#heard(name, event, openedAtMs))
    source.addEventListener('beat', (event) => this.#beat(event))
    source.addEventListener('error', () => source === this.#source && this.#lost())
    this.#watchSilence()
  }

  close(): void {
    this.#stop.abort()
    this.#clock?.close()
    this.#source?.close()
    for (const timer of Object.values(this.#timers)) clearTimeout(timer)
  }

  #address(): string {
    const query = new URLSearchParams({ gathering: this.#gathering, after: String(this.#entry) })
    if (this.#parts.table !== undefined) query.set('table', this.#parts.table)
    if (this.#parts.screen !== undefined) query.set('screen', this.#parts.screen)
    if (this.#have !== null) query.set('have', this.#have)
    return `/api/v1/live?${query}`
  }

  #heard<N extends LiveFrameName>(name: N, event: MessageEvent, openedAtMs: number): void {
    this.#alive()
    this.#note(event)
    // The server speaks the frames of contract/live.ts by their names.
    const frame = JSON.parse(String(event.data)) as LiveFrames[N]
    if (name === 'hello') this.#hello(frame as LiveFrames['hello'], openedAtMs)
    if (name === 'phone') this.#have = (frame as LiveFrames['phone']).digest
    this.#parts.onFrame(name, frame, this.#entry)
  }

  /** How far everything has been told. */
  #note({ lastEventId }: MessageEvent): void {
    const entry = Number(lastEventId)
    if (Number.isSafeInteger(entry) && entry > this.#entry) this.#entry = entry
  }

  #beat(event: MessageEvent): void {
    this.#alive()
    this.#note(event)
  }

  #hello({ serverNowMs, isGap, version }: LiveFrames['hello'], openedAtMs: number): void {
    // After a gap the page loads its state again, and is true at this entry: also when the house came back from an older copy.
    if (isGap) this.#entry = version
    this.#clock?.sight(serverNowMs, openedAtMs)
  }

  #alive(): void {
    this.#tries = 0
    this.#watchSilence()
    clearTimeout(this.#timers.stale)
    this.#timers.stale = undefined
    this.#lostAtMs = 0
    if (this.#isLive === true) return
    this.#isLive = true
    this.#parts.onState({ kind: 'live' })
  }

  #watchSilence(): void {
    clearTimeout(this.#timers.silence)
    this.#timers.silence = setTimeout(() => this.#lost(), SILENCE_MS_MAX)
  }

  /** The line is lost: try again in a moment, and say so if it stays lost. */
  #lost(): void {
    this.#source?.close()
    this.#source = null
    if (this.#lostAtMs === 0) this.#lostAtMs = Date.now()
    const sinceMs = this.#lostAtMs
    if (this.#timers.stale === undefined && this.#isLive !== false) {
      const inMs = navigator.onLine === false ? 0 : STALE_AFTER_MS
      this.#timers.stale = setTimeout(() => {
        this.#isLive = false
        this.#parts.onState({ kind: 'stale', sinceMs })
      }, inMs)
    }
    const pauseMs = PAUSES_MS[Math.min(this.#tries, PAUSES_MS.length - 1)] ?? 0
    this.#tries += 1
    clearTimeout(this.#timers.retry)
    // Half of the pause is chance, so that a hall of phones does not come back in one instant.
    this.#timers.retry = setTimeout(() => this.restart(), pauseMs * (0.5 + Math.random() * 0.5))
  }
}

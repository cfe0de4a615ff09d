/** Gentle sounds of the wall, made here: no file, no harsh edge, and each cue known by its notes. */
import type { Cue } from '$line/cues.ts'

/** Notes of each cue in hertz: C5, E5 and G5, upwards while there is time, downwards at the end. */
export const NOTES: Readonly<Record<Cue, readonly number[]>> = {
  five: [523.25],
  one: [523.25, 659.25],
  thirty: [659.25],
  end: [783.99, 659.25, 523.25],
}
/** A hall hears it without anybody starting. */
const LOUDNESS = 0.2
const RISE_S = 0.03
const FALL_S = 1.6
const NEXT_NOTE_S = 0.45
/** Where an exponential fall may end; it never reaches nothing. */
const SILENCE = 0.0001

/** Plays cues once the browser allows it, which takes one tap or key on the page. */
export class Chime {
  readonly #context = new AudioContext()

  /** True when the browser lets it be heard. */
  get isAwake(): boolean {
    return this.#context.state === 'running'
  }

  /** Asks the browser; to be called from a tap or a key. */
  async wake(): Promise<void> {
    await this.#context.resume()
  }

  play(cue: Cue): void {
    if (!this.isAwake) return
    for (const [place, hertz] of NOTES[cue].entries()) this.#note(hertz, this.#context.currentTime + place * NEXT_NOTE_S)
  }

  close(): void {
    void this.#context.close()
  }

  #note(hertz: number, at: number): void {
    const tone = new OscillatorNode(this.#context, { type: 'sine', frequency: hertz })
    const loudness = new GainNode(this.#context, { gain: SILENCE })
    loudness.gain.setValueAtTime(SILENCE, at)
    loudness.gain.exponentialRampToValueAtTime(LOUDNESS, at + RISE_S)
    loudness.gain.exponentialRampToValueAtTime(SILENCE, at + FALL_S)
    tone.connect(loudness).connect(this.#context.destination)
    tone.start(at)
    tone.stop(at + FALL_S)
  }
}

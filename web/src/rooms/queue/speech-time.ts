/** The clock of a speech: what is left of its slot, or how far it is beyond. */
import { clockText } from '../../line/server-clock.ts'

/** From here on the clock of a speech is amber. */
export const SPEECH_LAST_MS = 20_000

export interface SpeechTime {
  /** `1:24`, and `+0:12` beyond the slot. */
  readonly text: string
  readonly mood: 'calm' | 'last' | 'over'
  readonly minutes: number
  readonly seconds: number
}

/** The clock of a speech that runs at an instant of the house. */
export function speechTime(speech: { readonly startedAt: string | null; readonly slotSeconds: number | null }, nowMs: number): SpeechTime {
  const startedMs = speech.startedAt === null ? nowMs : Date.parse(speech.startedAt)
  const leftMs = (speech.slotSeconds ?? 0) * 1000 - Math.max(0, nowMs - startedMs)
  const isOver = leftMs < 0
  // Beyond the slot whole seconds are counted from the first that is full: 0:00 stands for a second.
  const shownSeconds = isOver ? Math.floor(-leftMs / 1000) : Math.ceil(leftMs / 1000)
  return {
    text: `${isOver ? '+' : ''}${clockText(shownSeconds * 1000)}`,
    mood: isOver ? 'over' : leftMs <= SPEECH_LAST_MS ? 'last' : 'calm',
    minutes: Math.floor(shownSeconds / 60),
    seconds: shownSeconds % 60,
  }
}

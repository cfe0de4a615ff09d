/** Vibration at the cues of the clock: off unless somebody chose it on this phone. */
import type { Cue } from './cues.ts'
import { phoneStorage } from './phone-storage.ts'

/** Milliseconds of vibration and rest: longer as the end comes. */
export const PATTERNS: Readonly<Record<Cue, readonly number[]>> = {
  five: [80],
  one: [80, 120, 80],
  thirty: [80],
  end: [250, 150, 250],
}
const KEPT = 'entente-vibration'
const storage = phoneStorage()

/** True where the browser can vibrate at all; a table computer cannot. */
export function canVibrate(): boolean {
  return 'vibrate' in navigator
}
export function isVibrationChosen(): boolean {
  return storage.read(KEPT) === 'on'
}
/** Chosen, it is felt once, so that one knows what to wait for. */
export function chooseVibration(isChosen: boolean): void {
  storage.write(KEPT, isChosen ? 'on' : null)
  if (isChosen) vibrateAt('five')
}
export function vibrateAt(cue: Cue): void {
  if (canVibrate() && isVibrationChosen()) navigator.vibrate([...PATTERNS[cue]])
}

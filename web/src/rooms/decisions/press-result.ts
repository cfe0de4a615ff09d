/** What a form of the page of a decision came back with. */
import type { Place } from './press-decision.ts'

export type PressResult = {
  readonly place: Place
  readonly sentence: string | null
  readonly typed: Readonly<Record<string, string>>
} | null

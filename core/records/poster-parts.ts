/** What a poster is made of: texts, lines, stops, brackets and marks at their places, and the words of the system on it. */
import type { HeldWords } from './holdings.ts'
import { isRightToLeft, type Voice } from './text-width.ts'

/** Text of one line. `x` is its edge: the start of a text that runs left to right, or the left edge of one that is set from its end. */
export interface PosterText {
  readonly kind: 'text'
  readonly x: number
  readonly y: number
  readonly size: number
  readonly voice: Voice
  readonly weight: number
  readonly text: string
  readonly isRightToLeft: boolean
  /** Which side of the text `x` is. */ readonly edge: 'left' | 'right'
}
/** A straight line. */
export interface PosterLine {
  readonly kind: 'line'
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
  readonly width: number
  readonly isDashed: boolean
}
/** A stop of the line; an open one is no theme. */
export interface PosterStop {
  readonly kind: 'stop'
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly isOpen: boolean
}
/** Brackets around a block. */
export interface PosterBrackets {
  readonly kind: 'brackets'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
/** The mark of a stakeholder group. */
export interface PosterMark {
  readonly kind: 'mark'
  readonly mark: string
  readonly x: number
  readonly y: number
  readonly size: number
}
/** The strip of cloth at the edge. */
export interface PosterCloth {
  readonly kind: 'cloth'
  readonly width: number
  readonly height: number
}
/** Where the code of the address goes. */
export interface PosterCode {
  readonly kind: 'code'
  readonly x: number
  readonly y: number
  readonly size: number
}
/** Anything on the sheet. */
export type PosterItem = PosterText | PosterLine | PosterStop | PosterBrackets | PosterMark | PosterCloth | PosterCode
/** The sheet, in units of which the width is 1,000. */
export interface Poster {
  readonly width: number
  readonly height: number
  readonly items: readonly PosterItem[]
}

/** What the sheet says beside people's words. */
export interface PosterWords {
  readonly headline: string
  /** Sentences; they share a line where they fit on one. */
  readonly subtitle: readonly string[]
  readonly conversation: (number: number) => string
  readonly ideas: (ideas: number) => string
  readonly withoutTheme: string
  readonly noGroup: string
  readonly erased: string
  /** People that one mark stands for. */
  readonly people: (people: number) => string
  readonly legend: readonly [title: string, stop: string, tick: string]
  readonly record: string
  readonly address: string
  readonly foot: string
}

/** A text of the system or of a person on the sheet, from its start edge. */
export function textAt(
  x: number,
  y: number,
  text: string,
  look: { readonly size: number; readonly voice: Voice; readonly weight: number; readonly edge?: 'left' | 'right' },
): PosterText {
  return {
    kind: 'text',
    x,
    y,
    text,
    size: look.size,
    voice: look.voice,
    weight: look.weight,
    isRightToLeft: isRightToLeft(text),
    edge: look.edge ?? 'left',
  }
}

/** A straight line between two points. */
export function lineAt(x1: number, y1: number, x2: number, y2: number, width: number, isDashed = false): PosterLine {
  return { kind: 'line', x1, y1, x2, y2, width, isDashed }
}

/** Words, or the sentence that they were erased. */
export function heldOr(words: HeldWords, erased: string): string {
  return words ?? erased
}

/** Width of the sheet. */
export const POSTER_WIDTH = 1_000
/** Height that A3 has at that width. A gathering that does not fit makes the sheet longer, never smaller to read. */
export const POSTER_HEIGHT = 1_414
/** Space at both sides. */
export const POSTER_MARGIN = 44

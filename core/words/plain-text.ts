/** Text as people wrote it: control characters out (line breaks stay), nothing else changed. */
import { accept, refuse, type Outcome } from './outcome.ts'

declare const parsed: unique symbol
/** Text that has been through one of the two parsers of this file; only they make one. */
export type PlainText = string & { readonly [parsed]: true }

// C0 and C1 controls except line feed, lone surrogates, U+FFFE and U+FFFF (no letters, and a picture in XML breaks on them), and nothing else: joiners and bidi marks are part of how people write.
const CONTROLS =
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g

/**
 * Takes what somebody said and keeps it verbatim: control characters go, line breaks stay (CR LF and CR become LF), nothing
 * else changes, not even the white space at its ends. Pages isolate the direction of each text where they show it.
 * @param limit most code points, at least 1
 * @returns the text, or `text_empty` (nothing but white space) / `text_too_long` with field, length, limit and over
 */
export function parseVerbatim(raw: string, field: string, limit: number): Outcome<PlainText, 'text_empty' | 'text_too_long'> {
  return within(withoutControls(raw), field, limit)
}

/**
 * Takes a name, a title or a text that is edited: as `parseVerbatim`, with tabs as spaces and without white space at its
 * ends. Bidirectional controls that were left open are closed: names stand inside sentences of ours and must not turn them around.
 * @param limit most code points, at least 1
 * @returns the text, or `text_empty` / `text_too_long` with field, length, limit and over
 */
export function parsePlainText(raw: string, field: string, limit: number): Outcome<PlainText, 'text_empty' | 'text_too_long'> {
  return within(closeDirections(withoutControls(raw.replaceAll('\t', ' ')).trim()), field, limit)
}

function within(text: string, field: string, limit: number): Outcome<PlainText, 'text_empty' | 'text_too_long'> {
  const length = [...text].length
  if (text.trim() === '') return refuse('text_empty', { field })
  if (length > limit) return refuse('text_too_long', { field, length, limit, over: length - limit })
  // The one place that makes the type: it has just been checked.
  return accept(text as PlainText)
}

function withoutControls(raw: string): string {
  return raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(CONTROLS, '')
}

/** Signs that turn the direction, and the two that end it. */
const TURNS = /[\u202A-\u202E\u2066-\u2069]/g
const END_OF_EMBEDDING = '\u202C'
const END_OF_ISOLATE = '\u2069'

/** Closes directions that were left open, the last one first, so that the text cannot turn around what stands after it. */
export function closeDirections(text: string): string {
  const open: string[] = []
  for (const [sign] of text.matchAll(TURNS)) {
    // The end of an isolate ends every embedding inside it too; an end without a start ends nothing.
    if (sign === END_OF_ISOLATE) open.splice(open.includes(END_OF_ISOLATE) ? open.lastIndexOf(END_OF_ISOLATE) : open.length)
    else if (sign === END_OF_EMBEDDING) open.splice(open.at(-1) === END_OF_EMBEDDING ? -1 : open.length)
    else open.push(sign >= '\u2066' ? END_OF_ISOLATE : END_OF_EMBEDDING)
  }
  return text + open.toReversed().join('')
}

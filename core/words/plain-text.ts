/** Text as people wrote it: control characters out (line breaks stay), nothing else changed. */
import { accept, refuse, type Outcome } from './outcome.ts'

declare const parsed: unique symbol
/** Text that has been through `parsePlainText`; only that function makes one. */
export type PlainText = string & { readonly [parsed]: true }

// C0 and C1 controls except line feed, lone surrogates, and nothing else: joiners and bidi marks are part of how people write.
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * Takes text as it was sent and keeps it verbatim, without control characters (tabs become spaces, CR LF becomes LF) and
 * without white space at its ends. Bidirectional isolates that were left open are closed, so that a text cannot turn its neighbours around.
 * @param limit most code points, at least 1
 * @returns the text, or `text_empty` / `text_too_long` with field, length, limit and over
 */
export function parsePlainText(raw: string, field: string, limit: number): Outcome<PlainText, 'text_empty' | 'text_too_long'> {
  const text = closeIsolates(raw.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\t', ' ').replace(CONTROLS, '').trim())
  const length = [...text].length
  if (length === 0) return refuse('text_empty', { field })
  if (length > limit) return refuse('text_too_long', { field, length, limit, over: length - limit })
  // The one place that makes the type: it has just been checked.
  return accept(text as PlainText)
}

function closeIsolates(text: string): string {
  const opened = (text.match(/[\u2066-\u2068]/g)?.length ?? 0) - (text.match(/\u2069/g)?.length ?? 0)
  const embedded = (text.match(/[\u202A\u202B\u202D\u202E]/g)?.length ?? 0) - (text.match(/\u202C/g)?.length ?? 0)
  return text + '\u202C'.repeat(Math.max(0, embedded)) + '\u2069'.repeat(Math.max(0, opened))
}

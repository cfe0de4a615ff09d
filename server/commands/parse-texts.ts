/** Parses the texts that commands take; the first bad one is refused by its field. */
import { TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'

type Refused = 'text_empty' | 'text_too_long'

/** A title or a name. */
export function parseTitle(raw: string, field: string): Outcome<PlainText, Refused> {
  return parsePlainText(raw, field, TITLE_CHARACTERS_MAX)
}

/** A text that may be absent or blank: null then. */
export function parseOptional(raw: string | null | undefined, field: string, limit: number): Outcome<PlainText | null, Refused> {
  return raw === undefined || raw === null || raw.trim() === '' ? accept(null) : parsePlainText(raw, field, limit)
}

/** A list of texts; a bad one is named `field.index`, or `field` when there is one only. */
export function parseTexts(raw: readonly string[], field: string, limit: number): Outcome<PlainText[], Refused> {
  const parsed: PlainText[] = []
  for (const [index, text] of raw.entries()) {
    const one = parsePlainText(text, raw.length === 1 ? field : `${field}.${index}`, limit)
    if (!one.ok) return one
    parsed.push(one.value)
  }
  return accept(parsed)
}

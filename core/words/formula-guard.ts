/** Texts that a spreadsheet would take for a formula: an apostrophe before them on the way out, taken off on the way in. */

/** A text that no spreadsheet takes for a formula. */
export function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

/** What `guarded` was given: the text without the apostrophe before a sign that begins formulas. */
export function unguarded(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text
}

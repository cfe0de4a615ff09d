/** Lists as PostgreSQL writes them: `{a,"b c",NULL}`. One level; no table of ours has lists of lists. */

/** The text of a list. `serialize` gives the text of an element. */
export function arrayText(list: unknown, serialize: (value: unknown) => string): string {
  if (!Array.isArray(list)) return String(list)
  return `{${list
    .map((value: unknown) =>
      value === null || value === undefined ? 'NULL' : `"${serialize(value).replaceAll(/["\\]/g, (sign) => `\\${sign}`)}"`,
    )
    .join(',')}}`
}

/** The list of a text that PostgreSQL wrote. `parse` takes the text of an element. */
export function parseArrayText<T>(text: string, parse: (text: string) => T): (T | null)[] {
  // What stands between braces is either quoted, with a backslash before each sign that is meant, or has no comma and no quote.
  return [...text.slice(1, -1).matchAll(/"((?:[^"\\]|\\.)*)"|([^,"]+)/gs)].map(([, quoted, bare = '']) =>
    quoted !== undefined ? parse(quoted.replaceAll(/\\(.)/gs, '$1')) : bare === 'NULL' ? null : parse(bare),
  )
}

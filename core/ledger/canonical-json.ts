/** One spelling for one value, so that a digest of it is the same everywhere: keys sorted, no white space. */

/** A value that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * JSON with the keys of every object in code-unit order and absent (`undefined`) keys left out.
 * Numbers in the ledger are integers; fractions would depend on a printer and are refused.
 * @throws {RangeError} on a number that is not a safe integer
 * Source: the subset of RFC 8785 that has no fractions.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const parts: string[] = []
  for (const key of Object.keys(value).toSorted()) {
    const part = value[key]
    if (part !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(part)}`)
  }
  return `{${parts.join(',')}}`
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}

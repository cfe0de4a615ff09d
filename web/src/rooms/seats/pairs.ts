/** Pairs of seat numbers as people write them: one pair on each line. */

/** The pairs, or the line that is not one. */
export type Pairs =
  | { readonly ok: true; readonly pairs: [number, number][] }
  | { readonly ok: false; readonly list: string; readonly line: number; readonly text: string }

/** Reads pairs; between the two numbers stands anything that is no digit. Empty lines are passed over. */
export function parsePairs(text: string, list: string): Pairs {
  const pairs: [number, number][] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [, a, b] = /^\D*(\d{1,9})\D+(\d{1,9})\D*$/.exec(line) ?? []
    if (a === undefined || b === undefined) return { ok: false, list, line: at + 1, text: line.trim() }
    pairs.push([Number(a), Number(b)])
  }
  return { ok: true, pairs }
}

/** Pairs as lines. */
export function pairLines(pairs: readonly (readonly number[])[]): string {
  return pairs.map(([a, b]) => `${a} ${b}`).join('\n')
}

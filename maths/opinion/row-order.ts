/** An order of people that hangs on what they rated alone, so that nothing computed in it hangs on the order in which they came. */
import type { RatingMatrix } from './matrix.ts'

/**
 * The rows sorted by a digest of their ratings; people with the same ratings stand together, in the order given, and are alike for every purpose.
 * The digest has 64 bits less those that number the rows: among a million rows two different ones share it once in ten such matrices.
 */
export function rowsByContent({ starts, cells }: RatingMatrix, rows: Uint32Array): Uint32Array {
  const rowBits = 32 - Math.clz32(rows.length)
  const words = new Uint32Array(2 * rows.length)
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] ?? 0
    let low = 0x811c9dc5
    let high = 0x9e3779b9
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      low = Math.imul(low ^ (cells[at] ?? 0), 0x01000193)
      high = Math.imul(high ^ (low >>> 15), 0x85ebca6b)
    }
    low = Math.imul(low ^ (low >>> 16), 0x7feb352d)
    words[2 * place] = ((low << rowBits) | place) >>> 0
    words[2 * place + 1] = high ^ (high >>> 13)
  }
  // Two words make one number to sort by: sorting numbers takes a fifth of the time that sorting rows by a comparison takes.
  new BigUint64Array(words.buffer).sort()
  const mask = 2 ** rowBits - 1
  const order = new Uint32Array(rows.length)
  for (let at = 0; at < order.length; at += 1) order[at] = rows[(words[2 * at] ?? 0) & mask] ?? 0
  return order
}

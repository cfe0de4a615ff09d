/** How well groups predict ratings that were hidden from them: the measure that two ways of grouping are compared by. */
import { seededRandom } from '../seeded-random.ts'
import { countByGroup, countCells, type RatingMatrix } from './matrix.ts'

/** Share of the agrees and disagrees that are hidden. */
const HIDDEN = 0.1

/** A matrix without its hidden ratings, and those: rows and codes, one after the other. */
export interface Split {
  readonly shown: RatingMatrix
  readonly hidden: readonly { readonly row: number; readonly code: number }[]
}

/** Hides a tenth of the agrees and disagrees by a seed; passes stay. */
export function hideRatings(matrix: RatingMatrix, seed: number): Split {
  const random = seededRandom(seed)
  const starts = new Uint32Array(matrix.participants + 1)
  const cells = new Uint16Array(matrix.cells.length)
  const hidden: { row: number; code: number }[] = []
  let kept = 0
  for (let row = 0; row < matrix.participants; row += 1) {
    for (let at = matrix.starts[row] ?? 0; at < (matrix.starts[row + 1] ?? 0); at += 1) {
      const code = matrix.cells[at] ?? 0
      if (code % 3 !== 1 && random.next() < HIDDEN) hidden.push({ row, code })
      else cells[kept++] = code
    }
    starts[row + 1] = kept
  }
  return { shown: { ...matrix, starts, cells: cells.slice(0, kept) }, hidden }
}

/** By how much the mean log-loss of hidden ratings of grouped people falls when their groups are known, from 0 (nothing) to 1. Shares with one agree and one disagree added. */
export function lossReduction({ shown, hidden }: Split, groups: Int8Array, k: number, zeroed: Uint8Array): number {
  const all = countCells(shown, (row) => (groups[row] ?? -1) >= 0)
  const byGroup = countByGroup(shown, groups, k)
  let [without, within] = [0, 0]
  for (const { row, code } of hidden) {
    const group = byGroup[groups[row] ?? -1]
    if (group === undefined || zeroed[Math.floor(code / 3)] === 1) continue
    without += loss(all, code)
    within += loss(group, code)
  }
  return without === 0 ? 0 : 1 - within / without
}

function loss(counts: Float64Array, code: number): number {
  const column = Math.floor(code / 3)
  const [disagrees, agrees, chosen] = [counts[3 * column] ?? 0, counts[3 * column + 2] ?? 0, counts[code] ?? 0]
  return -Math.log((chosen + 1) / (disagrees + agrees + 2))
}

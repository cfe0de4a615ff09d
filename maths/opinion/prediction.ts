/** How well groups predict ratings that were hidden from them: the measure that two ways of grouping are compared by. */
import { seededRandom } from '../seeded-random.ts'
import { HALF } from './belonging.ts'
import type { OwnGrouping } from './own-groups.ts'
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

/**
 * The same when it is known to which degree people belong to each group (k for each row, 0 to 1): a rating is predicted by the shares of all groups,
 * each leaning on those of everybody, in the proportion in which the person belongs to them.
 */
export function lossReductionByDegrees({ shown, hidden }: Split, { groups, degrees, k, lean }: OwnGrouping, zeroed: Uint8Array): number {
  const isIn = (row: number): boolean => (groups[row] ?? -1) >= 0
  const all = countCells(shown, isIn)
  const sums = new Float64Array(all.length * k)
  for (let row = 0; row < shown.participants; row += 1)
    for (let at = shown.starts[row] ?? 0; at < (shown.starts[row + 1] ?? 0); at += 1)
      for (let group = 0; group < k; group += 1) {
        const place = (shown.cells[at] ?? 0) * k + group
        sums[place] = (sums[place] ?? 0) + (degrees[row * k + group] ?? 0)
      }
  let [without, within] = [0, 0]
  for (const { row, code } of hidden) {
    const other = code + 2 - 2 * (code % 3)
    if (!isIn(row) || zeroed[Math.floor(code / 3)] === 1) continue
    const share = ((all[code] ?? 0) + 1) / ((all[code] ?? 0) + (all[other] ?? 0) + 2)
    let predicted = 0
    for (let group = 0; group < k; group += 1) {
      const [inside, against] = [sums[code * k + group] ?? 0, sums[other * k + group] ?? 0]
      const groupShare = (inside + HALF + lean * share) / (inside + against + 2 * HALF + lean)
      predicted += (degrees[row * k + group] ?? 0) * groupShare
    }
    without -= Math.log(share)
    within -= Math.log(predicted)
  }
  return without === 0 ? 0 : 1 - within / without
}

function loss(counts: Float64Array, code: number): number {
  const column = Math.floor(code / 3)
  const [disagrees, agrees, chosen] = [counts[3 * column] ?? 0, counts[3 * column + 2] ?? 0, counts[code] ?? 0]
  return -Math.log((chosen + 1) / (disagrees + agrees + 2))
}

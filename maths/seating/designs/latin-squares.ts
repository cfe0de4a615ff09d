/**
 * Thirty-six people at six tables: two orthogonal Latin squares of order six do not exist (Tarry 1900), so four rounds need
 * repeats. These two squares differ in 34 of the 36 pairs, the most that is possible (Horton 1974): two pairs meet again.
 */

const FIRST = '045213501342130524312450254031423105'
const SECOND = '234501015243340125521034452310103452'
const ORDER = 6

/** Tables of 36 places (cells of a square) in up to four rounds: rows, columns and the two squares. */
export function sixBySix(rounds: number): Int32Array {
  const cells = ORDER * ORDER
  const tableOf = new Int32Array(rounds * cells)
  for (let cell = 0; cell < cells; cell += 1) {
    const tables = [Math.floor(cell / ORDER), cell % ORDER, Number(FIRST[cell]), Number(SECOND[cell])]
    for (let round = 0; round < Math.min(rounds, tables.length); round += 1) tableOf[round * cells + cell] = tables[round] ?? 0
  }
  return tableOf
}

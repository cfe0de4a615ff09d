/** Finds a design for a number of tables, places at each and rounds, where one is known. */
import { differenceMatrix } from './difference-matrix.ts'
import { firstRounds, rowDesign, type Design } from './design.ts'
import { galoisField } from './galois-field.ts'
import { starterDesign } from './starters.ts'

/** What is asked for. With hosts, places 0 … tables - 1 stay where they are. */
export interface DesignWish {
  readonly tables: number
  readonly size: number
  readonly rounds: number
  readonly hosts?: boolean
}

/**
 * A design, or null when no construction is known. Always the same for the same wish; under a millisecond but for a few
 * small numbers of tables that are no powers of a prime, which take a search of up to half a second.
 */
export function designFor(wish: DesignWish): Design | null {
  const { tables, size, rounds } = wish
  if (tables < 1 || size < 1 || rounds < 1) return null
  if (size === 1) return rowDesign(wish, 'everybody alone', (_, index) => index)
  if (rounds === 1) return rowDesign(wish, 'one round', (_, index) => index)
  return shifts(wish) ?? field(wish) ?? (wish.hosts === true ? null : (plane(wish) ?? starterDesign(tables, size, rounds))) ?? matrix(wish)
}

/** Another design where `designFor` gave one that has variants, by a number from 1; null when the search for this one failed. */
export function otherDesign(wish: DesignWish, variant: number): Design | null {
  return matrix(wish, variant)
}

/** The design with the most rounds up to those wished, for plans that search goes on from; null when not even two rounds are known. */
export function longestDesign(wish: DesignWish): Design | null {
  for (let rounds = wish.rounds; rounds > 1; rounds -= 1) {
    const design = designFor({ ...wish, rounds })
    if (design !== null) return design
  }
  return null
}

/** Seat j moves j tables each round. Nobody meets twice iff no product of a step in 1 … size - 1 and one in 1 … rounds - 1 is a multiple of the tables. */
function shifts(wish: DesignWish): Design | null {
  const { tables, size, rounds } = wish
  if (size > tables && rounds > 1) return null
  for (let row = 1; row < size; row += 1) for (let step = 1; step < rounds; step += 1) if ((row * step) % tables === 0) return null
  return rowDesign(wish, 'seat shift', (row, index, round) => (index + row * round) % tables)
}

/** The same over a field: no product of two elements that are not zero is zero. */
function field(wish: DesignWish): Design | null {
  const { tables, size, rounds } = wish
  const elements = size > tables || rounds > tables ? null : galoisField(tables)
  if (elements === null) return null
  const method = `field of ${tables} elements`
  return rowDesign(wish, method, (row, index, round) => elements.add(index, elements.multiply(row, round)))
}

/** An affine plane has one round more than its field has elements: in it the rows themselves are the tables. */
function plane(wish: DesignWish): Design | null {
  const { tables, size, rounds } = wish
  if (tables !== size || rounds !== tables + 1) return null
  const most = field({ ...wish, rounds: tables })
  if (most === null) return null
  const places = tables * size
  const tableOf = new Int32Array(rounds * places)
  tableOf.set(most.tableOf)
  for (let place = 0; place < places; place += 1) tableOf[tables * places + place] = Math.floor(place / tables)
  return { tables, size, rounds, tableOf, method: `affine plane of order ${tables}`, hasRows: false, hasHosts: false }
}

function matrix(wish: DesignWish, variant = 0): Design | null {
  const { tables, size, rounds } = wish
  const columns = size > tables ? null : differenceMatrix(tables, size, rounds, variant)
  if (columns === null) return null
  const design = rowDesign(wish, `differences modulo ${tables}`, (row, index, round) => (index + (columns[round]?.[row] ?? 0)) % tables)
  return { ...firstRounds(design, rounds), hasVariants: true }
}

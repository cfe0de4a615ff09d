/**
 * Designs developed from one round: the tables of the first round, and every next round by adding one to each place modulo
 * n. Places come in orbits of n, and a few stay as they are. The starters were found by search and are kept as data; that
 * they are designs is tested, not believed.
 */
import type { Design } from './design.ts'

interface Starter {
  readonly tables: number
  readonly size: number
  /** Rounds, and the number of places in an orbit. */
  readonly modulus: number
  readonly orbits: number
  readonly blocks: readonly (readonly number[])[]
}

const STARTERS: readonly Starter[] = [
  {
    tables: 6,
    size: 4,
    modulus: 7,
    orbits: 3,
    blocks: [
      [10, 15, 16, 18],
      [4, 6, 19, 3],
      [2, 21, 13, 20],
      [8, 1, 9, 11],
      [7, 17, 5, 22],
      [0, 14, 12, 23],
    ],
  },
  {
    tables: 6,
    size: 5,
    modulus: 6,
    orbits: 5,
    blocks: [
      [4, 3, 27, 23, 21],
      [9, 2, 16, 17, 0],
      [1, 28, 6, 26, 11],
      [20, 25, 12, 5, 7],
      [15, 13, 24, 29, 22],
      [18, 8, 14, 10, 19],
    ],
  },
]

/** The design developed from a starter for these tables, or null when none is kept. */
export function starterDesign(tables: number, size: number, rounds: number): Design | null {
  const starter = STARTERS.find((one) => one.tables === tables && one.size === size && one.modulus >= rounds)
  if (starter === undefined) return null
  const places = tables * size
  const tableOf = new Int32Array(rounds * places)
  for (let round = 0; round < rounds; round += 1)
    for (const [table, block] of starter.blocks.entries())
      for (const place of block) tableOf[round * places + developed(starter, place, round)] = table
  return { tables, size, rounds, tableOf, method: `starter modulo ${starter.modulus}`, hasRows: false, hasHosts: false }
}

function developed({ modulus, orbits }: Starter, place: number, by: number): number {
  if (place >= modulus * orbits) return place
  return Math.floor(place / modulus) * modulus + (((place % modulus) + by) % modulus)
}

/** Designs: plans of all rounds in which no two places ever share a table twice. */

/** A plan for `tables * size` places. Place p sits in round r at table `tableOf[r * tables * size + p]`; every table holds `size`. */
export interface Design {
  readonly tables: number
  readonly size: number
  readonly rounds: number
  readonly tableOf: Int32Array
  /** How it was made, for people: `seat shift`, `field of 8 elements` … */
  readonly method: string
  /** True when places j * tables … j * tables + tables - 1 (a row) never meet, so that places of one row may stay empty evenly. */
  readonly hasRows: boolean
  /** True when places 0 … tables - 1 stay at the table of their number in every round. */
  readonly hasHosts: boolean
  /** True when there are others like it that are no renaming of it. */
  readonly hasVariants?: boolean
}

/** A design of rows: seat i of row j sits in round r at the table that `tableAt` says. */
export function rowDesign(
  shape: { readonly tables: number; readonly size: number; readonly rounds: number },
  method: string,
  tableAt: (row: number, index: number, round: number) => number,
): Design {
  const { tables, size, rounds } = shape
  const tableOf = new Int32Array(rounds * tables * size)
  for (let round = 0; round < rounds; round += 1)
    for (let row = 0; row < size; row += 1)
      for (let index = 0; index < tables; index += 1) tableOf[round * tables * size + row * tables + index] = tableAt(row, index, round)
  return { ...shape, tableOf, method, hasRows: true, hasHosts: true }
}

/** The same design with fewer rounds. */
export function firstRounds(design: Design, rounds: number): Design {
  return rounds >= design.rounds ? design : { ...design, rounds, tableOf: design.tableOf.slice(0, rounds * design.tables * design.size) }
}

/** Whether every table holds `size` places in every round and no two places meet twice: what a design promises. */
export function isDesign({ tables, size, rounds, tableOf }: Design): boolean {
  const places = tables * size
  const met = new Uint8Array(places * places)
  for (let round = 0; round < rounds; round += 1) {
    const at = Array.from({ length: tables }, (): number[] => [])
    for (let place = 0; place < places; place += 1) at[tableOf[round * places + place] ?? -1]?.push(place)
    for (const mates of at) {
      if (mates.length !== size) return false
      for (const a of mates)
        for (const b of mates) {
          if (a >= b) continue
          if (met[a * places + b] === 1) return false
          met[a * places + b] = 1
        }
    }
  }
  return true
}

/** `count` places that never meet one another, so that leaving them empty leaves every table one short at most; null when none were found. */
export function emptyPlaces(design: Design, count: number): readonly number[] | null {
  const { tables, size, rounds, tableOf } = design
  const places = tables * size
  if (count === 0) return []
  if (count > tables) return null
  if (design.hasRows) return Array.from({ length: count }, (_, at) => (size - 1) * tables + at)
  const meets = (a: number, b: number): boolean => {
    for (let round = 0; round < rounds; round += 1) if (tableOf[round * places + a] === tableOf[round * places + b]) return true
    return false
  }
  const chosen: number[] = []
  const choose = (from: number): boolean => {
    if (chosen.length === count) return true
    for (let place = from; place < places; place += 1) {
      if (chosen.some((other) => meets(place, other))) continue
      chosen.push(place)
      if (choose(place + 1)) return true
      chosen.pop()
    }
    return false
  }
  return choose(0) ? chosen : null
}

/** The least that a mirror can be: for one round with given table sizes, the best spread of every value over the tables. */

/** Tables of one round with their sizes, people of each value, and who is fixed where (count of each value at each table). */
interface Spread {
  readonly sizes: readonly number[]
  readonly values: readonly number[]
  readonly fixed: readonly (readonly number[])[] | null
}

/** Beyond this much work no bound is computed (0 is given): it is worth less than the time. */
const WORK_MAX = 400_000_000

/**
 * Sum over tables and values of (count - size * share) squared, at least. Exact for one round: a separable convex transport
 * problem, solved by shortest augmenting paths over values. Cost grows with people times values squared times tables.
 */
export function mirrorAtLeast({ sizes, values, fixed }: Spread): number {
  const people = values.reduce((sum, count) => sum + count, 0)
  if (people === 0) return 0
  if (fixed === null && sizes.every((size) => size === sizes[0])) return spreadEvenly(values, sizes.length)
  if (people * sizes.length * values.length ** 2 > WORK_MAX) return 0
  const kinds = values.length
  const count = sizes.map((_, table) => values.map((__, value) => fixed?.[table]?.[value] ?? 0))
  const moved = sizes.map(() => values.map(() => 0))
  const ideal = sizes.map((size) => values.map((all) => (size * all) / people))
  const free = sizes.map((size, table) => size - (count[table] ?? []).reduce((sum, some) => sum + some, 0))
  const gain = (table: number, value: number): number => 2 * ((count[table]?.[value] ?? 0) - (ideal[table]?.[value] ?? 0)) + 1
  const loss = (table: number, value: number): number => 1 - 2 * ((count[table]?.[value] ?? 0) - (ideal[table]?.[value] ?? 0))
  for (let value = 0; value < kinds; value += 1) {
    const left = (values[value] ?? 0) - count.reduce((sum, row) => sum + (row[value] ?? 0), 0)
    for (let unit = 0; unit < left; unit += 1) place(value)
  }
  let sum = 0
  for (const [table, row] of count.entries()) for (const [value, some] of row.entries()) sum += (some - (ideal[table]?.[value] ?? 0)) ** 2
  return sum

  /** Puts one more person of a value down: at a table with room, or by moving others on along the cheapest way. */
  function place(first: number): void {
    const distance = Array.from({ length: kinds }, () => Infinity)
    const via = Array.from({ length: kinds }, (): readonly [number, number] | null => null)
    distance[first] = 0
    for (let pass = 0; pass < kinds; pass += 1) if (!relax(distance, via)) break
    let [best, end, at] = [Infinity, -1, -1]
    for (let value = 0; value < kinds; value += 1)
      for (const [table, room] of free.entries()) {
        const cost = (distance[value] ?? Infinity) + gain(table, value)
        if (room > 0 && cost < best - 1e-9) [best, end, at] = [cost, value, table]
      }
    if (end === -1) return
    add(at, end, 1)
    free[at] = (free[at] ?? 0) - 1
    for (let value = end, steps = 0; value !== first && steps < 10 * kinds; steps += 1) {
      const step = via[value]
      if (step === null || step === undefined) return
      add(step[1], value, -1)
      add(step[1], step[0], 1)
      value = step[0]
    }
  }

  function relax(distance: number[], via: (readonly [number, number] | null)[]): boolean {
    let changed = false
    for (let from = 0; from < kinds; from += 1) {
      if (distance[from] === Infinity) continue
      for (let table = 0; table < sizes.length; table += 1)
        for (let to = 0; to < kinds; to += 1) {
          if (to === from || (moved[table]?.[to] ?? 0) === 0) continue
          const cost = (distance[from] ?? 0) + gain(table, from) + loss(table, to)
          if (cost < (distance[to] ?? Infinity) - 1e-9) {
            distance[to] = cost
            via[to] = [from, table]
            changed = true
          }
        }
    }
    return changed
  }

  function add(table: number, value: number, by: number): void {
    const [row, moves] = [count[table], moved[table]]
    if (row === undefined || moves === undefined) return
    row[value] = (row[value] ?? 0) + by
    moves[value] = (moves[value] ?? 0) + by
  }
}

/** Tables of one size: every value spreads by itself, one more here, one fewer there. */
function spreadEvenly(values: readonly number[], tables: number): number {
  return values.reduce((sum, all) => {
    const share = all / tables
    const more = all % tables
    return sum + more * (Math.floor(share) + 1 - share) ** 2 + (tables - more) * (share - Math.floor(share)) ** 2
  }, 0)
}

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
export function mirrorAtLeast(spread: Spread): number {
  const { sizes, values, fixed } = spread
  const people = values.reduce((sum, count) => sum + count, 0)
  if (people === 0) return 0
  if (fixed === null && sizes.every((size) => size === sizes[0])) return spreadEvenly(values, sizes.length)
  if (people * sizes.length * values.length ** 2 > WORK_MAX) return 0
  return new Transport(spread, people).solve()
}

/** People of every value on their way to tables. */
class Transport {
  readonly #kinds: number
  readonly #tables: number
  readonly #values: readonly number[]
  /** By table and value: people there, those of them that were put there, and how many there should be. */
  readonly #count: Int32Array
  readonly #moved: Int32Array
  readonly #ideal: Float64Array
  readonly #free: Int32Array

  constructor({ sizes, values, fixed }: Spread, people: number) {
    this.#kinds = values.length
    this.#tables = sizes.length
    this.#values = values
    const at = (index: number): [number, number] => [Math.floor(index / values.length), index % values.length]
    this.#count = Int32Array.from({ length: sizes.length * values.length }, (_, index) => fixed?.[at(index)[0]]?.[at(index)[1]] ?? 0)
    this.#moved = new Int32Array(this.#count.length)
    this.#ideal = Float64Array.from(this.#count, (_, index) => ((sizes[at(index)[0]] ?? 0) * (values[at(index)[1]] ?? 0)) / people)
    this.#free = Int32Array.from(
      sizes,
      (size, table) => size - this.#count.subarray(table * values.length, (table + 1) * values.length).reduce((sum, one) => sum + one, 0),
    )
  }

  solve(): number {
    for (let value = 0; value < this.#kinds; value += 1) {
      let left = this.#values[value] ?? 0
      for (let table = 0; table < this.#tables; table += 1) left -= this.#count[table * this.#kinds + value] ?? 0
      for (; left > 0; left -= 1) this.#place(value)
    }
    return this.#count.reduce((sum, count, index) => sum + (count - (this.#ideal[index] ?? 0)) ** 2, 0)
  }

  /** Puts one more person of a value down: at a table with room, or by moving others on along the cheapest way. */
  #place(first: number): void {
    const distance = new Float64Array(this.#kinds).fill(Infinity)
    const via = Array.from({ length: this.#kinds }, (): readonly [number, number] | null => null)
    distance[first] = 0
    for (let pass = 0; pass < this.#kinds && this.#relax(distance, via); pass += 1);
    let [best, end, at] = [Infinity, -1, -1]
    for (let value = 0; value < this.#kinds; value += 1)
      for (const [table, room] of this.#free.entries()) {
        const cost = (distance[value] ?? Infinity) + this.#gain(table, value)
        if (room > 0 && cost < best - 1e-9) [best, end, at] = [cost, value, table]
      }
    if (end === -1) return
    this.#add(at, end, 1)
    this.#free[at] = (this.#free[at] ?? 0) - 1
    for (let value = end, steps = 0; value !== first && steps < 10 * this.#kinds; steps += 1) {
      const step = via[value]
      if (step === null || step === undefined) return
      this.#add(step[1], value, -1)
      this.#add(step[1], step[0], 1)
      value = step[0]
    }
  }

  #relax(distance: Float64Array, via: (readonly [number, number] | null)[]): boolean {
    let changed = false
    for (let from = 0; from < this.#kinds; from += 1) {
      if (distance[from] === Infinity) continue
      for (let table = 0; table < this.#tables; table += 1)
        for (let to = 0; to < this.#kinds; to += 1) {
          if (to === from || this.#moved[table * this.#kinds + to] === 0) continue
          const cost = (distance[from] ?? 0) + this.#gain(table, from) + this.#loss(table, to)
          if (cost >= (distance[to] ?? Infinity) - 1e-9) continue
          distance[to] = cost
          via[to] = [from, table]
          changed = true
        }
    }
    return changed
  }

  #gain(table: number, value: number): number {
    return 2 * this.#over(table, value) + 1
  }
  #loss(table: number, value: number): number {
    return 1 - 2 * this.#over(table, value)
  }
  #over(table: number, value: number): number {
    const at = table * this.#kinds + value
    return (this.#count[at] ?? 0) - (this.#ideal[at] ?? 0)
  }
  #add(table: number, value: number, by: number): void {
    const at = table * this.#kinds + value
    this.#count[at] = (this.#count[at] ?? 0) + by
    this.#moved[at] = (this.#moved[at] ?? 0) + by
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

/** Seeded chance: the same seed gives the same numbers on every machine. */

/** Chance that a caller passes in; `maths` has none of its own. */
export interface SeededRandom {
  /** A number from 0 inclusive to 1 exclusive. */
  readonly next: () => number
  /** A whole number from 0 to `below` - 1; `below` is at least 1. */
  readonly below: (below: number) => number
}

/** Makes chance from a seed (any whole number). The generator is mulberry32: 32 bits of state, enough to shuffle, never for secrets. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { next, below: (below) => Math.floor(next() * below) }
}

/** Shuffles in place (Fisher and Yates) and gives the same list back. */
export function shuffle<T extends { readonly length: number; [at: number]: number }>(list: T, random: SeededRandom): T {
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = random.below(at + 1)
    const held = list[at] ?? 0
    list[at] = list[other] ?? 0
    list[other] = held
  }
  return list
}

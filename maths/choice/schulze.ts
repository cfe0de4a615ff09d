/** Schulze's method: whoever no other candidate beats along the strongest path of pairwise victories. Elects a Condorcet winner wherever there is one. */

/** Equal rankings, counted together: tiers of candidates from the best; whoever is not named stands below all who are. */
export interface RankedBallots {
  readonly count: number
  readonly tiers: readonly (readonly number[])[]
}
/** The outcome. `pairwise[a][b]`: ballots that rank a above b; `paths[a][b]`: strength of the strongest path from a to b. */
export interface SchulzeResult {
  /** Tiers of candidates, the best first; those of one tier are not beaten by each other. */
  readonly order: readonly (readonly number[])[]
  readonly pairwise: readonly (readonly number[])[]
  readonly paths: readonly (readonly number[])[]
}

/**
 * Orders candidates 0..candidates-1. Strength of a victory: the ballots that are for it (winning votes).
 * Cost grows with the third power of the candidates, and with ballots times the square of the candidates.
 * Source: Schulze 2011, Soc. Choice Welf. 36:267-303.
 */
export function schulze(candidates: number, ballots: readonly RankedBallots[]): SchulzeResult {
  const pairwise = countPairs(candidates, ballots)
  const paths = strongestPaths(candidates, pairwise)
  const beats = (a: number, b: number): boolean => (paths[a]?.[b] ?? 0) > (paths[b]?.[a] ?? 0)
  const order: number[][] = []
  let left = Array.from({ length: candidates }, (_, candidate) => candidate)
  while (left.length > 0) {
    // The relation is transitive, so somebody of those left is beaten by none of them.
    const tier = left.filter((candidate) => !left.some((other) => beats(other, candidate)))
    order.push(tier)
    left = left.filter((candidate) => !tier.includes(candidate))
  }
  return { order, pairwise, paths }
}

function countPairs(candidates: number, ballots: readonly RankedBallots[]): number[][] {
  const pairwise = Array.from({ length: candidates }, () => Array.from({ length: candidates }, () => 0))
  for (const { count, tiers } of ballots) {
    const place = Array.from({ length: candidates }, () => tiers.length)
    for (const [at, tier] of tiers.entries()) for (const candidate of tier) place[candidate] = at
    for (const [a, row] of pairwise.entries())
      for (const b of row.keys()) if ((place[a] ?? 0) < (place[b] ?? 0)) row[b] = (row[b] ?? 0) + count
  }
  return pairwise
}

function strongestPaths(candidates: number, pairwise: readonly (readonly number[])[]): number[][] {
  const won = (a: number, b: number): number => {
    const [mine = 0, theirs = 0] = [pairwise[a]?.[b], pairwise[b]?.[a]]
    return mine > theirs ? mine : 0
  }
  const paths = pairwise.map((row, a) => row.map((_, b) => (a === b ? 0 : won(a, b))))
  for (let via = 0; via < candidates; via += 1)
    for (const [a, row] of paths.entries()) {
      const to = row[via] ?? 0
      for (const b of row.keys()) if (a !== b) row[b] = Math.max(row[b] ?? 0, Math.min(to, paths[via]?.[b] ?? 0))
    }
  return paths
}

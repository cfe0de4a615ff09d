/** The single transferable ballot (STV): several seats by rankings; surplus and excluded candidates' ballots go on, in exact fractions. */
import { compare, fraction, over, plus, times, type Fraction } from '../fraction.ts'

/** Equal rankings, counted together: candidates from the best, each once; a ballot that names nobody who is left is exhausted. */
export interface ListedBallots {
  readonly count: number
  readonly ranking: readonly number[]
}
/** One stage of the count: what each candidate stands at, and what followed from it. */
export interface Stage {
  readonly standing: readonly Fraction[]
  readonly act: { readonly kind: 'elected' | 'excluded' | 'transferred' | 'seated'; readonly candidates: readonly number[] }
}
/** The outcome. `quota` is Droop's, a whole number. */
export interface Transferred {
  readonly elected: readonly number[]
  readonly quota: number
  readonly stages: readonly Stage[]
}

/**
 * Fills seats. Quota of Droop; a surplus goes on from every ballot of the candidate at a value reduced alike (weighted inclusive Gregory),
 * the largest surplus first. Who is lowest is excluded. A tie is broken by the newest earlier stage at which the two stood apart, then
 * by the order of the candidates: no lot is drawn. When as many are left as seats, all are seated.
 * Every group that ranks its candidates before all others and fills k quotas gets k seats, if it has as many candidates.
 * Source: Scottish Local Government Elections Order 2007, schedule 1, part III, with fractions in place of five decimals.
 */
export function transferable(candidates: number, seats: number, ballots: readonly ListedBallots[]): Transferred {
  const count = new Count(candidates, seats, ballots)
  while (count.step()) {
    // Each step elects, transfers or excludes somebody, so that the count ends.
  }
  return { elected: count.elected, quota: count.quota, stages: count.stages }
}

interface Pile {
  readonly ranking: readonly number[]
  readonly value: Fraction
}

class Count {
  readonly quota: number
  readonly elected: number[] = []
  readonly stages: Stage[] = []
  readonly #seats: number
  readonly #piles: Pile[][]
  readonly #hopeful: Set<number>
  readonly #surplus: number[] = []

  constructor(candidates: number, seats: number, ballots: readonly ListedBallots[]) {
    this.#seats = Math.min(seats, candidates)
    this.#hopeful = new Set(Array.from({ length: candidates }, (_, candidate) => candidate))
    this.#piles = Array.from({ length: candidates }, () => [])
    const total = ballots.reduce((sum, { count, ranking }) => sum + (ranking.length === 0 ? 0 : count), 0)
    this.quota = Math.floor(total / (seats + 1)) + 1
    for (const { count, ranking } of ballots) this.#give({ ranking, value: fraction(count) })
  }

  /** One step; false when all seats are filled. */
  step(): boolean {
    if (this.elected.length >= this.#seats) return false
    const standing = this.#piles.map(valueOf)
    if (this.elected.length + this.#hopeful.size <= this.#seats) return this.#seatAll(standing)
    const reached = [...this.#hopeful].filter((candidate) => compare(standing[candidate] ?? ZERO, fraction(this.quota)) >= 0)
    if (reached.length > 0) return this.#elect(reached, standing)
    if (this.#surplus.length > 0) return this.#transfer(standing)
    return this.#exclude(standing)
  }

  #elect(reached: readonly number[], standing: readonly Fraction[]): boolean {
    const elected = reached.toSorted((a, b) => this.#below(b, a, standing)).slice(0, this.#seats - this.elected.length)
    for (const candidate of elected) {
      this.#hopeful.delete(candidate)
      this.elected.push(candidate)
      if (compare(standing[candidate] ?? ZERO, fraction(this.quota)) > 0) this.#surplus.push(candidate)
    }
    this.stages.push({ standing, act: { kind: 'elected', candidates: elected } })
    return true
  }

  #transfer(standing: readonly Fraction[]): boolean {
    const [largest = 0] = this.#surplus.toSorted((a, b) => this.#below(b, a, standing))
    this.#surplus.splice(this.#surplus.indexOf(largest), 1)
    const whole = standing[largest] ?? ZERO
    const share = over(plus(whole, fraction(-this.quota)), whole)
    const piles = this.#piles[largest] ?? []
    this.#piles[largest] = piles.map(({ ranking, value }) => ({ ranking, value: times(value, over(fraction(this.quota), whole)) }))
    for (const { ranking, value } of piles) this.#give({ ranking, value: times(value, share) })
    this.stages.push({ standing, act: { kind: 'transferred', candidates: [largest] } })
    return true
  }

  #exclude(standing: readonly Fraction[]): boolean {
    const [lowest = 0] = [...this.#hopeful].toSorted((a, b) => this.#below(a, b, standing))
    this.#hopeful.delete(lowest)
    const piles = this.#piles[lowest] ?? []
    this.#piles[lowest] = []
    for (const pile of piles) this.#give(pile)
    this.stages.push({ standing, act: { kind: 'excluded', candidates: [lowest] } })
    return true
  }

  #seatAll(standing: readonly Fraction[]): boolean {
    const seated = [...this.#hopeful].toSorted((a, b) => this.#below(b, a, standing))
    this.elected.push(...seated)
    this.#hopeful.clear()
    this.stages.push({ standing, act: { kind: 'seated', candidates: seated } })
    return false
  }

  /** To the best candidate of the ranking who is still hopeful; to nobody when there is none. */
  #give(pile: Pile): void {
    const next = pile.ranking.find((candidate) => this.#hopeful.has(candidate))
    if (next !== undefined) this.#piles[next]?.push(pile)
  }

  /** Negative when a stands below b: now, at the newest earlier stage at which they stood apart, or by standing later in the list. */
  #below(a: number, b: number, standing: readonly Fraction[]): number {
    for (const stage of [standing, ...this.stages.map((one) => one.standing).toReversed()]) {
      const difference = compare(stage[a] ?? ZERO, stage[b] ?? ZERO)
      if (difference !== 0) return difference
    }
    return b - a
  }
}

const ZERO = fraction(0)

function valueOf(piles: readonly Pile[]): Fraction {
  return piles.reduce((sum, { value }) => plus(sum, value), ZERO)
}

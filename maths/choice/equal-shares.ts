/** The method of equal shares: everybody holds an equal part of what can be spent, and what is chosen is paid by those who want it. */
import { compare, fraction, over, plus, times, type Fraction } from '../fraction.ts'

/** Equal wishes, counted together. */
export interface ApprovingBallots {
  readonly count: number
  readonly approves: readonly number[]
}
/** One thing bought: at which price for each full share of its supporters, and how many they are. */
export interface Bought {
  readonly project: number
  readonly price: Fraction
  readonly supporters: number
}
/** The outcome. `filled` could not be paid for by its supporters alone and was added in the order of support while there was room. */
export interface EqualShares {
  readonly bought: readonly Bought[]
  readonly filled: readonly number[]
  /** What was not spent. */
  readonly left: Fraction
}

/**
 * Chooses among projects with costs (whole, at least 1) within a budget. In each step the project is bought whose supporters can pay it
 * at the lowest price for each of them; who has less gives all they have. A tie goes to more supporters, then to the earlier project.
 * Choosing k of n is the case of cost 1 and budget k: every group that is large enough for l of them and agrees on l is heard (EJR).
 * Cost grows with the square of the projects times ballots.
 * Source: Peters, Pierczynski and Skowron 2021, Proportional Participatory Budgeting with Additive Utilities, NeurIPS.
 */
export function equalShares(costs: readonly number[], budget: number, ballots: readonly ApprovingBallots[]): EqualShares {
  const voters = ballots.reduce((sum, { count }) => sum + count, 0)
  const purses = ballots.map(() => (voters === 0 ? fraction(0) : fraction(budget, voters)))
  const bought: Bought[] = []
  for (;;) {
    const offers = costs.flatMap((cost, project) => {
      if (bought.some((one) => one.project === project)) return []
      const price = priceOf(fraction(cost), supportersOf(project, ballots, purses))
      return price === null ? [] : [{ project, price, supporters: supportOf(project, ballots) }]
    })
    const [best] = offers.toSorted((a, b) => compare(a.price, b.price) || b.supporters - a.supporters || a.project - b.project)
    if (best === undefined) break
    bought.push(best)
    for (const [at, ballot] of ballots.entries())
      if (ballot.approves.includes(best.project)) purses[at] = after(purses[at] ?? fraction(0), best.price)
  }
  return withFilled(costs, budget, ballots, bought)
}

interface Purse {
  readonly count: number
  readonly holds: Fraction
}

/** The lowest price at which everybody gives it or all they have, and the cost is met; null when they have less together. */
function priceOf(cost: Fraction, purses: readonly Purse[]): Fraction | null {
  let open = cost
  let givers = purses.reduce((sum, { count }) => sum + count, 0)
  for (const { count, holds } of purses.toSorted((a, b) => compare(a.holds, b.holds))) {
    const each = over(open, fraction(givers))
    if (compare(each, holds) <= 0) return each
    open = plus(open, times(holds, fraction(-count)))
    givers -= count
  }
  return null
}

function supportersOf(project: number, ballots: readonly ApprovingBallots[], purses: readonly Fraction[]): Purse[] {
  return ballots.flatMap(({ count, approves }, at) =>
    count > 0 && approves.includes(project) ? [{ count, holds: purses[at] ?? fraction(0) }] : [],
  )
}

function supportOf(project: number, ballots: readonly ApprovingBallots[]): number {
  return ballots.reduce((sum, { count, approves }) => sum + (approves.includes(project) ? count : 0), 0)
}

function after(holds: Fraction, price: Fraction): Fraction {
  return compare(holds, price) <= 0 ? fraction(0) : plus(holds, times(price, fraction(-1)))
}

/** What is left is filled by support: the method leaves room where groups want what they cannot pay alone. */
function withFilled(
  costs: readonly number[],
  budget: number,
  ballots: readonly ApprovingBallots[],
  bought: readonly Bought[],
): EqualShares {
  let left = budget - bought.reduce((sum, { project }) => sum + (costs[project] ?? 0), 0)
  const filled: number[] = []
  const wanted = costs
    .map((cost, project) => ({ project, cost, support: supportOf(project, ballots) }))
    .filter(({ project, support }) => support > 0 && !bought.some((one) => one.project === project))
    .toSorted((a, b) => b.support - a.support || a.project - b.project)
  for (const { project, cost } of wanted) {
    if (cost > left) continue
    filled.push(project)
    left -= cost
  }
  return { bought, filled, left: fraction(left) }
}

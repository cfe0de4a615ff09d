import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, fractionText, plus, times, type Fraction } from '../fraction.ts'
import { equalShares } from './equal-shares.ts'
import { judge } from './majority-judgement.ts'
import { schulze, type RankedBallots } from './schulze.ts'
import { transferable } from './single-transferable.ts'

/** Random profiles on which each count is held against an independent one (T19). */
const PROFILES = { numRuns: 10_000 }
const SOME = { numRuns: 1_000 }

const orders = (candidates: number) =>
  fc.shuffledSubarray(
    Array.from({ length: candidates }, (_, candidate) => candidate),
    { minLength: 0, maxLength: candidates },
  )
/** A ranking with ties: an order cut into tiers. */
const tiered = (candidates: number) =>
  fc.tuple(orders(candidates), fc.array(fc.boolean(), { minLength: candidates, maxLength: candidates })).map(([order, cuts]) => {
    const tiers: number[][] = []
    for (const [at, candidate] of order.entries()) {
      const last = tiers.at(-1)
      if (last === undefined || cuts[at] === true) tiers.push([candidate])
      else last.push(candidate)
    }
    return tiers
  })
const rankedProfile = fc
  .integer({ min: 2, max: 5 })
  .chain((candidates) =>
    fc.tuple(
      fc.constant(candidates),
      fc.array(fc.record({ count: fc.integer({ min: 1, max: 5 }), tiers: tiered(candidates) }), { maxLength: 7 }),
    ),
  )

/** Ballots that rank a above b, counted one by one. */
function prefer(ballots: readonly RankedBallots[], a: number, b: number): number {
  const at = (tiers: readonly (readonly number[])[], one: number): number => {
    const found = tiers.findIndex((tier) => tier.includes(one))
    return found === -1 ? 1_000 : found
  }
  return ballots.reduce((sum, { count, tiers }) => sum + (at(tiers, a) < at(tiers, b) ? count : 0), 0)
}

describe('Schulze', () => {
  it('gives the order of the example of its paper', () => {
    // 45 ballots of five candidates; the result is E > A > C > B > D.
    const rows: readonly [number, string][] = [
      [5, 'ACBED'],
      [5, 'ADECB'],
      [8, 'BEDAC'],
      [3, 'CABED'],
      [7, 'CAEBD'],
      [2, 'CBADE'],
      [7, 'DCEBA'],
      [8, 'EBADC'],
    ]
    const ballots = rows.map(([count, order]) => ({ count, tiers: [...order].map((letter) => [letter.charCodeAt(0) - 65]) }))
    const { order, pairwise } = schulze(5, ballots)
    expect(order).toEqual([[4], [0], [2], [1], [3]])
    expect(pairwise[0]).toEqual([0, 20, 26, 30, 22])
  })
  it('agrees with an oracle that walks every path', () => {
    const widest = (won: number[][], from: number, to: number, seen: readonly number[], width: number): number =>
      from === to
        ? width
        : Math.max(
            0,
            ...won.map((_, via) => (seen.includes(via) ? 0 : widest(won, via, to, [...seen, via], Math.min(width, won[from]?.[via] ?? 0)))),
          )
    fc.assert(
      fc.property(rankedProfile, ([candidates, ballots]) => {
        const all = Array.from({ length: candidates }, (_, one) => one)
        const won = all.map((a) => all.map((b) => (prefer(ballots, a, b) > prefer(ballots, b, a) ? prefer(ballots, a, b) : 0)))
        const path = all.map((a) => all.map((b) => (a === b ? 0 : widest(won, a, b, [a], Infinity))))
        const winners = all.filter((a) => all.every((b) => (path[a]?.[b] ?? 0) >= (path[b]?.[a] ?? 0)))
        const { order, paths } = schulze(candidates, ballots)
        expect(paths).toEqual(path)
        expect(order[0]).toEqual(winners)
      }),
      PROFILES,
    )
  })
  it('elects whoever beats everybody, alone, and puts last whoever loses to everybody', () => {
    fc.assert(
      fc.property(rankedProfile, ([candidates, ballots]) => {
        const { order, pairwise } = schulze(candidates, ballots)
        const all = pairwise.map((_, one) => one)
        const beats = (a: number, b: number): boolean => (pairwise[a]?.[b] ?? 0) > (pairwise[b]?.[a] ?? 0)
        const best = all.find((a) => all.every((b) => a === b || beats(a, b)))
        const worst = all.find((a) => all.every((b) => a === b || beats(b, a)))
        if (best !== undefined) expect(order[0]).toEqual([best])
        if (worst !== undefined) expect(order.at(-1)).toEqual([worst])
      }),
      SOME,
    )
  })
  it('never drops a winner whom a ballot raises to its top (monotonicity)', () => {
    fc.assert(
      fc.property(rankedProfile, fc.nat(), ([candidates, ballots], at) => {
        const [winner = 0] = schulze(candidates, ballots).order[0] ?? []
        const raised = ballots.map(({ count, tiers }, place) =>
          place === at % Math.max(1, ballots.length)
            ? { count, tiers: [[winner], ...tiers.map((tier) => tier.filter((one) => one !== winner))] }
            : { count, tiers },
        )
        expect(schulze(candidates, raised).order[0]).toContain(winner)
      }),
      SOME,
    )
  })
})

describe('majority judgement', () => {
  const graded = fc
    .record({ candidates: fc.integer({ min: 1, max: 4 }), grades: fc.integer({ min: 2, max: 6 }) })
    .chain(({ candidates, grades }) =>
      fc.tuple(
        fc.constant(candidates),
        fc.constant(grades),
        fc.array(
          fc.record({
            count: fc.integer({ min: 1, max: 4 }),
            grades: fc.array(fc.nat(grades - 1), { minLength: candidates, maxLength: candidates }),
          }),
          { minLength: 1, maxLength: 7 },
        ),
      ),
    )
  it('agrees with an oracle that takes medians away one by one', () => {
    const listOf = (ballots: readonly { count: number; grades: readonly number[] }[], candidate: number): number[] =>
      ballots.flatMap(({ count, grades }) => Array.from({ length: count }, () => grades[candidate] ?? 0)).toSorted((a, b) => a - b)
    const isBetter = (one: readonly number[], other: readonly number[]): number => {
      const [a, b] = [[...one], [...other]]
      while (a.length > 0) {
        const middle = Math.ceil(a.length / 2) - 1
        if (a[middle] !== b[middle]) return (a[middle] ?? 0) - (b[middle] ?? 0)
        a.splice(middle, 1)
        b.splice(middle, 1)
      }
      return 0
    }
    fc.assert(
      fc.property(graded, ([candidates, grades, ballots]) => {
        const { order } = judge(candidates, grades, ballots)
        const lists = Array.from({ length: candidates }, (_, one) => listOf(ballots, one))
        const flat = order.flatMap((tier, at) => tier.map(({ candidate, grade }) => ({ candidate, grade, at })))
        for (const a of flat) {
          expect(a.grade).toBe(lists[a.candidate]?.[Math.ceil((lists[a.candidate]?.length ?? 0) / 2) - 1])
          for (const b of flat)
            expect(Math.sign(isBetter(lists[a.candidate] ?? [], lists[b.candidate] ?? [])) || 0).toBe(Math.sign(b.at - a.at) || 0)
        }
      }),
      PROFILES,
    )
  })
  it('never drops a winner whom a ballot grades better (monotonicity)', () => {
    fc.assert(
      fc.property(graded, fc.nat(), ([candidates, grades, ballots], at) => {
        const winner = judge(candidates, grades, ballots).order[0]?.[0]?.candidate ?? 0
        const better = ballots.map((ballot, place) =>
          place === at % ballots.length
            ? { ...ballot, grades: ballot.grades.map((grade, one) => (one === winner ? grades - 1 : grade)) }
            : ballot,
        )
        expect(judge(candidates, grades, better).order[0]?.map(({ candidate }) => candidate)).toContain(winner)
      }),
      SOME,
    )
  })
})

const listed = fc
  .record({ candidates: fc.integer({ min: 1, max: 6 }), seats: fc.integer({ min: 1, max: 4 }) })
  .chain(({ candidates, seats }) =>
    fc.tuple(
      fc.constant(candidates),
      fc.constant(seats),
      fc.array(fc.record({ count: fc.integer({ min: 1, max: 6 }), ranking: orders(candidates) }), { maxLength: 8 }),
    ),
  )

describe('the single transferable ballot', () => {
  /** The same rules once more, each paper by itself with a weight of its own, written from their text. */
  function oracle(candidates: number, seats: number, ballots: readonly { count: number; ranking: readonly number[] }[]): number[] {
    const papers = ballots.flatMap(({ count, ranking }) => Array.from({ length: count }, () => ({ ranking, weight: fraction(1), at: -1 })))
    const live = papers.filter(({ ranking }) => ranking.length > 0)
    const quota = fraction(Math.floor(live.length / (seats + 1)) + 1)
    const state: ('in' | 'elected' | 'out')[] = Array.from({ length: candidates }, () => 'in')
    const place = (paper: (typeof papers)[number]): void => {
      paper.at = paper.ranking.find((one) => state[one] === 'in') ?? -1
    }
    for (const paper of papers) place(paper)
    const elected: number[] = []
    const owed: number[] = []
    const kept: Fraction[][] = []
    const frozen = new Map<number, Fraction>()
    const ins = (): number[] => state.flatMap((one, at) => (one === 'in' ? [at] : []))
    for (;;) {
      if (elected.length >= Math.min(seats, candidates)) return elected
      const now = state.map(
        (_, one) => frozen.get(one) ?? papers.filter(({ at }) => at === one).reduce((sum, { weight }) => plus(sum, weight), fraction(0)),
      )
      const ahead = (a: number, b: number): number => {
        for (const table of [now, ...kept.toReversed()]) {
          const difference = compare(table[b] ?? fraction(0), table[a] ?? fraction(0))
          if (difference !== 0) return difference
        }
        return a - b
      }
      if (ins().length + elected.length <= Math.min(seats, candidates)) return [...elected, ...ins().toSorted(ahead)]
      const over = ins().filter((one) => compare(now[one] ?? fraction(0), quota) >= 0)
      if (over.length > 0) {
        for (const one of over.toSorted(ahead)) {
          state[one] = 'elected'
          elected.push(one)
          if (compare(now[one] ?? fraction(0), quota) > 0) owed.push(one)
        }
      } else if (owed.length > 0) {
        const [from = 0] = owed.toSorted(ahead)
        owed.splice(owed.indexOf(from), 1)
        const whole = now[from] ?? fraction(1)
        const factor = times(plus(whole, times(quota, fraction(-1))), fraction(whole.denominator, whole.numerator))
        frozen.set(from, quota)
        for (const paper of papers.filter(({ at }) => at === from)) {
          paper.weight = times(paper.weight, factor)
          place(paper)
        }
      } else {
        const last = ins().toSorted(ahead).at(-1) ?? 0
        state[last] = 'out'
        for (const paper of papers.filter(({ at }) => at === last)) place(paper)
      }
      kept.push(now)
    }
  }
  it('agrees with an oracle that moves each paper by itself', () => {
    fc.assert(
      fc.property(listed, ([candidates, seats, ballots]) => {
        expect(transferable(candidates, seats, ballots).elected).toEqual(oracle(candidates, seats, ballots))
      }),
      PROFILES,
    )
  })
  it('seats every solid coalition in proportion: k quotas, k seats', () => {
    fc.assert(
      fc.property(listed, fc.integer({ min: 1, max: 63 }), ([candidates, seats, ballots], mask) => {
        const coalition = Array.from({ length: candidates }, (_, one) => one).filter((one) => (mask >> one) % 2 === 1)
        const { elected, quota } = transferable(candidates, seats, ballots)
        const solid = ballots.reduce((sum, { count, ranking }) => {
          const first = ranking.slice(0, coalition.length)
          return sum + (first.length === coalition.length && first.every((one) => coalition.includes(one)) ? count : 0)
        }, 0)
        const due = Math.min(Math.floor(solid / quota), coalition.length)
        expect(elected.filter((one) => coalition.includes(one)).length).toBeGreaterThanOrEqual(due)
      }),
      PROFILES,
    )
  })
  it('elects for one seat whoever half and more put first, and fills every seat', () => {
    fc.assert(
      fc.property(listed, ([candidates, seats, ballots]) => {
        expect(transferable(candidates, seats, ballots).elected).toHaveLength(Math.min(candidates, seats))
        const total = ballots.reduce((sum, { count, ranking }) => sum + (ranking.length > 0 ? count : 0), 0)
        const firsts = Array.from({ length: candidates }, (_, one) =>
          ballots.reduce((sum, { count, ranking }) => sum + (ranking[0] === one ? count : 0), 0),
        )
        const majority = firsts.findIndex((first) => 2 * first > total)
        if (majority !== -1) expect(transferable(candidates, 1, ballots).elected).toEqual([majority])
      }),
      SOME,
    )
  })
})

const wishes = fc
  .record({ costs: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }), budget: fc.integer({ min: 1, max: 12 }) })
  .chain(({ costs, budget }) =>
    fc.tuple(
      fc.constant(costs),
      fc.constant(budget),
      fc.array(
        fc.record({
          count: fc.integer({ min: 1, max: 3 }),
          approves: fc.subarray(costs.map((_, project) => project)),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    ),
  )

describe('equal shares', () => {
  it('buys for two groups what each can pay for', () => {
    // Ten people, five seats: six want 0..4, four want 5..9. Three and two seats, not five and none.
    const { bought } = equalShares(
      Array.from({ length: 10 }, () => 1),
      5,
      [
        { count: 6, approves: [0, 1, 2, 3, 4] },
        { count: 4, approves: [5, 6, 7, 8, 9] },
      ],
    )
    expect(bought.map(({ project }) => project)).toEqual([0, 1, 2, 5, 6])
    expect(bought.map(({ price }) => fractionText(price))).toEqual(['1/6', '1/6', '1/6', '1/4', '1/4'])
  })
  it('agrees with an oracle that keeps a purse for each person and tries every price', () => {
    const oracle = (
      costs: readonly number[],
      budget: number,
      ballots: readonly { count: number; approves: readonly number[] }[],
    ): number[] => {
      const people = ballots.flatMap(({ count, approves }) => Array.from({ length: count }, () => ({ approves, purse: fraction(budget) })))
      // Everything is multiplied by the number of people, so that a purse starts at the whole budget.
      const bill = costs.map((cost) => fraction(cost * people.length))
      const chosen: number[] = []
      for (;;) {
        let best: { project: number; price: Fraction; size: number } | null = null
        for (const [project, cost] of bill.entries()) {
          const fans = people.filter(({ approves }) => approves.includes(project))
          if (chosen.includes(project) || fans.length === 0) continue
          const sum = (price: Fraction): Fraction =>
            fans.reduce((all, { purse }) => plus(all, compare(purse, price) < 0 ? purse : price), fraction(0))
          // The lowest price lies where some richest fans pay alike and all others give everything.
          const prices = fans.map((_, poor) => {
            const sorted = fans.map(({ purse }) => purse).toSorted(compare)
            const given = sorted.slice(0, poor).reduce((all, purse) => plus(all, purse), fraction(0))
            return times(plus(cost, times(given, fraction(-1))), fraction(1, fans.length - poor))
          })
          const price = prices
            .filter((one) => compare(sum(one), cost) === 0 && fans.some(({ purse }) => compare(purse, one) >= 0))
            .toSorted(compare)[0]
          if (price === undefined) continue
          const order = best === null ? -1 : compare(price, best.price) || best.size - fans.length
          if (order < 0) best = { project, price, size: fans.length }
        }
        if (best === null) return chosen
        const { project, price } = best
        chosen.push(project)
        for (const person of people)
          if (person.approves.includes(project))
            person.purse = compare(person.purse, price) < 0 ? fraction(0) : plus(person.purse, times(price, fraction(-1)))
      }
    }
    fc.assert(
      fc.property(wishes, ([costs, budget, ballots]) => {
        expect(equalShares(costs, budget, ballots).bought.map(({ project }) => project)).toEqual(oracle(costs, budget, ballots))
      }),
      PROFILES,
    )
  })
  it('hears every group that is large enough and agrees (EJR), where each costs the same', () => {
    fc.assert(
      fc.property(wishes, ([costs, , ballots]) => {
        const seats = Math.max(1, costs.length - 1)
        const { bought } = equalShares(
          costs.map(() => 1),
          seats,
          ballots,
        )
        const chosen = bought.map(({ project }) => project)
        const people = ballots.reduce((sum, { count }) => sum + count, 0)
        for (let mask = 1; mask < 1 << costs.length; mask += 1) {
          const agreed = costs.map((_, project) => project).filter((project) => (mask >> project) % 2 === 1)
          const unheard = ballots
            .filter(({ approves }) => agreed.every((project) => approves.includes(project)))
            .filter(({ approves }) => approves.filter((project) => chosen.includes(project)).length < agreed.length)
            .reduce((sum, { count }) => sum + count, 0)
          expect(unheard * seats).toBeLessThan(agreed.length * people)
        }
      }),
      SOME,
    )
  })
  it('never spends more than there is, and fills what is left by support', () => {
    fc.assert(
      fc.property(wishes, ([costs, budget, ballots]) => {
        const { bought, filled, left } = equalShares(costs, budget, ballots)
        const spent = [...bought.map(({ project }) => project), ...filled].reduce((sum, project) => sum + (costs[project] ?? 0), 0)
        expect(fractionText(left)).toBe(String(budget - spent))
        expect(spent).toBeLessThanOrEqual(budget)
      }),
      SOME,
    )
  })
})

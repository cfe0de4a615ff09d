/** Chooses among several candidates by rankings, grades or approvals, and says why in sentences. */
import { equalShares } from '../../maths/choice/equal-shares.ts'
import { judge } from '../../maths/choice/majority-judgement.ts'
import { schulze } from '../../maths/choice/schulze.ts'
import { transferable, type Stage } from '../../maths/choice/single-transferable.ts'
import { compare, fraction, fractionText } from '../../maths/fraction.ts'
import type { ChoiceBallots } from './choice-ballots.ts'
import { counted } from './rule-sentence.ts'

/** The outcome: candidates in tiers from the best (those of one tier stand equal), and why. */
export interface Choice {
  readonly method: ChoiceBallots['method']
  /** Who is elected or chosen; several of a ranking where they stand equal. */
  readonly chosen: readonly string[]
  readonly order: readonly (readonly string[])[]
  readonly why: readonly string[]
}

/** Counts, exactly; nothing is drawn by lot. */
export function countChoice(asked: ChoiceBallots): Choice {
  switch (asked.method) {
    case 'schulze':
      return bySchulze(asked)
    case 'majority-judgement':
      return byJudgement(asked)
    case 'stv':
      return byTransfer(asked)
    case 'equal-shares':
      return byEqualShares(asked)
  }
}

type Of<M extends ChoiceBallots['method']> = Extract<ChoiceBallots, { method: M }>

function bySchulze({ method, names, ballots }: Of<'schulze'>): Choice {
  const { order, pairwise, paths } = schulze(names.length, ballots)
  const name = nameIn(names)
  const [winners = []] = order
  const why = winners.flatMap((winner) =>
    names.flatMap((_, other) => {
      if (winners.includes(other)) return []
      const [mine = 0, theirs = 0] = [pairwise[winner]?.[other], pairwise[other]?.[winner]]
      const [there = 0, back = 0] = [paths[winner]?.[other], paths[other]?.[winner]]
      return [`${name(winner)} before ${name(other)}: ${mine} ballots to ${theirs}; strongest path ${there}, the other way ${back}`]
    }),
  )
  const tiers = order.map((tier) => tier.map(name))
  return { method, chosen: tiers[0] ?? [], order: tiers, why }
}

function byJudgement({ method, names, grades, ballots }: Of<'majority-judgement'>): Choice {
  const { order } = judge(names.length, grades.length, ballots)
  const name = nameIn(names)
  const tiers = order.map((tier) => tier.map(({ candidate }) => name(candidate)))
  const why = order.flat().map(({ candidate, grade, given }) => {
    const counts = given.map((count, at) => `${count} ${grades[at] ?? ''}`).toReversed()
    return `${name(candidate)}: ${grades[grade] ?? ''} by the majority (${counts.join(', ')})`
  })
  return { method, chosen: tiers[0] ?? [], order: tiers, why }
}

function byTransfer({ method, names, seats, ballots }: Of<'stv'>): Choice {
  const { elected, quota, stages } = transferable(names.length, seats, ballots)
  const name = nameIn(names)
  const why = stages.map((stage) => `${standingText(stage, names)}. ${actText(stage, name)}`)
  const chosen = elected.map(name)
  return { method, chosen, order: chosen.map((one) => [one]), why: [`quota ${quota}, ${seats} seats`, ...why] }
}

function byEqualShares({ method, names, costs, budget, ballots }: Of<'equal-shares'>): Choice {
  const { bought, filled, left } = equalShares(costs, budget, ballots)
  const name = nameIn(names)
  const why = [
    ...bought.map(
      ({ project, price, supporters }) =>
        `${name(project)}, cost ${costs[project] ?? 0}: paid by its ${counted(supporters, 'supporter')}, at most ${fractionText(price)} each`,
    ),
    ...filled.map((project) => `${name(project)}, cost ${costs[project] ?? 0}: added by support, with what was left`),
    `${fractionText(left)} of ${budget} is left`,
  ]
  const chosen = [...bought.map(({ project }) => project), ...filled].map(name)
  return { method, chosen, order: chosen.map((one) => [one]), why }
}

function standingText({ standing }: Stage, names: readonly string[]): string {
  return standing
    .flatMap((value, at) => (compare(value, fraction(0)) === 0 ? [] : [`${names[at] ?? ''} with ${fractionText(value)}`]))
    .join(', ')
}

function actText({ act }: Stage, name: (at: number) => string): string {
  const who = act.candidates.map(name).join(', ')
  return {
    elected: `Elected: ${who}`,
    excluded: `Excluded: ${who}`,
    transferred: `Surplus goes on from ${who}`,
    seated: `Seated, as many as are left: ${who}`,
  }[act.kind]
}

function nameIn(names: readonly string[]): (at: number) => string {
  return (at) => names[at] ?? ''
}

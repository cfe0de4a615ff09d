/** Balance, seen: how far somebody's part of what was said goes beyond their part of those who are here. For any parties: groups, tables, seats. */
import { compare, fraction, plus, times, type Fraction } from '../../maths/fraction.ts'

/** One party: how many people it is, and what it contributed (ideas, characters, seconds, ratings). */
export interface Party {
  readonly key: string
  readonly people: number
  readonly part: number
}
/** One party weighed. `weight` is its share over its share of the people: 1 is in balance, 2 twice as much; null for a party of nobody. */
export interface Weighed {
  readonly key: string
  readonly share: Fraction
  readonly peopleShare: Fraction
  readonly weight: Fraction | null
  readonly voice: Voice
}
/** What that means. `dominant` and `quiet` are said only where enough was said to say it. */
export type Voice = 'dominant' | 'quiet' | 'unheard' | 'balanced'
/** All parties weighed. `moved` is the share that would have to come from others to be in balance, 0 to 1 (Hoover's index). */
export interface Balance {
  readonly total: number
  readonly moved: Fraction
  readonly parties: readonly Weighed[]
}

/** Twice its part is dominant, less than half of it quiet: between the two a small hall sways by chance. */
const DOMINANT_WEIGHT = fraction(2)
const QUIET_WEIGHT = fraction(1, 2)
/** Contributions of each party on average before anything but silence is said of any. */
const PARTS_EACH_MIN = 3

/**
 * Weighs parties. Who is nobody and contributed nothing is left out; a part without people (words that came in for somebody who left) counts
 * in the total and weighs nothing. With no part at all everything is in balance: nothing was said yet.
 * Source of the index: Hoover 1936, Rev. Econ. Stat. 18:162-171.
 */
export function weighBalance(all: readonly Party[]): Balance {
  const parties = all.filter(({ people, part }) => people > 0 || part > 0)
  const total = sum(parties, 'part')
  const people = sum(parties, 'people')
  const isEnough = total >= PARTS_EACH_MIN * parties.length
  const weighed = parties.map((party): Weighed => {
    const share = total === 0 ? NOTHING : fraction(party.part, total)
    const peopleShare = people === 0 ? NOTHING : fraction(party.people, people)
    const weight =
      party.people === 0 || total === 0 ? null : fraction(BigInt(party.part) * BigInt(people), BigInt(total) * BigInt(party.people))
    return { key: party.key, share, peopleShare, weight, voice: voiceOf(party, weight, isEnough) }
  })
  return { total, moved: total === 0 || people === 0 ? NOTHING : half(weighed), parties: weighed }
}

const NOTHING = fraction(0)

function voiceOf({ people, part }: Party, weight: Fraction | null, isEnough: boolean): Voice {
  if (people > 0 && part === 0) return 'unheard'
  if (weight === null || !isEnough) return 'balanced'
  if (compare(weight, DOMINANT_WEIGHT) >= 0) return 'dominant'
  return compare(weight, QUIET_WEIGHT) < 0 ? 'quiet' : 'balanced'
}

function half(parties: readonly Weighed[]): Fraction {
  const beyond = parties.map(({ share, peopleShare }) => plus(share, times(peopleShare, fraction(-1))))
  return beyond.filter((difference) => compare(difference, NOTHING) > 0).reduce(plus, NOTHING)
}

function sum(parties: readonly Party[], field: 'people' | 'part'): number {
  return parties.reduce((total, party) => total + party[field], 0)
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, fraction, fractionText, plus } from '../../maths/fraction.ts'
import { weighBalance, type Party } from './balance.ts'
import { missingViews } from './views-around.ts'

const parties = fc
  .array(fc.record({ people: fc.nat(9), part: fc.nat(50) }), { minLength: 1, maxLength: 6 })
  .map((all): Party[] => all.map((one, at) => ({ key: `p${at}`, ...one })))

describe('balance', () => {
  it('says by hand what four groups did', () => {
    // 20 people and 40 ideas: a part of one half, and half of all; one fifth and four fifths of the expected; nothing.
    const {
      moved,
      parties: weighed,
      total,
    } = weighBalance([
      { key: 'gov', people: 4, part: 24 },
      { key: 'civ', people: 8, part: 12 },
      { key: 'tech', people: 4, part: 4 },
      { key: 'acad', people: 4, part: 0 },
    ])
    expect(total).toBe(40)
    expect(weighed.map(({ weight, voice }) => [weight === null ? null : fractionText(weight), voice])).toEqual([
      ['3', 'dominant'],
      ['3/4', 'balanced'],
      ['1/2', 'balanced'],
      ['0', 'unheard'],
    ])
    expect(fractionText(moved)).toBe('2/5')
  })
  it('lies between nothing and less than all, and is nothing where every share is the share of the people', () => {
    fc.assert(
      fc.property(parties, fc.integer({ min: 1, max: 9 }), (all, each) => {
        const { moved } = weighBalance(all)
        expect(compare(moved, fraction(0))).toBeGreaterThanOrEqual(0)
        expect(compare(moved, fraction(1))).toBeLessThanOrEqual(0)
        expect(fractionText(weighBalance(all.map((one) => ({ ...one, part: one.people * each }))).moved)).toBe('0')
      }),
    )
  })
  it('does not hang on the unit, nor on the order, and names its parties once each', () => {
    fc.assert(
      fc.property(parties, fc.integer({ min: 1, max: 60 }), (all, unit) => {
        const [one, other] = [weighBalance(all), weighBalance(all.map((party) => ({ ...party, part: party.part * unit })).toReversed())]
        expect(fractionText(other.moved)).toBe(fractionText(one.moved))
        const sum = one.parties.reduce((total, { share }) => plus(total, share), fraction(0))
        expect(fractionText(sum)).toBe(one.total === 0 ? '0' : '1')
      }),
    )
  })
  it('never grows when two parties are looked at as one', () => {
    fc.assert(
      fc.property(parties, (all) => {
        const [first, second, ...rest] = all
        if (first === undefined || second === undefined) return
        const merged = [{ key: 'both', people: first.people + second.people, part: first.part + second.part }, ...rest]
        expect(compare(weighBalance(merged).moved, weighBalance(all).moved)).toBeLessThanOrEqual(0)
      }),
    )
  })
  it('never grows when a party beyond its part gives one to a party below it', () => {
    fc.assert(
      fc.property(parties, (all) => {
        const { parties: weighed, moved } = weighBalance(all)
        const beyond = weighed.find(
          ({ weight, key }) => weight !== null && compare(weight, fraction(1)) > 0 && (all.find((one) => one.key === key)?.part ?? 0) > 0,
        )
        const below = weighed.find(({ weight }) => weight !== null && compare(weight, fraction(1)) < 0)
        if (beyond === undefined || below === undefined) return
        const fairer = all.map((one) =>
          one.key === beyond.key ? { ...one, part: one.part - 1 } : one.key === below.key ? { ...one, part: one.part + 1 } : one,
        )
        // One more than the gap between the two may turn them around: then it may grow by what is beyond, which is less than one part.
        expect(compare(weighBalance(fairer).moved, plus(moved, fraction(1, Math.max(1, weighBalance(all).total))))).toBeLessThanOrEqual(0)
      }),
    )
  })
  it('calls nobody dominant or quiet before enough was said, but says who is silent', () => {
    const voices = weighBalance([
      { key: 'a', people: 1, part: 2 },
      { key: 'b', people: 9, part: 1 },
      { key: 'c', people: 5, part: 0 },
    ]).parties.map(({ voice }) => voice)
    expect(voices).toEqual(['balanced', 'balanced', 'unheard'])
  })
})

describe('all views around the table', () => {
  it('lists groups, regions and pairs that nobody is here for, the larger gap once', () => {
    const seated = [
      { group: 'gov', region: 'africa', people: 3 },
      { group: 'civ', region: 'asia', people: 1 },
      { group: 'gov', region: null, people: 2 },
      { group: 'tech', region: 'asia', people: 0 },
    ]
    expect(missingViews(['gov', 'civ', 'tech'], ['africa', 'asia', 'europe'], seated)).toEqual({
      groups: ['tech'],
      regions: ['europe'],
      pairs: [
        { group: 'gov', region: 'asia' },
        { group: 'civ', region: 'africa' },
      ],
      unnamed: 2,
    })
  })
  it('lists each cell as missing or here, never both', () => {
    const seats = fc.array(
      fc.record({ group: fc.constantFrom('a', 'b', null), region: fc.constantFrom('x', 'y', null), people: fc.nat(2) }),
    )
    fc.assert(
      fc.property(seats, (seated) => {
        const { groups, regions, pairs } = missingViews(['a', 'b'], ['x', 'y'], seated)
        for (const group of ['a', 'b'])
          for (const region of ['x', 'y']) {
            const isHere = seated.some((one) => one.group === group && one.region === region && one.people > 0)
            const isListed =
              groups.includes(group) || regions.includes(region) || pairs.some((one) => one.group === group && one.region === region)
            expect(isHere && isListed).toBe(false)
            expect(isHere || isListed).toBe(true)
          }
      }),
    )
  })
})

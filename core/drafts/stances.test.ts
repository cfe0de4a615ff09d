import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DESIGNATIONS } from '../decisions/designation.ts'
import { isAgreed, mayEstimate, STANCES, standingOf, type SaidStance, type SpeakingSeat } from './stances.ts'

const seats = fc.uniqueArray(
  fc.record({ number: fc.integer({ min: 1, max: 12 }), group: fc.constantFrom('g', 'c', 't', 'p'), isHeld: fc.boolean() }),
  { selector: ({ number }) => number, maxLength: 12 },
)
const said = fc.uniqueArray(
  fc.record({ seat: fc.integer({ min: 1, max: 12 }), stance: fc.constantFrom(...STANCES), isOfTheseWords: fc.boolean() }),
  { selector: ({ seat }) => seat, maxLength: 12 },
)
const one = (group: string, all: readonly SpeakingSeat[], stances: readonly SaidStance[]) =>
  standingOf(all, stances).find((standing) => standing.group === group)

describe('where the groups stand', () => {
  it('is the same in whatever order seats spoke, and a seat that says it twice counts once', () => {
    fc.assert(
      fc.property(seats, said, (all, stances) => {
        const standing = standingOf(all, stances)
        expect(standingOf(all, stances.toReversed())).toEqual(standing)
        expect(standingOf(all, [...stances, ...stances])).toEqual(standing)
      }),
    )
  })
  it('is never nearer than its least content seat, however many others the group has', () => {
    fc.assert(
      fc.property(seats, said, fc.nat(), (all, stances, pick) => {
        const held = all.filter(({ isHeld }) => isHeld)
        const speaker = held[pick % Math.max(held.length, 1)]
        if (speaker === undefined) return
        const others = stances.filter(({ seat }) => seat !== speaker.number)
        const standing = one(speaker.group, all, [...others, { seat: speaker.number, stance: 'cannot', isOfTheseWords: true }])
        expect(standing?.stance).toBe('cannot')
        expect(standing?.cannot).toBeGreaterThan(0)
        expect(standing?.earlier).toBeNull()
      }),
    )
  })
  it('rests on held seats and on these words alone', () => {
    fc.assert(
      fc.property(seats, said, (all, stances) => {
        const held = new Set(all.filter(({ isHeld }) => isHeld).map(({ number }) => number))
        const bare = ({ group, stance, heard, cannot }: ReturnType<typeof standingOf>[number]) => ({ group, stance, heard, cannot })
        const counting = stances.filter(({ seat, isOfTheseWords }) => held.has(seat) && isOfTheseWords)
        expect(standingOf(all, stances).map(bare)).toEqual(standingOf(all, counting).map(bare))
        expect(standingOf(all, stances).reduce((sum, { heard }) => sum + heard, 0)).toBe(counting.length)
      }),
    )
  })
  it('is asked again when the words have changed, and says what was said of the earlier ones', () => {
    const team = [
      { number: 1, group: 'g', isHeld: true },
      { number: 2, group: 'g', isHeld: true },
      { number: 3, group: 'p', isHeld: false },
    ]
    const before: SaidStance[] = [{ seat: 1, stance: 'live_with', isOfTheseWords: false }]
    expect(standingOf(team, before)).toEqual([
      { group: 'g', stance: 'unsaid', earlier: 'live_with', held: 2, heard: 0, cannot: 0 },
      { group: 'p', stance: 'absent', earlier: null, held: 0, heard: 0, cannot: 0 },
    ])
    expect(one('g', team, [...before, { seat: 2, stance: 'support', isOfTheseWords: true }])).toMatchObject({
      stance: 'support',
      earlier: null,
      heard: 1,
    })
  })
})

describe('an estimate of the chairs', () => {
  const groups = standingOf([{ number: 1, group: 'g', isHeld: true }], [{ seat: 1, stance: 'cannot', isOfTheseWords: true }])
  it('is refused while it leaves one open reason unlisted', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 5 })
    fc.assert(
      fc.property(ids, ids, fc.constantFrom(...DESIGNATIONS), (listed, open, designation) => {
        const isWhole = open.every((id) => listed.includes(id))
        expect(mayEstimate(designation, { listed, open, groups: [] }).ok).toBe(isWhole)
      }),
    )
    expect(mayEstimate('divergence', { listed: ['a'], open: ['a', 'b'], groups })).toMatchObject({
      code: 'reasons_unlisted',
      facts: { missing: 1 },
    })
  })
  it('does not say full consensus against a group, and may say everything weaker', () => {
    expect(DESIGNATIONS.filter((designation) => mayEstimate(designation, { listed: [], open: [], groups }).ok)).toEqual(
      DESIGNATIONS.slice(1),
    )
  })
  it('makes a clause agreed when it says consensus and no reason is open', () => {
    expect([
      isAgreed('consensus', 0),
      isAgreed('full_consensus', 0),
      isAgreed('consensus', 1),
      isAgreed('strong_support', 0),
      isAgreed(null, 0),
    ]).toEqual([true, true, false, false, false])
  })
})

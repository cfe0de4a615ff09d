import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOfCharter, changesNothing, levelOf, LEVELS, POWER_NAMES, PROMISES, settleCharter, WHO, type Charter } from './charter.ts'
import { charterDigest } from './charter-digest.ts'

const NO_TEAM = { otherGroupsWithSeats: null }
const charter = (
  grants: Partial<Record<(typeof POWER_NAMES)[number], (typeof WHO)[number][]>>,
  promises: Charter['promises'] = [],
): Charter => ({
  grants: POWER_NAMES.flatMap((power) => (grants[power] === undefined ? [] : [{ power, who: grants[power] }])),
  promises,
})
const involving = charter({ put_ideas: ['everybody'], hold_seats: ['team'] }, ['remarks_answered'])
const deciding = charter(
  { put_ideas: ['everybody'], hold_seats: ['team'], decide_text: ['team'], return_text: ['team'], change_text: ['governments'] },
  ['remarks_answered', 'result_binds'],
)
const aCharter = fc.record({
  grants: fc.array(fc.record({ power: fc.constantFrom(...POWER_NAMES), who: fc.uniqueArray(fc.constantFrom(...WHO)) }), { maxLength: 12 }),
  promises: fc.uniqueArray(fc.constantFrom(...PROMISES)),
})

describe('the level of a process', () => {
  it.each([
    ['no charter', null, 'informs'],
    ['governments and conveners alone', charter({ put_ideas: ['conveners'], decide_text: ['governments'] }, [...PROMISES]), 'informs'],
    ['everybody puts ideas', charter({ put_ideas: ['everybody'] }), 'consults'],
    ['others write, and remarks are not answered', charter({ put_ideas: ['everybody'], hold_seats: ['team'] }), 'consults'],
    ['others write, and remarks are answered', involving, 'involves'],
    ['others decide, and it binds', deciding, 'decides_with'],
    ['others decide, and it does not bind', { ...deciding, promises: ['remarks_answered'] as const }, 'involves'],
    [
      'others decide, and governments change the text alone',
      { ...deciding, grants: deciding.grants.filter(({ power }) => power !== 'return_text') },
      'involves',
    ],
  ])('with %s', (_, of, expected) => {
    expect(levelOf(of, NO_TEAM).level).toBe(expected)
  })
  it('is not higher than the seats that others really have', () => {
    expect(levelOf(deciding, { otherGroupsWithSeats: 0 }).level).toBe('consults')
    expect(levelOf(deciding, { otherGroupsWithSeats: 1 }).level).toBe('decides_with')
  })
  it('never falls when others are let do more, and is explained by its facts', () => {
    fc.assert(
      fc.property(aCharter, fc.constantFrom(...POWER_NAMES.filter((power) => power !== 'change_text')), (of, power) => {
        const { level, facts } = levelOf(of, NO_TEAM)
        const more = levelOf({ ...of, grants: [...of.grants.filter((one) => one.power !== power), { power, who: [...WHO] }] }, NO_TEAM)
        expect(LEVELS.indexOf(more.level)).toBeGreaterThanOrEqual(LEVELS.indexOf(level))
        const next = LEVELS[LEVELS.indexOf(level) + 1]
        if (next !== undefined) expect(facts.some((fact) => fact.level === next && !fact.holds)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a charter', () => {
  it('says what changed, and nothing when nothing did', () => {
    expect(changeOfCharter(involving, deciding)).toEqual({
      grants: [
        { power: 'decide_text', added: ['team'], removed: [] },
        { power: 'change_text', added: ['governments'], removed: [] },
        { power: 'return_text', added: ['team'], removed: [] },
      ],
      promisesAdded: ['result_binds'],
      promisesRemoved: [],
    })
    fc.assert(
      fc.property(aCharter, (of) => {
        const settled = settleCharter(of)
        expect(changesNothing(changeOfCharter(settled, settleCharter(settled)))).toBe(true)
        expect(changeOfCharter(settled, { grants: [], promises: [] }).promisesRemoved).toEqual(settled.promises)
      }),
      { numRuns: 50 },
    )
  })
  it('has a digest that moves with anything in it', () => {
    const whole = { ...deciding, text: { words: 'w', digest: 'd' } }
    const digests = [
      charterDigest(1, whole),
      charterDigest(2, whole),
      charterDigest(1, { ...whole, text: null }),
      charterDigest(1, { ...whole, text: { words: 'w', digest: 'e' } }),
      charterDigest(1, { ...whole, promises: [] }),
      charterDigest(1, { ...whole, grants: whole.grants.slice(1) }),
    ]
    expect(new Set(digests).size).toBe(digests.length)
    expect(charterDigest(1, { ...whole, text: { words: 'other', digest: 'd' } })).toBe(digests[0])
  })
})

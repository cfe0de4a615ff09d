import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkQuorum, judgeQuorum, missingText, quorumSentence, type GroupPresence } from './quorum.ts'
import { USUAL_QUORUM } from './team.ts'

const of = (group: string, held: number, present: number): GroupPresence => ({ group, name: group, held, present })

describe('the quorum of a team', () => {
  it('is said in a sentence made of its data', () => {
    expect(quorumSentence({ seats: [1, 2], eachGroup: [1, 3], groups: 3 })).toBe(
      'A meeting may decide when at least 1/2 of the seats that are held are there, and they come from at least 3 groups, and at least 1/3 of the seats of every group are there.',
    )
  })
  it.each([
    ['exactly half, two groups', [of('g', 2, 1), of('c', 2, 1)], true],
    ['all of one group', [of('g', 4, 4), of('c', 2, 0)], false],
    ['less than half', [of('g', 3, 1), of('c', 2, 1)], false],
    ['nobody', [of('g', 0, 0)], false],
  ])('with %s holds: %s', (_, groups, expected) => {
    expect(judgeQuorum(USUAL_QUORUM, groups).holds).toBe(expected)
  })
  it('says what is missing and how many came', () => {
    const { steps } = judgeQuorum({ seats: [1, 2], eachGroup: [1, 2], groups: 2 }, [
      of('Governments', 4, 1),
      of('Civil society', 2, 2),
      of('Academia', 0, 0),
    ])
    expect(missingText(steps)).toBe(
      'at least 1/2 of the seats of every group are there (there: Governments: 1 of 4; Civil society: 2 of 2)',
    )
  })
  it('never holds with fewer people when it did not hold with more', () => {
    const groups = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(groups, fc.integer({ min: 1, max: 4 }), fc.boolean(), (rows, asked, isEach) => {
        const quorum = { seats: [1, 2] as const, eachGroup: isEach ? ([1, 3] as const) : null, groups: asked }
        const with_ = rows.map(([free, present], at) => of(`g${at}`, free + present, present))
        const fewer = with_.map((group) => ({ ...group, present: Math.max(0, group.present - 1) }))
        const [more, less] = [judgeQuorum(quorum, with_), judgeQuorum(quorum, fewer)]
        expect(less.holds && !more.holds).toBe(false)
        expect(missingText(more.steps) === '').toBe(more.holds)
      }),
    )
  })
  it('is refused when no meeting could ever reach it', () => {
    expect(checkQuorum(USUAL_QUORUM, 2).ok).toBe(true)
    expect(checkQuorum(USUAL_QUORUM, 1)).toMatchObject({ ok: false, facts: { field: 'quorum.groups' } })
    expect(checkQuorum({ ...USUAL_QUORUM, seats: [3, 2] }, 2)).toMatchObject({ ok: false, facts: { field: 'quorum.seats' } })
    expect(checkQuorum({ ...USUAL_QUORUM, eachGroup: [0, 2] }, 2)).toMatchObject({ ok: false, facts: { field: 'quorum.eachGroup' } })
  })
})

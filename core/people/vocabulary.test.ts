import { describe, expect, it } from 'vitest'
import { DEFAULT_REGIONAL_GROUPS, DEFAULT_STAKEHOLDER_GROUPS } from './default-vocabularies.ts'
import { parseLetters, settleGroups } from './vocabulary.ts'

const known = [
  { id: 'g1', key: 'government' },
  { id: 'g2', key: 'youth' },
]
function ids(): () => string {
  let count = 0
  return () => `new-${(count += 1)}`
}

describe('settleGroups', () => {
  it('keeps id and key of a group that is renamed, and gives a new one both', () => {
    const settled = settleGroups(known, [{ id: 'g1', name: 'Public authorities' }, { name: 'Jugend' }], ids())
    expect(settled).toEqual({
      ok: true,
      value: [
        { id: 'g1', key: 'government', name: 'Public authorities' },
        { id: 'new-1', key: 'jugend', name: 'Jugend' },
      ],
    })
  })
  it('never gives out the key of a group that was left out', () => {
    expect(settleGroups(known, [{ name: 'Youth' }], ids())).toMatchObject({ value: [{ key: 'youth-2' }] })
  })
  it('gives groups in other scripts a key too', () => {
    expect(settleGroups([], [{ name: 'الحكومات' }, { name: '政府' }], ids())).toMatchObject({
      value: [{ key: 'group' }, { key: 'group-2' }],
    })
  })
  it('takes an empty list', () => {
    expect(settleGroups(known, [], ids())).toEqual({ ok: true, value: [] })
  })
  it.each([
    ['an id of another forum', [{ id: 'g9', name: 'A' }], 'groups.0.id'],
    [
      'the same group twice',
      [
        { id: 'g1', name: 'A' },
        { id: 'g1', name: 'B' },
      ],
      'groups.1.id',
    ],
    ['two names that differ by case and spaces', [{ name: 'Civil society' }, { name: 'civil  Society' }], 'groups.1.name'],
  ])('refuses %s', (_, wanted, field) => {
    expect(settleGroups(known, wanted, ids())).toMatchObject({ ok: false, code: 'invalid', facts: { field } })
  })
})

describe('parseLetters', () => {
  it.each([
    [
      ['g', ' P '],
      ['G', 'P'],
    ],
    [
      ['ح', 'خ'],
      ['ح', 'خ'],
    ],
    [
      ['政', '1'],
      ['政', '1'],
    ],
  ])('takes %j', (letters, parsed) => {
    expect(parseLetters(letters)).toEqual({ ok: true, value: parsed })
  })
  it.each([
    [['G', 'g'], 'groups.1.letter'],
    [['GG'], 'groups.0.letter'],
    [['G', ' '], 'groups.1.letter'],
    [['!'], 'groups.0.letter'],
  ])('refuses %j', (letters, field) => {
    expect(parseLetters(letters)).toMatchObject({ ok: false, facts: { field } })
  })
})

describe('the default groups', () => {
  it('are six, each with a key, a name, a letter and a mark of its own', () => {
    for (const part of ['key', 'name', 'letter', 'mark'] as const)
      expect(new Set(DEFAULT_STAKEHOLDER_GROUPS.map((group) => group[part])).size).toBe(6)
    expect(parseLetters(DEFAULT_STAKEHOLDER_GROUPS.map(({ letter }) => letter))).toMatchObject({ ok: true })
  })
  it('stand beside the five regional groups of the United Nations', () => {
    expect(new Set(DEFAULT_REGIONAL_GROUPS.map(({ key }) => key)).size).toBe(5)
  })
})

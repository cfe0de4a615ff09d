import { describe, expect, it } from 'vitest'
import { leavesAnAdministrator } from './administrators.ts'

const ada = { id: 'ada', roles: ['administrator', 'convener'], hasLeft: false } as const
const ben = { id: 'ben', roles: ['administrator'], hasLeft: false } as const
const cy = { id: 'cy', roles: ['member'], hasLeft: false } as const

describe('leavesAnAdministrator', () => {
  it.each([
    ['the only one gives the role back', [ada, cy], { ...ada, roles: ['convener'] as const }, false],
    ['the only one leaves', [ada, cy], { ...ada, hasLeft: true }, false],
    ['one of two leaves', [ada, ben], { ...ada, hasLeft: true }, true],
    ['the other one has left already', [ada, { ...ben, hasLeft: true }], { ...ada, roles: ['member'] as const }, false],
    ['a plain member leaves', [ada, cy], { ...cy, hasLeft: true }, true],
    ['the only one gets a role more', [ada], { ...ada, roles: ['administrator', 'moderator'] as const }, true],
  ])('when %s', (_, members, changed, expected) => {
    expect(leavesAnAdministrator(members, changed)).toBe(expected)
  })
})

/** The rules that have names: those of institutions that decide with several groups or chambers, in our own words. */
import { atLeast, moreThan, type DecisionRule } from './rule.ts'

/** Keys of governments in the groups of a forum; a short form stands in many files. */
const GOVERNMENTS = ['government', 'gov'] as const

/** Rules by key. A forum may add its own beside them. */
export const NAMED_RULES: readonly DecisionRule[] = [
  { key: 'majority', name: 'Simple majority', conditions: [{ kind: 'yes_of_all', of: 'cast', threshold: moreThan(1, 2) }] },
  { key: 'two-thirds', name: 'Two-thirds majority', conditions: [{ kind: 'yes_of_all', of: 'cast', threshold: atLeast(2, 3) }] },
  {
    key: 'every-group-majority',
    name: 'Majority in every group',
    conditions: [{ kind: 'yes_in_each_group', of: 'cast', threshold: moreThan(1, 2) }],
  },
  {
    key: 'fsc',
    name: 'Chambers of equal weight',
    conditions: [
      { kind: 'quorum_in_each_group', threshold: moreThan(1, 2) },
      { kind: 'yes_in_each_group', of: 'cast', threshold: moreThan(1, 2) },
      { kind: 'mean_of_groups', of: 'cast', threshold: atLeast(2, 3), weights: null },
    ],
  },
  {
    key: 'gnso-majority',
    name: 'Majority of each house',
    conditions: [
      {
        kind: 'houses',
        of: 'members',
        houses: [
          { name: 'Governments', groups: GOVERNMENTS },
          { name: 'Everybody else', groups: 'others' },
        ],
        ways: [[moreThan(1, 2), moreThan(1, 2)]],
      },
    ],
  },
  {
    key: 'gnso-supermajority',
    name: 'Supermajority of two houses',
    conditions: [
      {
        kind: 'houses',
        of: 'members',
        houses: [
          { name: 'Governments', groups: GOVERNMENTS },
          { name: 'Everybody else', groups: 'others' },
        ],
        ways: [
          [atLeast(2, 3), atLeast(2, 3)],
          [atLeast(3, 4), moreThan(1, 2)],
        ],
      },
    ],
  },
  {
    key: 'eu',
    name: 'Double majority',
    conditions: [
      { kind: 'groups_in_favour', of: 'members', within: moreThan(1, 2), groups: atLeast(55, 100) },
      { kind: 'yes_of_all', of: 'members', threshold: atLeast(65, 100) },
    ],
  },
  {
    key: 'iso',
    name: 'Two thirds for and no more than a quarter against',
    conditions: [
      { kind: 'yes_of_all', of: 'cast', threshold: atLeast(2, 3) },
      { kind: 'no_at_most', of: 'cast', share: [1, 4] },
    ],
  },
  {
    key: 'group-mean-two-thirds',
    name: 'Two thirds as the mean of the groups',
    conditions: [{ kind: 'mean_of_groups', of: 'cast', threshold: atLeast(2, 3), weights: null }],
  },
  {
    key: 'ilo',
    name: 'Governments, employers and workers as two to one to one',
    conditions: [
      // A vote is void unless those who say yes or no are half of the delegates (ILO Constitution, article 17).
      { kind: 'quorum_of_all', of: 'cast', threshold: atLeast(1, 2) },
      {
        kind: 'mean_of_groups',
        of: 'cast',
        threshold: atLeast(2, 3),
        weights: { government: 2, gov: 2, employers: 1, workers: 1 },
      },
    ],
  },
  { key: 'consent', name: 'Consent', conditions: [{ kind: 'objections', settled: 'answered' }] },
  { key: 'silence', name: 'Silence procedure', conditions: [{ kind: 'silence', hours: 72 }] },
  {
    key: 'rough-consensus',
    name: 'Rough consensus',
    conditions: [{ kind: 'chair_call' }, { kind: 'objections', settled: 'answered' }],
  },
  {
    key: 'designation',
    name: 'Designation of consensus',
    conditions: [{ kind: 'designation', atLeast: 'consensus', estimates: 2 }],
  },
]

/** The rule with a key, or undefined. */
export function namedRule(key: string): DecisionRule | undefined {
  return NAMED_RULES.find((rule) => rule.key === key)
}

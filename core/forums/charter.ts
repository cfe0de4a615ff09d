/** The charter of a process: who may do what at each stage, what is promised, and which level of the process follows from it. */
import type { RecordedCharter, RecordedPower, RecordedPromise, RecordedWho } from '../ledger/issue-kinds.ts'
import type { Stage } from './stages.ts'

/** What may be let, in the order of the road, and at which stage it is done. */
export const POWERS: readonly { readonly power: RecordedPower; readonly stage: Stage }[] = [
  { power: 'put_ideas', stage: 'conversing' },
  { power: 'challenge_questions', stage: 'conversing' },
  { power: 'write_statements', stage: 'weighing' },
  { power: 'rate', stage: 'weighing' },
  { power: 'hold_seats', stage: 'drafting' },
  { power: 'remark', stage: 'drafting' },
  { power: 'amend', stage: 'drafting' },
  { power: 'decide_text', stage: 'drafting' },
  { power: 'adopt', stage: 'with_governments' },
  { power: 'change_text', stage: 'with_governments' },
  { power: 'return_text', stage: 'with_governments' },
  { power: 'answer', stage: 'followed_up' },
]
/** Powers by name. */
export const POWER_NAMES = [
  'put_ideas',
  'challenge_questions',
  'write_statements',
  'rate',
  'hold_seats',
  'remark',
  'amend',
  'decide_text',
  'adopt',
  'change_text',
  'return_text',
  'answer',
] as const satisfies readonly RecordedPower[]
/** Who may be let, the widest first. */
export const WHO = ['everybody', 'members', 'team', 'governments', 'conveners'] as const satisfies readonly RecordedWho[]
/** What may be promised. */
export const PROMISES = ['remarks_answered', 'reasons_given', 'changes_shown', 'result_binds'] as const satisfies readonly RecordedPromise[]
/** Levels of a process, the weakest first. */
export const LEVELS = ['informs', 'consults', 'involves', 'decides_with'] as const
/** See the list of the same name. */
export type Level = (typeof LEVELS)[number]

/** A charter without its words. */
export type Charter = Pick<RecordedCharter, 'grants' | 'promises'>
/** What the record says besides the charter. */
export interface ProcessFacts {
  /** Stakeholder groups other than governments that have seats in a team of the issue; null while there is no team. */
  readonly otherGroupsWithSeats: number | null
}
/** One thing that a level asks for, and whether it is so. */
export interface LevelFact {
  readonly level: Exclude<Level, 'informs'>
  readonly fact:
    'others_speak' | 'others_write' | 'remarks_answered' | 'others_decide' | 'result_binds' | 'text_not_changed_alone' | 'seats_of_others'
  readonly holds: boolean
}

/** Those who are neither governments nor run the process. */
const OTHERS: readonly RecordedWho[] = ['everybody', 'members', 'team']

/**
 * The level of a process from what it lets people do, with the facts that make it so. A level needs all of its facts and those of
 * the levels below it; nobody types it in. Without a charter nothing is let, so it informs.
 */
export function levelOf(charter: Charter | null, record: ProcessFacts): { readonly level: Level; readonly facts: readonly LevelFact[] } {
  const whoMay = (power: RecordedPower): readonly RecordedWho[] => charter?.grants.find((grant) => grant.power === power)?.who ?? []
  const othersMay = (...powers: RecordedPower[]): boolean => powers.some((power) => whoMay(power).some((who) => OTHERS.includes(who)))
  const promises = charter?.promises ?? []
  const facts: readonly LevelFact[] = [
    { level: 'consults', fact: 'others_speak', holds: othersMay('put_ideas', 'write_statements', 'rate', 'remark') },
    { level: 'involves', fact: 'others_write', holds: othersMay('hold_seats', 'amend') },
    { level: 'involves', fact: 'seats_of_others', holds: record.otherGroupsWithSeats !== 0 },
    { level: 'involves', fact: 'remarks_answered', holds: promises.includes('remarks_answered') },
    { level: 'decides_with', fact: 'others_decide', holds: othersMay('decide_text') },
    { level: 'decides_with', fact: 'result_binds', holds: promises.includes('result_binds') },
    {
      level: 'decides_with',
      fact: 'text_not_changed_alone',
      holds: whoMay('change_text').every((who) => OTHERS.includes(who)) || othersMay('return_text'),
    },
  ]
  const holds = (level: Level): boolean => facts.every((fact) => fact.level !== level || fact.holds)
  const reached = LEVELS.findIndex((level) => level !== 'informs' && !holds(level))
  return { level: LEVELS[reached < 0 ? LEVELS.length - 1 : reached - 1] ?? 'informs', facts }
}

/** A change of who may do one thing. */
export interface GrantChange {
  readonly power: RecordedPower
  readonly added: readonly RecordedWho[]
  readonly removed: readonly RecordedWho[]
}
/** What one version of a charter changed of the one before. */
export interface CharterChange {
  readonly grants: readonly GrantChange[]
  readonly promisesAdded: readonly RecordedPromise[]
  readonly promisesRemoved: readonly RecordedPromise[]
}

/** What changed from one charter to the next; from none, everything in it was added. */
export function changeOfCharter(before: Charter | null, after: Charter): CharterChange {
  const whoIn = (charter: Charter | null, power: RecordedPower): readonly RecordedWho[] =>
    charter?.grants.find((grant) => grant.power === power)?.who ?? []
  const grants = POWER_NAMES.map((power) => ({
    power,
    added: WHO.filter((who) => whoIn(after, power).includes(who) && !whoIn(before, power).includes(who)),
    removed: WHO.filter((who) => whoIn(before, power).includes(who) && !whoIn(after, power).includes(who)),
  })).filter(({ added, removed }) => added.length + removed.length > 0)
  const promised = before?.promises ?? []
  return {
    grants,
    promisesAdded: PROMISES.filter((promise) => after.promises.includes(promise) && !promised.includes(promise)),
    promisesRemoved: PROMISES.filter((promise) => promised.includes(promise) && !after.promises.includes(promise)),
  }
}

/** True when a version changes nothing of the one before but perhaps its words. */
export function changesNothing({ grants, promisesAdded, promisesRemoved }: CharterChange): boolean {
  return grants.length + promisesAdded.length + promisesRemoved.length === 0
}

/** A charter with its powers, people and promises in their order, each once; powers for nobody are left out. */
export function settleCharter({ grants, promises }: Charter): Charter {
  const whoOf = (power: RecordedPower): RecordedWho[] =>
    WHO.filter((who) => grants.some((grant) => grant.power === power && grant.who.includes(who)))
  return {
    grants: POWER_NAMES.map((power) => ({ power, who: whoOf(power) })).filter(({ who }) => who.length > 0),
    promises: PROMISES.filter((promise) => promises.includes(promise)),
  }
}

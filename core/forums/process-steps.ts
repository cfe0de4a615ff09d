/** The list of steps of a process: those that every list begins with, and what of the record shows each. */
import type { RecordedStep } from '../ledger/issue-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'

/** The twelve steps that a list begins with, after the São Paulo Multistakeholder Guidelines; their words are ours. */
export const STEP_KEYS = [
  'scope',
  'people',
  'invite',
  'ground_rules',
  'inform',
  'access',
  'converse',
  'weigh',
  'draft',
  'review',
  'decide',
  'follow',
] as const
/** See the list of the same name. */
export type StepKey = (typeof STEP_KEYS)[number]
/** Steps of one list at most: twice as many as it begins with. */
export const STEPS_MAX = 24
/** Pages, or entries, that show one step at most. */
export const EVIDENCE_MAX = 10

/** What the record holds of an issue, as far as steps are shown by it. */
export interface IssueRecord {
  readonly isDescribed: boolean
  readonly parties: number
  readonly hasCharter: boolean
  readonly hasCall: boolean
  readonly gatherings: number
  readonly weighings: number
  readonly drafts: number
  readonly outcome: boolean
  readonly isFollowedUp: boolean
}

/** Whether the record itself shows a step that every list begins with; the others are shown by what conveners name. */
export function isShown(key: StepKey, record: IssueRecord): boolean {
  switch (key) {
    case 'scope':
      return record.isDescribed
    case 'people':
      return record.parties > 0
    case 'invite':
      return record.hasCall
    case 'ground_rules':
      return record.hasCharter
    case 'converse':
      return record.gatherings > 0
    case 'weigh':
      return record.weighings > 0
    case 'draft':
      return record.drafts > 0
    case 'decide':
      return record.outcome
    case 'follow':
      return record.isFollowedUp
    case 'inform':
    case 'access':
    case 'review':
      return false
  }
}

/** How a step stands: shown by the record or by what is named, left out with a reason, or open. */
export type StepState = 'shown' | 'left_out' | 'open'

/** How a step stands. A reason for leaving it out counts only while nothing shows it. */
export function stepState(
  step: {
    readonly key: string | null
    readonly pages: readonly string[]
    readonly entries: readonly number[]
    readonly isLeftOut: boolean
  },
  record: IssueRecord,
): StepState {
  const key = STEP_KEYS.find((one) => one === step.key)
  if (step.pages.length + step.entries.length > 0 || (key !== undefined && isShown(key, record))) return 'shown'
  return step.isLeftOut ? 'left_out' : 'open'
}

/** A page of this house, as a list of steps names it: a path and nothing that leads elsewhere. */
const PAGE = /^\/(?!\/)[\w\-/?=&#.%]{0,199}$/

/** Checks the pages and entries of a list, and that each step of the beginning stands in it once. */
export function checkSteps(steps: readonly Omit<RecordedStep, 'title' | 'leftOut'>[], head: number): Outcome<null, 'invalid'> {
  for (const [at, { key, pages, entries }] of steps.entries()) {
    if (key !== null && !STEP_KEYS.some((known) => known === key))
      return refuse('invalid', { field: `steps.${at}.key`, detail: 'no list begins with this step. Leave the key out and give a title.' })
    if (key !== null && steps.findIndex((other) => other.key === key) < at)
      return refuse('invalid', { field: `steps.${at}.key`, detail: 'this step stands in the list twice. Name it once.' })
    if (pages.some((page) => !PAGE.test(page)))
      return refuse('invalid', {
        field: `steps.${at}.pages`,
        detail: 'name pages of this house, each from its first slash: /g/our-evening.',
      })
    if (entries.some((entry) => entry > head))
      return refuse('invalid', { field: `steps.${at}.entries`, detail: `the ledger has ${head} entries. Name one of them.` })
  }
  return accept(null)
}

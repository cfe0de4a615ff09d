/** What becomes of amendments: who may endorse, withdraw and settle them, and in whose name. */
import type { RecordedAmendmentOutcome, RecordedSponsorKind } from '../ledger/wording-kinds.ts'
import { accept, refuse, type Outcome } from '../words/outcome.ts'
import type { Hand } from './text-suggestion.ts'

/** What the team can say of an amendment. */
export const AMENDMENT_OUTCOMES = ['adopted', 'adopted_changed', 'not_adopted'] as const satisfies readonly RecordedAmendmentOutcome[]
/** Where an amendment stands. */
export const AMENDMENT_STATES = ['open', 'withdrawn', ...AMENDMENT_OUTCOMES] as const
/** See the list of the same meaning. */
export type AmendmentState = (typeof AMENDMENT_STATES)[number]

/** In whose name a member stands behind an amendment. */
export interface Sponsor {
  readonly kind: RecordedSponsorKind
  readonly id: string
}

/** The name in which a member endorses: their organisation, or without one their stakeholder group. Somebody of neither stands for nobody. */
export function sponsorOf(member: {
  readonly organisation: string | null
  readonly stakeholderGroup: string | null
}): Outcome<Sponsor, 'no_sponsor'> {
  if (member.organisation !== null) return accept({ kind: 'organisation', id: member.organisation })
  return member.stakeholderGroup === null ? refuse('no_sponsor') : accept({ kind: 'group', id: member.stakeholderGroup })
}

/** Whether an endorsement is a new one: the same organisation or group counts once, however many of its people say so, and at whatever moment. */
export function isNewSponsor(sponsors: readonly Sponsor[], sponsor: Sponsor): boolean {
  return !sponsors.some(({ kind, id }) => kind === sponsor.kind && id === sponsor.id)
}

/** Whether it may still be endorsed. */
export function mayEndorse(state: AmendmentState): Outcome<true, 'amendment_settled'> {
  return state === 'open' ? accept(true) : refuse('amendment_settled', { state })
}

/** Whether it may be withdrawn: by its author alone, while nothing became of it. */
export function mayWithdrawAmendment(
  { state, author }: { readonly state: AmendmentState; readonly author: string },
  by: Hand,
): Outcome<true, 'not_author' | 'amendment_settled'> {
  if (author !== by.member) return refuse('not_author')
  return state === 'open' ? accept(true) : refuse('amendment_settled', { state })
}

/** Whether it may be settled: by who has a seat in the team of the draft, the author only if they have one too. */
export function maySettleAmendment(state: AmendmentState, by: Hand): Outcome<true, 'no_team_seat' | 'amendment_settled'> {
  if (!by.hasSeat) return refuse('no_team_seat')
  return state === 'open' ? accept(true) : refuse('amendment_settled', { state })
}

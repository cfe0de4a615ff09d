/** Loads a decision for a command: its row, its place, its rule and its roll. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Prepared } from '../../core/decisions/ballot-box.ts'
import type { Register } from '../../core/decisions/register.ts'
import { readRecordedRule } from '../../core/decisions/recorded-rule.ts'
import { BY_KEY } from '../../core/decisions/rule-sentence.ts'
import type { Instant } from '../../core/ledger/instant.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { countRoll, groupOnRoll, readDecision, readEstimates, readObjections, type DecisionRow } from '../sql/decisions.ts'
import { readGathering, type GatheringRow } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'

/** Which decision, as addresses name it. */
export interface DecisionAt {
  readonly gathering: string
  readonly number: number
}
/** Who takes part: a seat and a member may be the same person; the electorate says which of the two counts. */
export interface Voter {
  readonly seat: string | null
  readonly member: string | null
}
/** A decision with its place. */
export interface DecisionAtHand {
  readonly row: DecisionRow
  readonly gathering: GatheringRow
  readonly place: { readonly forum: string; readonly gathering: string }
}

/** The decision, whatever its state. */
export async function decisionAtHand(tx: Tx, at: DecisionAt): Promise<Outcome<DecisionAtHand, RefusalCode>> {
  const gathering = await readGathering(tx, at.gathering)
  const row = gathering === undefined ? undefined : await readDecision(tx, gathering.id, at.number)
  if (gathering === undefined || row === undefined) return refuse('not_found', { what: 'decision' })
  return accept({ row, gathering, place: { forum: gathering.forum_id, gathering: gathering.id } })
}
/** The decision while question, rule and roll may change. */
export async function preparedDecision(tx: Tx, at: DecisionAt): Promise<Outcome<DecisionAtHand, RefusalCode>> {
  const found = await decisionAtHand(tx, at)
  if (!found.ok || found.value.row.state === 'prepared') return found
  return refuse('decision_fixed', { state: found.value.row.state })
}
/** The decision while it takes something in. */
export async function openDecisionAt(tx: Tx, at: DecisionAt, now: Instant): Promise<Outcome<DecisionAtHand, RefusalCode>> {
  const found = await decisionAtHand(tx, at)
  if (!found.ok) return found
  const { state, ends_at } = found.value.row
  if (state !== 'open') return refuse('decision_not_open', { state })
  return ends_at !== null && ends_at <= now ? refuse('decision_over', { endsAt: ends_at }) : found
}
/** Rule, roll and secrecy as core counts them. Two queries. */
export async function preparedOf(tx: Tx, { row, place }: DecisionAtHand): Promise<Prepared> {
  const groups = await readStakeholderGroups(tx, place.forum)
  const counts = new Map((await countRoll(tx, [row.id])).map(({ group, voters }) => [group, voters]))
  return {
    rule: readRecordedRule(row.rule, null, BY_KEY),
    isSecret: row.is_secret,
    roll: groups.flatMap(({ id, key }) => {
      const voters = counts.get(id)
      return voters === undefined ? [] : [{ group: id, key, voters }]
    }),
  }
}
/** The voter of the roll and their group. Refuses somebody who is not on it. */
export async function voterOnRoll(tx: Tx, row: DecisionRow, by: Voter): Promise<Outcome<{ voter: string; group: string }, RefusalCode>> {
  const voter = row.electorate === 'seats' ? by.seat : by.member
  const group = voter === null ? null : await groupOnRoll(tx, row.id, voter)
  return voter === null || group === null ? refuse('not_on_roll') : accept({ voter, group })
}
/** The pseudonym of a voter as the ledger names actors. */
export function actorOfVoter(row: DecisionRow, voter: string): string {
  return `${row.electorate === 'seats' ? 'seat' : 'member'}:${voter}`
}
/** The register as it stands at an instant. Two queries. */
export async function registerAt(tx: Tx, row: DecisionRow, now: Instant, isCalled: boolean): Promise<Register> {
  const MINUTE_MS = 60_000
  return {
    objections: (await readObjections(tx, row.id)).map(({ state }) => state),
    estimates: (await readEstimates(tx, row.id)).map(({ designation }) => designation),
    minutesPassed: row.opened_at === null ? 0 : Math.floor((Date.parse(now) - Date.parse(row.opened_at)) / MINUTE_MS),
    isCalled,
  }
}

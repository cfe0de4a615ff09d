/** Casts a ballot: into the box, not into the ledger, which anybody may read while the decision is open. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { takesIn, type Choice } from '../../core/decisions/ballot-box.ts'
import { choosingOf, isBlank, parseMarks } from '../../core/decisions/choosing.ts'
import type { DecisionRule } from '../../core/decisions/rule.ts'
import { readRecordedRule } from '../../core/decisions/recorded-rule.ts'
import { BY_KEY } from '../../core/decisions/rule-sentence.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { keyHash } from '../people/key-hash.ts'
import { changeSecret, hasSlip, putRecorded, putSecret, readMark, type Said } from '../sql/ballot-box.ts'
import { countOptions, organisationOf, type DecisionRow } from '../sql/decisions.ts'
import type { Tx } from '../sql/ledger.ts'
import { perform } from './command.ts'
import { openDecisionAt, voterOnRoll, type DecisionAt, type Voter } from './decision-at-hand.ts'

/** A ballot on its way. `key` is known to the phone alone; the box keeps its digest, the slip. */
export interface BallotCast {
  /** Yes, no or abstention; null where options are chosen among. */
  readonly choice: Choice | null
  /** A number for each option; null where yes or no is asked. */
  readonly marks: readonly number[] | null
  readonly key: string | null
}
/** What the phone is told. */
export interface CastResult {
  readonly choice: Choice
  readonly marks: number[] | null
  readonly slip: string | null
}

/** Casts it or changes it. Makes no entry: the head is locked all the same, so that nothing is cast while the box is counted. */
export async function castBallot(house: HouseBase, by: Voter, at: DecisionAt, cast: BallotCast): Promise<Outcome<CastResult, RefusalCode>> {
  return await perform(house, { actor: 'house' }, async (act) => {
    const found = await openDecisionAt(act.tx, at, act.now)
    if (!found.ok) return found
    const { row } = found.value
    const rule = readRecordedRule(row.rule, null, BY_KEY)
    if (!takesIn(rule).ballots) return refuse('not_asked_here', { what: 'ballots' })
    const voter = await voterOnRoll(act.tx, row, by)
    if (!voter.ok) return voter
    const said = await saidBy(act.tx, row, rule, cast)
    if (!said.ok) return said
    const put = row.is_secret
      ? await secretly(act.tx, row, voter.value, said.value, cast.key)
      : await openly(act.tx, row, voter.value, said.value)
    if (!put.ok) return put
    const { choice, marks } = said.value
    return accept({ drafts: [], result: { choice, marks: marks === null ? null : [...marks], slip: put.value } })
  })
}

/** What the ballot says, held against what is asked. */
async function saidBy(tx: Tx, row: DecisionRow, rule: DecisionRule, { choice, marks }: BallotCast): Promise<Outcome<Said, RefusalCode>> {
  const choosing = choosingOf(rule)
  if (choosing === null)
    return choice === null || marks !== null
      ? refuse('invalid', { field: 'choice', detail: 'say yes, no or abstain.' })
      : accept({ choice, marks: null })
  const parsed = parseMarks(choosing, await countOptions(tx, row.id), marks ?? [])
  return parsed.ok ? accept({ choice: isBlank(parsed.value) ? 'abstain' : 'yes', marks: parsed.value }) : parsed
}

type OnRoll = { readonly voter: string; readonly group: string }

async function openly(tx: Tx, row: DecisionRow, { voter, group }: OnRoll, said: Said): Promise<Outcome<null, RefusalCode>> {
  const organisation = row.electorate === 'members' ? await organisationOf(tx, voter) : null
  await putRecorded(tx, { decision: row.id, voter, group }, organisation, said)
  return accept(null)
}

async function secretly(
  tx: Tx,
  row: DecisionRow,
  { voter, group }: OnRoll,
  said: Said,
  key: string | null,
): Promise<Outcome<string, RefusalCode>> {
  if (key === null)
    return refuse('invalid', {
      field: 'key',
      detail: 'a secret ballot comes with 32 to 64 hexadecimal digits of chance that the phone keeps.',
    })
  const slip = keyHash(key)
  const casting = { decision: row.id, voter, group }
  if ((await readMark(tx, row.id, voter)) === undefined) {
    if (await hasSlip(tx, row.id, slip)) return refuse('ballot_cast_elsewhere')
    await putSecret(tx, casting, slip, said)
    return accept(slip)
  }
  // Whoever knows the key is the phone that cast it; the box does not know whose it is.
  if (!(await hasSlip(tx, row.id, slip))) return refuse('ballot_cast_elsewhere')
  await changeSecret(tx, row.id, slip, said)
  return accept(slip)
}

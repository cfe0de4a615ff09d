/** Decisions as people see them. Of an open one no view reads the ballot box, but for the voter's own part. */
import type { BallotView, DecisionSummary, DecisionView, OwnPartView, RuleView } from '../../contract/decisions.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { looksAtGroups, type DecisionRule } from '../../core/decisions/rule.ts'
import { choosingOf } from '../../core/decisions/choosing.ts'
import { POOLED_KEY, takesIn } from '../../core/decisions/ballot-box.ts'
import { SHOWN_APART_MIN } from '../../core/people/small-groups.ts'
import { namedRule } from '../../core/decisions/named-rules.ts'
import { readRecordedRule, recordedRule, ruleDigest } from '../../core/decisions/recorded-rule.ts'
import type { Register } from '../../core/decisions/register.ts'
import { abstentionSentence, BY_KEY, ruleSentence, type NameOfGroup } from '../../core/decisions/rule-sentence.ts'
import { tallyAgain } from '../../core/decisions/tally-again.ts'
import type { Tally } from '../../core/decisions/tally.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { Voter } from '../commands/decision-at-hand.ts'
import type { HouseBase } from '../house-base.ts'
import { readMark } from '../sql/ballot-box.ts'
import {
  countRoll,
  groupOnRoll,
  listDecisions,
  readCounted,
  readDecisionOptions,
  readDecision,
  readEstimates,
  readObjections,
  type DecisionRow,
  type EstimateRow,
  type ObjectionRow,
  type OptionRow,
} from '../sql/decisions.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'
import { readWords, type WordsById } from '../sql/words.ts'

type House = Pick<HouseBase, 'database'>

/** Decisions of a gathering in the order of their numbers. Two queries. */
export async function viewDecisions(house: House, gathering: string): Promise<DecisionSummary[]> {
  const { db } = house.database
  const rows = await listDecisions(db, gathering)
  const words = await readWords(
    db,
    rows.flatMap(({ question_words, rule_name_words }) => [question_words, rule_name_words]),
  )
  return rows.map((row) => summaryOf(row, words))
}

/** One decision. Eight queries. */
export async function viewDecision(house: House, gathering: string, number: number): Promise<Outcome<DecisionView, RefusalCode>> {
  const { db } = house.database
  const read = await readWhole(house, gathering, number)
  if (!read.ok) return read
  const { row, objections, estimates, options, words, rule, nameOf } = read.value
  const roll = await countRoll(db, [row.id])
  const groups = roll.map(({ group, voters }) => ({ group, voters }))
  return accept({
    ...summaryOf(row, words),
    explanation: words.of(row.explanation_words),
    options: options.map((option) => ({
      number: option.number,
      text: words.of(option.text_words),
      source: option.from_kind ?? 'own',
      idea: option.idea,
      from: option.from_id,
      statement: option.statement,
    })),
    rule: viewRule(rule, nameOf),
    isSecret: row.is_secret,
    electorate: row.electorate,
    roll: row.roll_entry === null ? null : { entry: row.roll_entry, groups, total: groups.reduce((sum, { voters }) => sum + voters, 0) },
    openedAt: row.opened_at,
    openedEntry: row.opened_entry,
    objections: objections.map((objection) => ({
      id: objection.id,
      number: objection.number,
      group: objection.group_id,
      reason: words.of(objection.reason_words),
      raisedAt: objection.raised_at,
      state: objection.state,
      answer: words.of(objection.answer_words),
      settledAt: objection.settled_at,
      entry: objection.entry,
    })),
    estimates: estimates.map((estimate) => ({
      number: estimate.number,
      designation: estimate.designation,
      reason: words.of(estimate.reason_words),
      publishedAt: estimate.published_at,
      entry: estimate.entry,
    })),
    reason: words.of(row.reason_words),
    result: resultOf(read.value),
  })
}

/** What a closed decision would yield by another rule that has a name. */
export async function viewWhatIf(
  house: House,
  at: { readonly gathering: string; readonly number: number },
  key: string,
): Promise<Outcome<{ rule: RuleView; adopted: boolean; steps: Tally['steps'] }, RefusalCode>> {
  const read = await readWhole(house, at.gathering, at.number)
  if (!read.ok) return read
  const rule = namedRule(key)
  if (rule === undefined) return refuse('not_found', { what: 'rule of this name' })
  const counts = read.value.row.counts
  if (counts === null || choosingOf(read.value.rule) !== null) return refuse('not_found', { what: 'result' })
  if (looksAtGroups(rule) && counts.some(({ group }) => group === null)) return refuse('groups_not_shown', { least: SHOWN_APART_MIN })
  const { adopted, steps } = tallyAgain(rule, counts, registerOf(read.value), read.value.nameOf)
  return accept({ rule: viewRule(rule, read.value.nameOf), adopted, steps })
}

/** Counted ballots; none before the decision is closed. Three queries. */
export async function viewBallots(house: House, gathering: string, number: number): Promise<Outcome<BallotView[], RefusalCode>> {
  const { db } = house.database
  const row = await readDecision(db, gathering, number)
  if (row === undefined) return refuse('not_found', { what: 'decision' })
  const rows = await readCounted(db, row.id)
  const words = await readWords(
    db,
    rows.map(({ name_words }) => name_words),
  )
  return accept(
    rows.map(({ slip, group_id, choice, marks, name_words, seat }) => ({
      slip,
      organisation: words.of(name_words),
      seat,
      group: group_id,
      choice,
      marks,
    })),
  )
}

/** The part of one voter. */
export async function viewOwnPart(house: House, gathering: string, number: number, by: Voter): Promise<Outcome<OwnPartView, RefusalCode>> {
  const { db } = house.database
  const row = await readDecision(db, gathering, number)
  if (row === undefined) return refuse('not_found', { what: 'decision' })
  const voter = row.electorate === 'seats' ? by.seat : by.member
  const group = voter === null ? null : await groupOnRoll(db, row.id, voter)
  if (voter === null || group === null)
    return accept({ isOnRoll: false, group: null, hasCast: false, choice: null, marks: null, objections: [] })
  const mark = await readMark(db, row.id, voter)
  const own = (await readObjections(db, row.id)).filter((objection) => objection.voter_id === voter)
  return accept({
    isOnRoll: true,
    group,
    hasCast: mark !== undefined,
    choice: mark?.choice ?? null,
    marks: mark?.marks ?? null,
    objections: own.map(({ id }) => id),
  })
}

/** A rule with its sentence and what it asks for. */
export function viewRule(rule: DecisionRule, nameOf: NameOfGroup = BY_KEY): RuleView {
  const asked = takesIn(rule)
  const choosing = choosingOf(rule)
  return {
    // A copy of plain data, which the schema of the answer describes by its `kind` alone.
    rule: { key: rule.key, name: rule.name, conditions: rule.conditions.map((condition) => ({ ...condition })) },
    sentence: ruleSentence(rule, nameOf),
    abstention: abstentionSentence(rule),
    digest: ruleDigest(recordedRule(rule)),
    takesBallots: asked.ballots,
    takesObjections: asked.objections,
    takesEstimates: asked.estimates,
    asksChair: asked.chairCall,
    silenceHours: asked.silenceHours,
    looksAtGroups: looksAtGroups(rule),
    choosing: choosing === null ? null : { method: choosing.method, seats: choosing.seats },
  }
}

interface Whole {
  readonly row: DecisionRow
  readonly objections: readonly ObjectionRow[]
  readonly estimates: readonly EstimateRow[]
  readonly options: readonly OptionRow[]
  readonly words: WordsById
  readonly nameOf: NameOfGroup
  readonly rule: DecisionRule
}

async function readWhole(house: House, gathering: string, number: number): Promise<Outcome<Whole, RefusalCode>> {
  const { db } = house.database
  const [place, row] = await Promise.all([readGathering(db, gathering), readDecision(db, gathering, number)])
  if (place === undefined || row === undefined) return refuse('not_found', { what: 'decision' })
  const [objections, estimates, options, groups] = await Promise.all([
    readObjections(db, row.id),
    readEstimates(db, row.id),
    readDecisionOptions(db, row.id),
    readStakeholderGroups(db, place.forum_id),
  ])
  const words = await readWords(db, [
    row.question_words,
    row.explanation_words,
    row.rule_name_words,
    row.reason_words,
    ...groups.map(({ name_words }) => name_words),
    ...options.map(({ text_words }) => text_words),
    ...objections.flatMap(({ reason_words, answer_words }) => [reason_words, answer_words]),
    ...estimates.map(({ reason_words }) => reason_words),
  ])
  const names = new Map(groups.map((group) => [group.key, words.of(group.name_words) ?? group.key]))
  const nameOf: NameOfGroup = (key) => (key === POOLED_KEY ? 'Everybody' : (names.get(key) ?? null))
  return accept({
    row,
    objections,
    estimates,
    options,
    words,
    nameOf,
    rule: readRecordedRule(row.rule, words.of(row.rule_name_words), nameOf),
  })
}

function summaryOf(row: DecisionRow, words: WordsById): DecisionSummary {
  const rule = readRecordedRule(row.rule, words.of(row.rule_name_words), BY_KEY)
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    question: words.of(row.question_words),
    ruleName: rule.name,
    endsAt: row.ends_at,
    closedAt: row.closed_at,
    adopted: row.adopted,
    isChoice: choosingOf(rule) !== null,
    entry: row.entry,
  }
}

/** The recorded result; its steps are worked out again from the recorded counts, with the names of the groups. */
function resultOf(whole: Whole): DecisionView['result'] {
  const { row, rule } = whole
  if (row.state !== 'closed' || row.counts === null || row.adopted === null || row.closed_entry === null) return null
  return {
    adopted: row.adopted,
    steps: tallyAgain(rule, row.counts, registerOf(whole), whole.nameOf).steps.map(({ condition, holds, figures }) => ({
      condition,
      holds,
      figures: [...figures],
    })),
    counts: row.counts.map(({ group, members, yes, no, abstain }) => ({ group, members, yes, no, abstain })),
    choice: choiceOf(row.chosen),
    closedEntry: row.closed_entry,
    isCalled: row.is_called,
  }
}

function choiceOf(chosen: DecisionRow['chosen']): NonNullable<DecisionView['result']>['choice'] {
  if (chosen === null) return null
  return { chosen: [...chosen.chosen], order: chosen.order.map((tier) => [...tier]), why: [...chosen.why] }
}

function registerOf({ row, objections, estimates }: Whole): Register {
  return {
    objections: objections.map(({ state }) => state),
    estimates: estimates.map(({ designation }) => designation),
    minutesPassed: row.minutes_passed ?? 0,
    isCalled: row.is_called,
  }
}

/** Decisions and weighings of a gathering that are over, as reports and records tell of them: a constant number of queries. */
import type { Kysely, Selectable } from 'kysely'
import { POOLED_KEY, takesIn } from '../../core/decisions/ballot-box.ts'
import { readRecordedRule } from '../../core/decisions/recorded-rule.ts'
import { ruleSentence, type NameOfGroup } from '../../core/decisions/rule-sentence.ts'
import { tallyAgain } from '../../core/decisions/tally-again.ts'
import type { DecisionOutcome, OutcomeOf, WeighedOf } from '../../core/records/record-outcomes.ts'
import { judgeRows, RESULT_RULES, USUAL_RULE } from '../../core/weighing/result-classes.ts'
import type { ResultOfStatement, WeighingResults } from '../../core/weighing/results.ts'
import { answersOf } from '../../core/weighing/shown-groups.ts'
import { listDecisions, type DecisionRow, type EstimateRow, type ObjectionRow } from './decisions.ts'
import type { Tables } from './tables.ts'
import type { StakeholderGroupRow } from './vocabularies.ts'
import { readWords, type WordsById } from './words.ts'

type Db = Kysely<Tables>
type OptionRow = Selectable<Tables['decision_options']>
/** A decision and a weighing with the words that stand. */
export type HeldDecision = OutcomeOf<string | null>
/** The same of a weighing. */
export type HeldWeighing = WeighedOf<string | null>

/** Queries of one reading. */
export const OUTCOMES_QUERIES = 7

/** Those that are over, decisions by number, weighings by when they closed. */
export async function readOutcomes(
  db: Db,
  gathering: string,
  groups: readonly StakeholderGroupRow[],
): Promise<{ decisions: HeldDecision[]; weighings: HeldWeighing[] }> {
  const all = await listDecisions(db, gathering)
  const over = all.filter(({ state }) => state === 'closed' || state === 'abandoned')
  const ids = over.map(({ id }) => id)
  const objections = await readOf(db, 'decision_objections', ids)
  const estimates = await readOf(db, 'decision_estimates', ids)
  const options = await readOf(db, 'decision_options', ids)
  const weighings = await readClosed(db, gathering)
  const statements = await readStatementsOf(
    db,
    weighings.map(({ id }) => id),
  )
  const words = await readWords(db, [
    ...over.flatMap((row) => [row.question_words, row.rule_name_words, row.reason_words]),
    ...objections.flatMap((row) => [row.reason_words, row.answer_words]),
    ...options.map((row) => row.text_words),
    ...groups.map((group) => group.name_words),
    ...weighings.flatMap((row) => [row.name_words, row.purpose_words]),
    ...statements.map((row) => row.text_words),
  ])
  const names = new Map(groups.map((group) => [group.key, words.of(group.name_words) ?? group.key]))
  const nameOf: NameOfGroup = (key) => (key === POOLED_KEY ? 'Everybody' : (names.get(key) ?? null))
  return {
    decisions: over.map((row) => {
      const of = <T extends { decision_id: string }>(rows: readonly T[]): T[] => rows.filter(({ decision_id }) => decision_id === row.id)
      return heldDecision(row, { objections: of(objections), estimates: of(estimates), options: of(options) }, words, nameOf)
    }),
    weighings: weighings.map((row) =>
      heldWeighing(
        row,
        statements.filter((one) => one.weighing_id === row.id),
        words,
      ),
    ),
  }
}

async function readOf<T extends 'decision_objections' | 'decision_estimates' | 'decision_options'>(
  db: Db,
  table: T,
  ids: readonly string[],
) {
  // One text for three tables that have the two columns in common; the type of the row follows from the name of the table.
  const rows = await db
    .selectFrom(table as 'decision_objections')
    .selectAll()
    .where((eb) => eb('decision_id', '=', eb.fn.any(eb.val([...ids]))))
    .orderBy('decision_id')
    .orderBy('number')
    .execute()
  return rows as unknown as Selectable<Tables[T]>[]
}

async function readClosed(db: Db, gathering: string) {
  return await db
    .selectFrom('weighings')
    .leftJoin('weighing_results', (join) =>
      join.onRef('weighing_results.weighing_id', '=', 'weighings.id').onRef('ratings_digest', '=', 'sealed_digest'),
    )
    .select(['id', 'name_words', 'purpose_words', 'closed_at', 'sealed_digest', 'sealed_ratings', 'sealed_raters', 'results'])
    .where('gathering_id', '=', gathering)
    .where('state', '=', 'closed')
    .orderBy('closed_at')
    .orderBy('id')
    .execute()
}

async function readStatementsOf(db: Db, weighings: readonly string[]) {
  return await db
    .selectFrom('statements')
    .select(['weighing_id', 'number', 'text_words'])
    .where((eb) => eb('weighing_id', '=', eb.fn.any(eb.val([...weighings]))))
    .where('merged_into', 'is', null)
    .where('hidden_reason', 'is', null)
    .orderBy('weighing_id')
    .orderBy('number')
    .execute()
}

interface Register {
  readonly objections: readonly ObjectionRow[]
  readonly estimates: readonly EstimateRow[]
  readonly options: readonly OptionRow[]
}

function heldDecision(row: DecisionRow, { objections, estimates, options }: Register, words: WordsById, nameOf: NameOfGroup): HeldDecision {
  const rule = readRecordedRule(row.rule, words.of(row.rule_name_words), nameOf)
  const designation = estimates.at(-1)?.designation
  const register = {
    objections: objections.map(({ state }) => state),
    estimates: estimates.map((estimate) => estimate.designation),
    minutesPassed: row.minutes_passed ?? 0,
    isCalled: row.is_called,
  }
  const steps = row.counts === null ? [] : tallyAgain(rule, row.counts, register, nameOf).steps
  return {
    number: row.number,
    question: words.of(row.question_words),
    rule: rule.name,
    sentence: ruleSentence(rule, nameOf),
    outcome: outcomeOf(row, options.length > 0),
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(takesIn(rule).ballots ? { ballots: row.is_secret ? ('secret' as const) : ('recorded' as const) } : {}),
    ...(designation === undefined ? {} : { designation }),
    ...(steps.length === 0 ? {} : { steps: steps.map(({ condition, holds, figures }) => ({ condition, holds, figures: [...figures] })) }),
    ...(options.length === 0 ? {} : { options: options.map((option) => words.of(option.text_words)) }),
    ...(row.chosen === null ? {} : { chosen: [...row.chosen.chosen] }),
    ...(objections.length === 0
      ? {}
      : {
          objections: objections.map((objection) => ({
            number: objection.number,
            reason: words.of(objection.reason_words),
            state: objection.state,
            ...(objection.answer_words === null ? {} : { answer: words.of(objection.answer_words) }),
          })),
        }),
    ...(row.reason_words === null ? {} : { reason: words.of(row.reason_words) }),
  }
}

function outcomeOf({ state, adopted }: DecisionRow, isChoice: boolean): DecisionOutcome {
  if (state === 'abandoned') return 'given_up'
  if (isChoice) return adopted === true ? 'chosen' : 'nothing_chosen'
  return adopted === true ? 'adopted' : 'not_adopted'
}

type ClosedRow = Awaited<ReturnType<typeof readClosed>>[number]

function heldWeighing(
  row: ClosedRow,
  statements: readonly { readonly number: number; readonly text_words: string }[],
  words: WordsById,
): HeldWeighing {
  // Written by the counting of the house alone.
  const results = row.results as WeighingResults | null
  const counted = new Map((results?.statements ?? []).map((one) => [one.number, one]))
  return {
    name: words.of(row.name_words),
    purpose: words.of(row.purpose_words),
    people: row.sealed_raters ?? 0,
    ratings: row.sealed_ratings ?? 0,
    ...(row.closed_at === null ? {} : { closedAt: row.closed_at }),
    ...(row.sealed_digest === null ? {} : { digest: row.sealed_digest }),
    statements: statements.map(({ number, text_words }) => ({ number, text: words.of(text_words), ...judged(counted.get(number)) })),
  }
}

function judged(result: ResultOfStatement | undefined): Partial<HeldWeighing['statements'][number]> {
  if (result === undefined) return {}
  const { agrees, disagrees, passes } = result.all
  const told = { class: judgeRows(result, RESULT_RULES[USUAL_RULE]).class, answers: answersOf(result.all) }
  return result.rows.length === 0 ? told : { ...told, agrees, disagrees, passes }
}

/** What is fixed when a decision opens, on its way into an entry. */
import { PARAGRAPH_CHARACTERS_MAX, QUESTION_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { fitsOptions } from '../../core/decisions/choosing.ts'
import { countsBallots, type DecisionRule } from '../../core/decisions/rule.ts'
import { parseRule } from '../../core/decisions/parse-rule.ts'
import { OWN_RULE_KEY, recordedRule } from '../../core/decisions/recorded-rule.ts'
import type { RecordedElectorate, RecordedQuestionAndRule } from '../../core/ledger/decision-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText, type PlainText } from '../../core/words/plain-text.ts'
import type { GatheringRow } from '../sql/gatherings.ts'
import type { Act } from './command.ts'
import { readOptions, type AskedOption } from './read-options.ts'

/** As it was asked for. */
export interface AskedDecision {
  readonly question: string
  readonly explanation?: string | null | undefined
  readonly rule: unknown
  readonly options?: readonly AskedOption[] | undefined
  readonly isSecret: boolean
  readonly electorate: RecordedElectorate
}
/** The same, parsed. */
export interface ParsedDecision {
  readonly question: PlainText
  readonly explanation: PlainText | null
  readonly rule: DecisionRule
  readonly options: readonly AskedOption[]
  readonly ruleName: PlainText
  readonly isSecret: boolean
  readonly electorate: RecordedElectorate
}

/** Parses it, field by field. */
export function parseDecision(asked: AskedDecision): Outcome<ParsedDecision, RefusalCode> {
  const question = parsePlainText(asked.question, 'question', QUESTION_CHARACTERS_MAX)
  if (!question.ok) return question
  const explanation = parseReason(asked.explanation ?? null, 'explanation')
  if (!explanation.ok) return explanation
  const rule = parseRule(asked.rule)
  if (!rule.ok) return refuse('invalid', { ...rule.facts, field: `rule.${rule.facts['field'] ?? ''}` })
  const options = asked.options ?? []
  const fits = fitsOptions(rule.value, options.length)
  if (!fits.ok) return fits
  const ruleName = parsePlainText(rule.value.name, 'rule.name', QUESTION_CHARACTERS_MAX)
  if (!ruleName.ok) return ruleName
  const { isSecret, electorate } = asked
  return accept({
    question: question.value,
    explanation: explanation.value,
    rule: rule.value,
    options,
    ruleName: ruleName.value,
    isSecret,
    electorate,
  })
}

/** A reason or an explanation; null, or nothing but white space, for none. */
export function parseReason(text: string | null, field: string): Outcome<PlainText | null, RefusalCode> {
  if (text === null || text.trim() === '') return accept(null)
  return parsePlainText(text, field, PARAGRAPH_CHARACTERS_MAX)
}

/** Under the Chatham House Rule no seat is told apart, so its ballot is secret. */
export function mayBeRecorded(gathering: GatheringRow, asked: ParsedDecision): Outcome<true, RefusalCode> {
  if (!gathering.is_chatham_house || asked.isSecret || asked.electorate === 'members' || !countsBallots(asked.rule)) return accept(true)
  return refuse('invalid', { field: 'isSecret', detail: 'under the Chatham House Rule ballots of seats are secret.' })
}

/** The body of an entry. Refuses options whose words cannot be shown. */
export async function bodyOf(
  act: Act,
  at: { readonly id: string; readonly gathering: GatheringRow },
  parsed: ParsedDecision,
): Promise<Outcome<RecordedQuestionAndRule, RefusalCode>> {
  const options = await readOptions(act, at.gathering, parsed.options)
  if (!options.ok) return options
  const rule = recordedRule(parsed.rule)
  return accept({
    id: at.id,
    question: act.keep(parsed.question),
    explanation: parsed.explanation === null ? null : act.keep(parsed.explanation),
    rule,
    ruleName: rule.key === OWN_RULE_KEY ? act.keep(parsed.ruleName) : null,
    isSecret: parsed.isSecret,
    electorate: parsed.electorate,
    ...(options.value.length === 0 ? {} : { options: options.value }),
  })
}

/** `entente tally`: counts ballots by a named rule or a rule in a file, and says why it passed or failed. Needs no house. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseBallots, type GroupCount } from '../core/decisions/ballots.ts'
import { CHOICE_METHODS, parseChoice, type ChoiceMethod } from '../core/decisions/choice-ballots.ts'
import { countChoice } from '../core/decisions/count-choice.ts'
import { NAMED_RULES, namedRule } from '../core/decisions/named-rules.ts'
import { parseRule } from '../core/decisions/parse-rule.ts'
import { parseRegister, type Register } from '../core/decisions/register.ts'
import { countsBallots, type DecisionRule } from '../core/decisions/rule.ts'
import { ruleSentence } from '../core/decisions/rule-sentence.ts'
import { tally, yesShare, type Tally } from '../core/decisions/tally.ts'
import { fractionText } from '../maths/fraction.ts'
import { CannotStart } from '../server/settings/cannot-start.ts'
import { print, usage } from './with-house.ts'

/** Bytes of a file of ballots or of a rule: a forum of ten thousand groups fits. */
const FILE_BYTES_MAX = 4 * 1024 * 1024

/** Counts one set of ballots. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { rule: { type: 'string' }, ballots: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  if (values.rule === undefined || values.ballots === undefined)
    return usage('Name a rule and a file of ballots: entente tally --rule NAME|RULE.json --ballots BALLOTS.json [--json]')
  const method = CHOICE_METHODS.find((one) => one === values.rule)
  if (method !== undefined) return await choose(method, values.ballots, values.json)
  const rule = await readRule(values.rule)
  const { groups, register } = await readBallots(values.ballots, rule)
  const counted = tally(rule, groups, register)
  return print(values.json ? JSON.stringify(asJson(rule, counted, groups), null, 1) : asText(rule, counted))
}

/** Rankings, grades and approvals choose among several candidates; their files say so instead of `counts`. */
async function choose(method: ChoiceMethod, file: string, isJson: boolean): Promise<number> {
  const ballots = parseChoice(method, await readJson(file))
  if (!ballots.ok) throw new CannotStart(sentence(file, ballots.facts))
  const { chosen, order, why } = countChoice(ballots.value)
  return print(isJson ? JSON.stringify({ method, chosen, order, why }, null, 1) : [`Chosen: ${chosen.join(', ')}.`, ...why].join('\n'))
}

/** A rule of consent or silence counts no ballots; its file need hold nothing but `register`. */
async function readBallots(file: string, rule: DecisionRule): Promise<{ groups: readonly GroupCount[]; register: Register }> {
  const raw = await readJson(file)
  const fields = typeof raw === 'object' && raw !== null ? new Map(Object.entries(raw)) : new Map<string, unknown>()
  const register = parseRegister(fields.get('register'))
  if (!register.ok) throw new CannotStart(sentence(`${file}, register`, register.facts))
  if (!countsBallots(rule) && !fields.has('members')) return { groups: [], register: register.value }
  const ballots = parseBallots(raw)
  if (!ballots.ok) throw new CannotStart(sentence(file, ballots.facts))
  return { groups: ballots.value, register: register.value }
}

async function readRule(nameOrFile: string): Promise<DecisionRule> {
  const named = namedRule(nameOrFile)
  if (named !== undefined) return named
  if (!nameOrFile.endsWith('.json'))
    throw new CannotStart(
      `There is no rule ${nameOrFile}. Known are ${[...NAMED_RULES.map(({ key }) => key), ...CHOICE_METHODS].join(', ')}; or name a file that ends in .json.`,
    )
  const rule = parseRule(await readJson(nameOrFile))
  if (!rule.ok) throw new CannotStart(sentence(nameOrFile, rule.facts))
  return rule.value
}

async function readJson(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    throw new CannotStart(`The file ${file} cannot be read. Check its name.`)
  }
  if (Buffer.byteLength(text) > FILE_BYTES_MAX) throw new CannotStart(`The file ${file} is larger than ${FILE_BYTES_MAX} bytes.`)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CannotStart(`The file ${file} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`)
  }
}

function sentence(file: string, facts: Readonly<Record<string, string | number>>): string {
  return `${file}, ${facts['field']}: ${facts['detail']}`
}

function asJson(rule: DecisionRule, counted: Tally, groups: readonly GroupCount[]): object {
  return {
    rule: { key: rule.key, name: rule.name, sentence: ruleSentence(rule) },
    adopted: counted.adopted,
    why: counted.steps.map(({ condition, holds, figures }) => ({ holds, condition, figures })),
    groups: Object.fromEntries(groups.map((group) => [group.group, groupJson(group)])),
  }
}

function groupJson(group: GroupCount): object {
  const { members, yes, no, abstain } = group
  const share = yesShare([group], 'cast')
  return { members, yes, no, abstain, yesOfCast: share === null ? null : fractionText(share) }
}

function asText(rule: DecisionRule, counted: Tally): string {
  const steps = counted.steps.map(
    ({ condition, holds, figures }) => `${holds ? 'yes' : 'no '}  ${condition}\n     ${figures.join('\n     ')}`,
  )
  return [counted.adopted ? 'Adopted.' : 'Not adopted.', `${rule.name}: ${ruleSentence(rule)}`, ...steps].join('\n')
}

/** `entente tally`: counts ballots by a named rule or a rule in a file, and says why it passed or failed. Needs no house. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseBallots, type GroupCount } from '../core/decisions/ballots.ts'
import { NAMED_RULES, namedRule } from '../core/decisions/named-rules.ts'
import { parseRule } from '../core/decisions/parse-rule.ts'
import type { DecisionRule } from '../core/decisions/rule.ts'
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
  const rule = await readRule(values.rule)
  const ballots = parseBallots(await readJson(values.ballots))
  if (!ballots.ok) throw new CannotStart(sentence(values.ballots, ballots.facts))
  const counted = tally(rule, ballots.value)
  return print(values.json ? JSON.stringify(asJson(rule, counted, ballots.value), null, 1) : asText(rule, counted))
}

async function readRule(nameOrFile: string): Promise<DecisionRule> {
  const named = namedRule(nameOrFile)
  if (named !== undefined) return named
  if (!nameOrFile.endsWith('.json'))
    throw new CannotStart(
      `There is no rule ${nameOrFile}. Known are ${NAMED_RULES.map(({ key }) => key).join(', ')}; or name a file that ends in .json.`,
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

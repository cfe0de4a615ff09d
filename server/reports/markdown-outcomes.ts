/** What was weighed and decided, as Markdown. */
import { designationName } from '../../core/decisions/designation.ts'
import type { Report } from '../../core/records/report.ts'
import { RESULT_CLASSES } from '../../core/weighing/result-classes.ts'
import { heading, plain } from './markdown-words.ts'
import { REPORT_WORDS as WORDS } from './report-words.ts'

/** The section, or nothing where nothing is over. */
export function outcomeLines({ decisions, weighings }: Report, section: number): string[] {
  if (decisions.length + weighings.length === 0) return []
  return [`## ${section} ${WORDS.outcomes}`, ...weighings.flatMap(weighingLines), ...decisions.flatMap(decisionLines)]
}

function weighingLines({ name, people, ratings, statements }: Report['weighings'][number]): string[] {
  const classes = RESULT_CLASSES.map((key) => ({ key, some: statements.filter((one) => one.class === key) })).filter(
    ({ some }) => some.length > 0,
  )
  const sums = ({ agrees, disagrees, passes }: (typeof statements)[number]): string =>
    agrees === undefined ? '' : ` (${WORDS.weighedSums(agrees, disagrees ?? 0, passes ?? 0)})`
  return [
    `### ${heading(name)}`,
    WORDS.weighed(people, ratings, statements.length),
    ...classes.flatMap(({ key, some }) => [
      `**${WORDS.classes[key]}**`,
      some.map((one) => `- ${one.number}. ${plain(one.text)}${sums(one)}`).join('\n'),
    ]),
  ]
}

function decisionLines(decision: Report['decisions'][number]): string[] {
  const { question, sentence, outcome, options = [], chosen = [], steps = [], designation, reason, objections = [] } = decision
  return [
    `### ${WORDS.decision(decision.number)}: ${WORDS.decided[outcome]}`,
    plain(question),
    plain(sentence),
    ...list(options.map((option, at) => `${plain(option)}${chosen.includes(at + 1) ? ` (${WORDS.decided.chosen})` : ''}`)),
    ...list(
      steps.map(
        ({ condition, holds, figures }) => `${holds ? WORDS.holds : WORDS.fails}: ${plain(`${condition} (${figures.join('; ')})`)}`,
      ),
    ),
    ...(designation === undefined ? [] : [WORDS.designated(designationName(designation))]),
    ...(reason === undefined ? [] : [plain(reason)]),
    ...list(
      objections.map(
        (objection) =>
          `${WORDS.objection(objection.number, plain(objection.reason))} ${WORDS.settled[objection.state]}${objection.answer === undefined ? '' : `: ${plain(objection.answer)}`}`,
      ),
    ),
  ]
}

function list(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')]
}

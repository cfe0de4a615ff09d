/** The report as Markdown, in the same order as on its page; people's words are escaped, never interpreted. */
import type { Report, ReportConversation, ReportIdea } from '../../core/records/report.ts'
import type { WholeReport } from '../views/report.ts'
import type { HeldWords } from '../../core/records/holdings.ts'
import { REASON_NAMES } from '../../core/moderation/hiding.ts'
import { outcomeLines } from './markdown-outcomes.ts'
import { cell, heading, optional, plain } from './markdown-words.ts'
import { REPORT_WORDS as WORDS } from './report-words.ts'

/** Writes the report. `publicUrl` is the address of the house, for the poster and the traces. */
export function reportMarkdown(report: WholeReport, publicUrl: string): string {
  const page = `${publicUrl}/g/${report.slug}`
  const results = report.conversations.flatMap((conversation, at) => conversationLines(conversation, at + 5, page))
  const after = report.conversations.length + 5
  return `${[
    ...headLines(report),
    ...(report.isChathamHouse ? [WORDS.chathamHouse] : []),
    ...structureLines(report),
    ...purposeLines(report),
    ...figureLines(report),
    ...diversityLines(report.diversity),
    ...participationLines(report.participation),
    ...attendanceLines(report.attendances),
    `## 4 ${WORDS.visualSummary}`,
    `![${posterAlternative(report)}](${page}/poster.svg)`,
    ...results,
    ...remarkLines(report, after),
    ...outcomeLines(report, after + 1),
    ...nextStepLines(report, after + (report.decisions.length + report.weighings.length === 0 ? 1 : 2)),
    '---',
    `${report.countingRule} ${WORDS.trueAt(report.version, report.headHash)}`,
  ].join('\n\n')}\n`
}

/** One sentence that stands for the poster where it is not seen. */
export function posterAlternative({ figures, conversations }: Pick<Report, 'figures' | 'conversations'>): string {
  return WORDS.posterAlternative(
    figures.ideas,
    figures.themes,
    conversations.map((conversation) => conversation.ideas),
  )
}

function headLines(report: Report): string[] {
  const facts = [
    report.series,
    report.topic,
    whenOf(report),
    report.venue,
    report.convener === null ? null : WORDS.convenedBy(report.convener),
  ].filter((fact) => fact !== null)
  return [
    `# ${heading(report.title)}`,
    facts.map(plain).join('  \n'),
    `## ${WORDS.summary}`,
    ...(report.summary.length === 0 ? [WORDS.noSummary] : report.summary.map(plain)),
  ]
}

function whenOf({ date, start, end, timeZone }: Report): string {
  return `${date}${start === null || end === null ? '' : `, ${start} – ${end}`} (${timeZone})`
}

function structureLines({ structure }: Report): string[] {
  const rows = structure.programme.map((item) => `| ${item.start} – ${item.end} | ${cell(item.title)} | ${item.ideas ?? ''} |`)
  return [
    `## 1 ${WORDS.structure}`,
    ...optional(structure.text),
    rows.length === 0
      ? WORDS.noProgramme
      : [`| ${WORDS.time} | ${WORDS.programme} | ${WORDS.ideas} |`, '|---|---|---|', ...rows].join('\n'),
  ]
}

function purposeLines({ purpose }: Report): string[] {
  const questions = purpose.questions.map((question) =>
    [
      `${question.number}. ${plain(question.text)}`,
      ...question.goals.map((goal) => `   - ${plain(goal)}`),
      ...question.challenges.flatMap((challenge) => [
        `   - ${WORDS.challenge(challenge.number, plain(challenge.text))}`,
        `     - ${challenge.reply === null ? WORDS.noReply : WORDS.reply(plain(challenge.reply.text))}`,
      ]),
    ].join('\n'),
  )
  return [`## 2 ${WORDS.purpose}`, ...optional(purpose.text), ...questions]
}

function figureLines({ figures, participants, hidden }: Report): string[] {
  const groups = participants.byGroup.map((group) => `  - ${group.name === null ? WORDS.noGroup : plain(group.name)}: ${group.seats}`)
  return [
    `## 3 ${WORDS.figures}`,
    [
      `- ${WORDS.participants}: ${figures.participants ?? WORDS.notCounted}`,
      ...groups,
      `- ${WORDS.conversations}: ${figures.conversations}`,
      `- ${WORDS.ideas}: ${figures.ideas}${figures.conversations > 1 ? ` (${figures.ideasPerConversation.join(' + ')})` : ''}`,
      `- ${WORDS.themes}: ${figures.themes}`,
      ...hidden.map((line) => `- ${WORDS.hiddenIdeas(line.ideas, REASON_NAMES[line.reason])}`),
    ].join('\n'),
  ]
}

function participationLines(told: WholeReport['participation']): string[] {
  if (told.total === 0) return []
  const number = (people: number | null): string => (people === null ? '–' : String(people))
  const rounds = told.rounds.map((round) => round.number)
  const rows = (list: WholeReport['participation']['byRegion'], of: (at: number) => readonly (number | null)[]): string[] =>
    list.map(
      (row, at) =>
        `| ${[row.id === null ? WORDS.notSaid : cell(row.name), row.joined, row.expected ?? '', number(row.room), number(row.online), ...of(at).map(number)].join(' | ')} |`,
    )
  const head = (first: string, more: readonly string[]): string[] => {
    const names = [first, WORDS.came, WORDS.expected, WORDS.inTheRoom, WORDS.online, ...more]
    return [`| ${names.join(' | ')} |`, `|${names.map(() => '---').join('|')}|`]
  }
  return [
    `### ${WORDS.whoTookPart}`,
    [
      ...head(WORDS.group, rounds.map(WORDS.round)),
      ...rows(told.byGroup, (at) => told.rounds.map((round) => round.byGroup[at] ?? null)),
    ].join('\n'),
    [...head(WORDS.region, []), ...rows(told.byRegion, () => [])].join('\n'),
    WORDS.guarded(told.guardedBelow),
  ]
}

function diversityLines({ people, room, online, groups, regions, largestPercent, genders }: WholeReport['diversity']): string[] {
  if (people === 0) return []
  const names = (missing: readonly HeldWords[]): string => missing.map(plain).join(', ')
  const sentences = [
    WORDS.diversityPeople(people, room, online),
    WORDS.diversityGroups(groups.here.length, groups.here.length + groups.missing.length),
    ...(largestPercent === null || groups.here.length < 2 ? [] : [WORDS.diversityLargest(largestPercent)]),
    ...(groups.missing.length === 0 ? [] : [WORDS.diversityNoGroup(names(groups.missing))]),
    ...(regions.missing.length === 0 ? [] : [WORDS.diversityNoRegion(names(regions.missing))]),
    ...(genders === null ? [] : [WORDS.diversityGenders(genders)]),
    ...(groups.missing.length + regions.missing.length === 0 ? [] : [WORDS.diversityHolds]),
  ]
  return [`### ${WORDS.diversity}`, sentences.join(' ')]
}

function attendanceLines(came: WholeReport['attendances']): string[] {
  if (came.length === 0) return []
  const line = ({ above, bodyName, item, people, part }: (typeof came)[number]): string =>
    `- ${[...above, bodyName].map(plain).join(', ')}: ${WORDS.cameAs(people, part)}${item === null ? '' : ` (${plain(item.title)})`}`
  return [`### ${WORDS.bodies}`, came.map(line).join('\n')]
}

function conversationLines(conversation: ReportConversation, section: number, page: string): string[] {
  return [
    `## ${section} ${WORDS.resultsOf(conversation.number)}`,
    `**${heading(conversation.question)}**`,
    ...conversation.introduction.map(plain),
    ...optional(conversation.listIntro),
    WORDS.ideasCounted(conversation.ideas),
    ...conversation.themes.flatMap((theme) => [`### ${plain(theme.letter)}) ${heading(theme.title)}`, ...ideaList(theme.ideas, page)]),
    ...(conversation.unplaced.length === 0 ? [] : [`### ${WORDS.withoutTheme}`, ...ideaList(conversation.unplaced, page)]),
  ]
}

function ideaList(ideas: readonly ReportIdea[], page: string): string[] {
  if (ideas.length === 0) return [WORDS.noIdeas]
  return [
    ideas
      .map((idea) =>
        [
          `- ${plain(idea.text)} ([${WORDS.ideaNumber(idea.number)}](${page}/ideas/${idea.number}))`,
          ...idea.points.map((point) => `  - ${plain(point)}`),
        ].join('\n'),
      )
      .join('\n'),
  ]
}

function remarkLines({ remarks }: Report, section: number): string[] {
  const list = (texts: readonly { readonly text: HeldWords }[]): string[] =>
    texts.length === 0 ? [] : [texts.map(({ text }) => `- ${plain(text)}`).join('\n')]
  if (remarks.onQuestions.length + remarks.onProcess.length === 0) return [`## ${section} ${WORDS.remarks}`, WORDS.noRemarks]
  return [
    `## ${section} ${WORDS.remarks}`,
    ...optional(remarks.text),
    ...list(remarks.onQuestions),
    ...optional(remarks.processIntro),
    ...list(remarks.onProcess),
  ]
}

function nextStepLines({ nextStep }: Report, section: number): string[] {
  const facts = [
    [WORDS.deliveredTo, nextStep.deliveredTo],
    [WORDS.instrument, nextStep.instrument],
    [WORDS.combinedWith, nextStep.combinedWith],
    [WORDS.when, nextStep.when],
  ] as const
  const lines = facts.flatMap(([name, fact]) => (fact === null ? [] : [`- ${name}: ${plain(fact)}`]))
  return [
    `## ${section} ${WORDS.nextStep}`,
    nextStep.text === null ? WORDS.noNextStep : plain(nextStep.text),
    ...(lines.length === 0 ? [] : [lines.join('\n')]),
  ]
}

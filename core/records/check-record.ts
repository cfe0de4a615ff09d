/** What a gathering record must be beyond its shape: dates that exist, times that add up, numbers that are unique, conversations that match their questions. */
import { checkFindings } from './check-findings.ts'
import { instantOf, isDate, isTimeZone, minuteOfDay } from '../gatherings/zoned-time.ts'
import type { RecordDisagreement } from './disagreement.ts'
import type { GatheringRecord, RecordConversation, RecordIdea } from './gathering-record.ts'

/** An idea with the place in the file where it stands. */
interface PlacedIdea {
  readonly path: string
  readonly idea: RecordIdea
}
const MINUTES_PER_DAY = 24 * 60

/**
 * First disagreement in a record whose shape is right, or null.
 * @param ideasMax most ideas of one gathering
 */
export function checkRecord(record: GatheringRecord, ideasMax: number): RecordDisagreement | null {
  return (
    checkWhen(record) ??
    checkProgrammeTimes(record) ??
    checkQuestions(record) ??
    checkChallenges(record) ??
    checkLetters(record) ??
    checkIdeas(record, ideasMax) ??
    checkLabels(record) ??
    checkFindings(record)
  )
}

function checkWhen({ meta }: GatheringRecord): RecordDisagreement | null {
  if (!isDate(meta.date))
    return { path: 'meta.date', detail: `expected a day that exists in the calendar, found ${JSON.stringify(meta.date)}` }
  if (!isTimeZone(meta.timeZone))
    return { path: 'meta.timeZone', detail: `expected an IANA time zone such as "Europe/Zurich", found ${JSON.stringify(meta.timeZone)}` }
  return null
}

function checkProgrammeTimes({ structure, purpose }: GatheringRecord): RecordDisagreement | null {
  const questions = new Set(purpose.questions.map((question) => question.number))
  for (const [at, item] of structure.programme.entries()) {
    const path = `structure.programme[${at}]`
    const minutes = minuteOfDay(item.end) - minuteOfDay(item.start)
    // An item may run past midnight; then its length says so.
    if (item.minutes !== minutes && item.minutes !== minutes + MINUTES_PER_DAY) {
      return {
        path: `${path}.minutes`,
        detail:
          minutes < 0
            ? `expected an end after the start ${item.start}, or ${minutes + MINUTES_PER_DAY} minutes past midnight, found ${item.end} and ${item.minutes}`
            : `expected ${minutes}, from ${item.start} to ${item.end}, found ${item.minutes}`,
      }
    }
    if (item.minutes < 0) return { path: `${path}.end`, detail: `expected a time after the start ${item.start}, found ${item.end}` }
    if (item.conversation === undefined) continue
    if (item.kind !== 'conversation')
      return {
        path: `${path}.conversation`,
        detail: `expected no conversation at an item of kind "${item.kind}", found ${item.conversation}`,
      }
    if (!questions.has(item.conversation))
      return { path: `${path}.conversation`, detail: `expected the number of a question in purpose.questions, found ${item.conversation}` }
  }
  return null
}

function checkQuestions({ purpose, conversations }: GatheringRecord): RecordDisagreement | null {
  for (const [at, question] of purpose.questions.entries()) {
    const before = purpose.questions[at - 1]?.number ?? 0
    if (question.number <= before)
      return { path: `purpose.questions[${at}].number`, detail: `expected a number above ${before}, found ${question.number}` }
    const conversation = conversations[at]
    if (conversation === undefined)
      return {
        path: 'conversations',
        detail: `expected one conversation for each of the ${purpose.questions.length} questions, found ${conversations.length}`,
      }
    if (conversation.number !== question.number)
      return {
        path: `conversations[${at}].number`,
        detail: `expected ${question.number}, the number of purpose.questions[${at}], found ${conversation.number}`,
      }
  }
  const more = conversations[purpose.questions.length]
  return more === undefined
    ? null
    : {
        path: `conversations[${purpose.questions.length}].number`,
        detail: `expected a question in purpose.questions for it, found ${more.number} without one`,
      }
}

function checkChallenges({ purpose }: GatheringRecord): RecordDisagreement | null {
  const seen = new Map<number, string>()
  for (const [at, { challenges = [] }] of purpose.questions.entries())
    for (const [index, { number }] of challenges.entries()) {
      const path = `purpose.questions[${at}].challenges[${index}]`
      const earlier = seen.get(number)
      if (earlier !== undefined) return { path: `${path}.number`, detail: `expected a number of its own, found ${number} as in ${earlier}` }
      seen.set(number, path)
    }
  return null
}

function checkLetters({ conversations }: GatheringRecord): RecordDisagreement | null {
  for (const [c, conversation] of conversations.entries()) {
    const seen = new Map<string, number>()
    for (const [t, theme] of conversation.themes.entries()) {
      const earlier = seen.get(theme.letterAsPrinted)
      if (earlier !== undefined)
        return {
          path: `conversations[${c}].themes[${t}].letterAsPrinted`,
          detail: `expected a letter of its own, found "${theme.letterAsPrinted}" as in themes[${earlier}]`,
        }
      seen.set(theme.letterAsPrinted, t)
    }
  }
  return null
}

function checkIdeas({ conversations }: GatheringRecord, ideasMax: number): RecordDisagreement | null {
  const placed = conversations.flatMap(placedIdeas)
  if (placed.length > ideasMax)
    return { path: 'conversations', detail: `expected at most ${ideasMax} ideas in one gathering, found ${placed.length}` }
  const seen = new Map<number, string>()
  for (const { path, idea } of placed) {
    const earlier = seen.get(idea.seq)
    if (earlier !== undefined) return { path: `${path}.seq`, detail: `expected a number of its own, found ${idea.seq} as in ${earlier}` }
    seen.set(idea.seq, path)
  }
  for (const { path, idea } of placed) {
    if (idea.buildsOn !== undefined && (!seen.has(idea.buildsOn) || idea.buildsOn >= idea.seq))
      return { path: `${path}.buildsOn`, detail: `expected the number of an earlier idea of this record, found ${idea.buildsOn}` }
    for (const field of ['writtenAt', 'recordedAt'] as const) {
      const instant = idea[field]
      if (instant !== undefined && Number.isNaN(Date.parse(instant)))
        return { path: `${path}.${field}`, detail: `expected an instant that exists, found ${JSON.stringify(instant)}` }
    }
  }
  return null
}

function checkLabels({ conversations, townHalls }: GatheringRecord): RecordDisagreement | null {
  const seen = new Map<string, string>()
  const labels = [
    ...conversations
      .flatMap(placedIdeas)
      .flatMap(({ path, idea }) => [
        { path, id: idea.id },
        ...idea.subIdeas.map((point, at) => ({ path: `${path}.subIdeas[${at}]`, id: point.id })),
      ]),
    ...(townHalls?.commentsOnQuestions1And2 ?? []).map(({ id }, at) => ({ path: `townHalls.commentsOnQuestions1And2[${at}]`, id })),
    ...(townHalls?.commentsOnTheProcess ?? []).map(({ id }, at) => ({ path: `townHalls.commentsOnTheProcess[${at}]`, id })),
  ]
  for (const { path, id } of labels) {
    const earlier = seen.get(id)
    if (earlier !== undefined)
      return { path: `${path}.id`, detail: `expected an id of its own, found ${JSON.stringify(id)} as in ${earlier}` }
    seen.set(id, path)
  }
  return null
}

function placedIdeas(conversation: RecordConversation, c: number): readonly PlacedIdea[] {
  const inThemes = conversation.themes.flatMap((theme, t) =>
    theme.ideas.map((idea, i) => ({ path: `conversations[${c}].themes[${t}].ideas[${i}]`, idea })),
  )
  const without = (conversation.ideasWithoutTheme ?? []).map((idea, i) => ({ path: `conversations[${c}].ideasWithoutTheme[${i}]`, idea }))
  return [...inThemes, ...without]
}

/**
 * Instant by which the ideas of a conversation were written, as far as a record tells: the end of that conversation, else
 * of the programme, else the end of the gathering, else the beginning of its day.
 */
export function writtenBy(record: GatheringRecord, conversation: number): string {
  const { programme } = record.structure
  const item = programme.find((one) => one.conversation === conversation) ?? programme.at(-1)
  const minute = item === undefined ? minuteOfDay(record.meta.end ?? '00:00') : minuteOfDay(item.start) + item.minutes
  return instantOf(record.meta.date, minute, record.meta.timeZone)
}

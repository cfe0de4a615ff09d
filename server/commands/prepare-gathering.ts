/** Makes a gathering from a template: facts, questions, programme and tables in one act. */
import { QUESTION_CHARACTERS_MAX, TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { roundNumbers } from '../../core/gatherings/programme.ts'
import { templateOf, type GatheringTemplate } from '../../core/gatherings/templates.ts'
import { isDate, isTimeZone, minuteOfDay } from '../../core/gatherings/zoned-time.ts'
import type { RecordedItem, RecordedQuestion, WordsRef } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { slugOf } from '../../core/words/slug.ts'
import type { HouseBase } from '../house-base.ts'
import { isSlugTaken } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { perform, type Act, type Acting, type Decision, type Done } from './command.ts'
import { parseOptional, parseTexts, parseTitle } from './parse-texts.ts'

/** What somebody fills in to prepare a gathering. */
export interface PrepareGathering {
  readonly template: string
  readonly title: string
  readonly topic?: string
  readonly venue?: string
  readonly date: string
  readonly start: string
  readonly timeZone: string
  readonly questions?: readonly { readonly text: string; readonly goals: readonly string[] }[]
}

/** Prepares a gathering in a forum. Refuses an unknown template, date or zone, and texts that are empty or too long, by field. */
export async function prepareGathering(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: PrepareGathering,
): Promise<Outcome<Done<{ id: string; slug: string }>, RefusalCode>> {
  const template = templateOf(asked.template)
  if (template === undefined) return refuse('invalid', { field: 'template', detail: 'no template has this key.' })
  if (!isDate(asked.date)) return refuse('invalid', { field: 'date', detail: 'this day does not exist.' })
  if (!isTimeZone(asked.timeZone))
    return refuse('invalid', { field: 'timeZone', detail: 'no such time zone is known. Write it as Europe/Zurich.' })
  const title = parseTitle(asked.title, 'title')
  if (!title.ok) return title
  const topic = parseOptional(asked.topic, 'topic', TITLE_CHARACTERS_MAX)
  if (!topic.ok) return topic
  const venue = parseOptional(asked.venue, 'venue', TITLE_CHARACTERS_MAX)
  if (!venue.ok) return venue
  const questions = parseQuestions(asked.questions ?? [])
  if (!questions.ok) return questions
  const facts = {
    title: title.value,
    topic: topic.value,
    venue: venue.value,
    date: asked.date,
    timeZone: asked.timeZone,
    start: minuteOfDay(asked.start),
  }
  return await perform(house, acting, async (act) => accept(await decide(act, forum, template, facts, questions.value)))
}

interface Facts {
  readonly title: string
  readonly topic: string | null
  readonly venue: string | null
  readonly date: string
  readonly timeZone: string
  readonly start: number
}
interface ParsedQuestion {
  readonly text: string
  readonly goals: readonly string[]
}

/** Questions with their goals, parsed; the first bad one is named by its place. Blank lines of a form are left out. */
export function parseQuestions(
  raw: readonly { readonly text: string; readonly goals: readonly string[] }[],
): Outcome<ParsedQuestion[], RefusalCode> {
  const parsed: ParsedQuestion[] = []
  for (const [index, question] of raw.entries()) {
    if (question.text.trim() === '' && question.goals.every((goal) => goal.trim() === '')) continue
    const text = parseTexts([question.text], `questions.${index}.text`, QUESTION_CHARACTERS_MAX)
    if (!text.ok) return text
    const goals = parseTexts(
      question.goals.filter((goal) => goal.trim() !== ''),
      `questions.${index}.goals`,
      QUESTION_CHARACTERS_MAX,
    )
    if (!goals.ok) return goals
    parsed.push({ text: text.value[0] ?? '', goals: goals.value })
  }
  return accept(parsed)
}

async function decide(
  act: Act,
  forum: string,
  template: GatheringTemplate,
  facts: Facts,
  questions: readonly ParsedQuestion[],
): Promise<Decision<{ id: string; slug: string }>> {
  const id = act.newId()
  const slug = await freeSlug(act.tx, slugOf(facts.title, 'gathering'))
  const keepOptional = (text: string | null): WordsRef | null => (text === null ? null : act.keep(text))
  const recorded = questions.map((question, index): RecordedQuestion => ({
    id: act.newId(),
    number: index + 1,
    text: act.keep(question.text),
    goals: question.goals.map((goal) => act.keep(goal)),
  }))
  const place = { forum, gathering: id }
  return {
    drafts: [
      {
        kind: 'gathering_prepared',
        ...place,
        body: {
          id,
          slug,
          title: act.keep(facts.title),
          topic: keepOptional(facts.topic),
          venue: keepOptional(facts.venue),
          series: null,
          convener: null,
          date: facts.date,
          timeZone: facts.timeZone,
          language: 'en',
          template: template.key,
        },
      },
      { kind: 'questions_set', ...place, body: { questions: recorded } },
      { kind: 'programme_set', ...place, body: { items: itemsOf(act, template, facts.start, recorded) } },
      {
        kind: 'tables_set',
        ...place,
        body: {
          tables: template.tables.map((table, index) => ({
            id: act.newId(),
            number: index + 1,
            modality: table.modality,
            capacity: table.capacity,
          })),
        },
      },
    ],
    result: { id, slug },
  }
}

/** The programme of the template from a start on; conversation n asks question n. */
function itemsOf(act: Act, template: GatheringTemplate, start: number, questions: readonly RecordedQuestion[]): RecordedItem[] {
  const rounds = roundNumbers(template.items.map((item) => item.kind))
  return template.items.map((item, index) => {
    const round = rounds[index] ?? null
    return {
      id: act.newId(),
      kind: item.kind,
      title: act.keep(item.title),
      startMinute: start + item.fromMinute,
      endMinute: start + item.toMinute,
      round,
      question: round === null ? null : (questions[round - 1]?.id ?? null),
    }
  })
}

/** The slug, or the first of `slug-2`, `slug-3` … that no gathering has. Runs under the head of the ledger, so nobody takes it meanwhile. */
export async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? wanted : `${wanted}-${count}`
    if (!(await isSlugTaken(tx, slug))) return slug
  }
}

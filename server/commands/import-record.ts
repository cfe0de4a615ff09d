/** Takes in a gathering that was held elsewhere: its whole record becomes entries in one transaction, or nothing does. */
import { parseGatheringRecord } from '../../contract/parse-gathering-record.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { roundNumbers } from '../../core/gatherings/programme.ts'
import { minuteOfDay } from '../../core/gatherings/zoned-time.ts'
import { canonicalJson, type Json } from '../../core/ledger/canonical-json.ts'
import { sha256Hex } from '../../core/ledger/chain.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import type { RecordedItem, RecordedPlacement, RecordedQuestion, WordsRef } from '../../core/ledger/entry-kinds.ts'
import { writtenBy } from '../../core/records/check-record.ts'
import {
  ideasOf,
  type GatheringRecord,
  type RecordConversation,
  type RecordIdea,
  type RecordRemark,
  type RecordTheme,
} from '../../core/records/gathering-record.ts'
import { participantsStated, printedPhrasesOf } from '../../core/records/printed-phrases.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { slugOf } from '../../core/words/slug.ts'
import type { HouseBase } from '../house-base.ts'
import { countImported, findImported, groupsByName } from '../sql/record-import.ts'
import { perform, type Act, type Acting, type Decision, type Done } from './command.ts'
import { freeSlug } from './prepare-gathering.ts'

/** What an import gives. `isNew` is false when the same record had come in before; then nothing was appended. */
export interface ImportedRecord {
  readonly gathering: string
  readonly slug: string
  readonly isNew: boolean
  readonly ideas: number
  readonly themes: number
}
/** Ideas placed by one entry; a theme of ten thousand ideas becomes several entries of a size that screens can follow. */
const IDEAS_PER_PLACEMENT_ENTRY = 500
/** Language of a record that names none. */
const LANGUAGE_UNSAID = 'en'

/**
 * Imports a record into a forum. Refuses a file that is no record by the path inside it. Its cost grows with the number of
 * ideas alone: one entry, one row and one text for each, written in bulk; 10,000 ideas take seconds.
 */
export async function importRecord(
  house: HouseBase,
  acting: Acting,
  forum: string,
  file: unknown,
): Promise<Outcome<Done<ImportedRecord>, RefusalCode>> {
  const parsed = parseGatheringRecord(file)
  if (!parsed.ok) return parsed
  const record = parsed.value
  // Parsed from JSON and checked field by field: a record is plain JSON.
  const recordDigest = sha256Hex(canonicalJson(record as unknown as Json))
  return await perform(house, acting, async (act) => {
    const earlier = await findImported(act.tx, recordDigest)
    if (earlier !== undefined)
      return accept({
        drafts: [],
        result: { gathering: earlier.id, slug: earlier.slug, isNew: false, ...(await countImported(act.tx, earlier.id)) },
      })
    const slug = await freeSlug(act.tx, slugOf(record.meta.title, 'gathering'))
    return accept(decideImport(act, { forum, slug, record, recordDigest, groups: await groupsByName(act.tx, forum) }))
  })
}

interface Import {
  readonly forum: string
  readonly slug: string
  readonly record: GatheringRecord
  readonly recordDigest: string
  readonly groups: ReadonlyMap<string, string>
}
/** What every draft of one import shares. */
interface Making {
  readonly act: Act
  readonly asked: Import
  readonly place: { readonly forum: string; readonly gathering: string }
  readonly questions: readonly RecordedQuestion[]
  readonly items: readonly RecordedItem[]
  /** Ids of ideas by their numbers. */
  readonly ideas: ReadonlyMap<number, string>
}

function decideImport(act: Act, asked: Import): Decision<ImportedRecord> {
  const { record } = asked
  const place = { forum: asked.forum, gathering: act.newId() }
  const language = record.meta.language ?? LANGUAGE_UNSAID
  const questions = record.purpose.questions.map((question): RecordedQuestion => ({
    id: act.newId(),
    number: question.number,
    text: act.keep(question.question, language),
    goals: question.goals.map((goal) => act.keep(goal, language)),
  }))
  const ideas = new Map(record.conversations.flatMap(ideasOf).map((idea) => [idea.seq, act.newId()]))
  const making: Making = { act, asked, place, questions, items: recordedItems(act, record, questions), ideas }
  const themes = record.conversations.flatMap((conversation) => themeDrafts(making, conversation))
  const drafts: Draft[] = [
    preparedDraft(making, language),
    { kind: 'questions_set', ...place, body: { questions } },
    { kind: 'programme_set', ...place, body: { items: making.items } },
    ...challengeDrafts(making),
    ...ideaDrafts(making),
    ...themes,
    ...record.conversations.flatMap((conversation) => tieDrafts(making, conversation)),
    ...listDrafts(making),
    ...remarkDrafts(making),
    ...reportTextDrafts(making),
    {
      kind: 'gathering_imported',
      ...place,
      body: {
        id: place.gathering,
        recordDigest: asked.recordDigest,
        printed: act.keep(JSON.stringify(printedPhrasesOf(record))),
        participantsStated: participantsStated(record),
      },
    },
  ]
  return {
    drafts,
    result: {
      gathering: place.gathering,
      slug: asked.slug,
      isNew: true,
      ideas: ideas.size,
      themes: record.conversations.reduce((sum, conversation) => sum + conversation.themes.length, 0),
    },
  }
}

function preparedDraft({ act, asked, place }: Making, language: string): Draft {
  const { meta } = asked.record
  const keep = (text: string | undefined): WordsRef | null => (text === undefined ? null : act.keep(text, language))
  return {
    kind: 'gathering_prepared',
    ...place,
    body: {
      id: place.gathering,
      slug: asked.slug,
      title: act.keep(meta.title, language),
      topic: keep(meta.topic),
      venue: keep(meta.venue),
      series: keep(meta.series),
      convener: keep(meta.convener),
      date: meta.date,
      timeZone: meta.timeZone,
      language,
      template: null,
    },
  }
}

function recordedItems(act: Act, record: GatheringRecord, questions: readonly RecordedQuestion[]): readonly RecordedItem[] {
  const { programme } = record.structure
  const rounds = roundNumbers(programme.map((item) => item.kind))
  return programme.map((item, at) => {
    const startMinute = minuteOfDay(item.start)
    return {
      id: act.newId(),
      kind: item.kind,
      title: act.keep(item.title),
      startMinute,
      endMinute: startMinute + item.minutes,
      round: rounds[at] ?? null,
      question: questions.find(({ number }) => number === item.conversation)?.id ?? null,
    }
  })
}

/** Challenges and replies; a record does not say in which role somebody replied: it was the convener. */
function challengeDrafts({ act, asked, place, questions }: Making): Draft[] {
  const numbered = asked.record.purpose.questions.flatMap(({ number, challenges = [] }) =>
    challenges.map((challenge) => ({ challenge, question: questions.find((one) => one.number === number)?.id ?? '' })),
  )
  return numbered
    .toSorted((a, b) => a.challenge.number - b.challenge.number)
    .flatMap(({ challenge, question }): Draft[] => {
      const { number, text, reply } = challenge
      const stakeholderGroup = asked.groups.get(challenge.stakeholderGroup?.toLowerCase() ?? '') ?? null
      const body = { id: act.newId(), number, question, seat: null, stakeholderGroup, text: act.keep(text) }
      const made: Draft = { kind: 'question_challenged', ...place, body }
      if (reply === undefined) return [made]
      return [made, { kind: 'challenge_replied', ...place, body: { id: body.id, text: act.keep(reply), role: 'convener' } }]
    })
}

/** In the order of their numbers, so that a later entry never has a smaller number. */
function ideaDrafts(making: Making): Draft[] {
  const numbered = making.asked.record.conversations.flatMap((conversation) =>
    ideasOf(conversation).map((idea) => ({ conversation, idea })),
  )
  const shared = new Map(making.asked.record.conversations.map((conversation) => [conversation.number, sharedOf(making, conversation)]))
  return numbered
    .toSorted((a, b) => a.idea.seq - b.idea.seq)
    .flatMap(({ conversation, idea }) => {
      const common = shared.get(conversation.number)
      return common === undefined ? [] : [ideaDraft(making, common, idea)]
    })
}

interface SharedByIdeas {
  readonly question: string
  readonly round: string | null
  readonly writtenAt: string
}

function sharedOf({ asked, questions, items }: Making, conversation: RecordConversation): SharedByIdeas {
  const question = questions.find(({ number }) => number === conversation.number)
  // The parser has checked that every conversation has its question.
  if (question === undefined) throw new Error(`conversation ${conversation.number} has no question`)
  return {
    question: question.id,
    round: items.find((item) => item.question === question.id)?.id ?? null,
    writtenAt: writtenBy(asked.record, conversation.number),
  }
}

function ideaDraft({ act, asked, place, ideas }: Making, common: SharedByIdeas, idea: RecordIdea): Draft {
  const language = idea.language ?? null
  return {
    kind: 'idea_captured',
    ...place,
    body: {
      id: ideas.get(idea.seq) ?? act.newId(),
      number: idea.seq,
      question: common.question,
      round: common.round,
      table: null,
      seat: null,
      stakeholderGroup: asked.groups.get(idea.stakeholderGroup?.toLowerCase() ?? '') ?? null,
      modality: idea.modality ?? null,
      text: act.keep(idea.text, language),
      language,
      entered: 'imported',
      buildsOn: idea.buildsOn ?? null,
      writtenAt: idea.writtenAt === undefined ? common.writtenAt : new Date(idea.writtenAt).toISOString(),
      isLate: false,
      points: idea.subIdeas.map((point) => ({ id: act.newId(), text: act.keep(point.text, language), label: point.id })),
      label: idea.id,
    },
  }
}

function themeDrafts(making: Making, conversation: RecordConversation): Draft[] {
  const question = making.questions.find(({ number }) => number === conversation.number)
  return question === undefined ? [] : conversation.themes.flatMap((theme, position) => draftsOfTheme(making, question.id, theme, position))
}

function draftsOfTheme({ act, place, ideas }: Making, question: string, theme: RecordTheme, position: number): Draft[] {
  const made = { id: act.newId(), letter: theme.letterAsPrinted, title: act.keep(theme.title), position, mergedInto: null }
  const after = theme.ideas.map((idea, at): RecordedPlacement => ({ idea: ideas.get(idea.seq) ?? '', theme: made.id, position: at }))
  const patches = chunks(after, IDEAS_PER_PLACEMENT_ENTRY).map((placements) => ({
    before: placements.map(({ idea }) => ({ idea, theme: null, position: 0 })),
    after: placements,
  }))
  const [first, ...rest] = patches.length === 0 ? [{ before: [], after: [] }] : patches
  return [
    {
      kind: 'theme_created',
      ...place,
      body: {
        question,
        before: { themes: [{ ...made, isRetired: true }], placements: first?.before ?? [] },
        after: { themes: [{ ...made, isRetired: false }], placements: first?.after ?? [] },
      },
    },
    ...rest.map((patch): Draft => ({
      kind: 'ideas_placed',
      ...place,
      body: { question, before: { themes: [], placements: patch.before }, after: { themes: [], placements: patch.after } },
    })),
  ]
}

function tieDrafts({ act, place, questions, ideas }: Making, { number, countedAsOne = [] }: RecordConversation): Draft[] {
  const question = questions.find((one) => one.number === number)?.id ?? ''
  return countedAsOne.map((group): Draft => {
    const [tie, ids] = [act.newId(), group.map((seq) => ideas.get(seq) ?? '')]
    const patch = (to: string | null) => ({ themes: [], placements: [], ties: ids.map((idea) => ({ idea, tie: to })) })
    return { kind: 'ideas_joined', ...place, body: { question, before: patch(null), after: patch(tie) } }
  })
}

function listDrafts({ act, asked, place, ideas }: Making): Draft[] {
  const { connected = [], common = [], differing = [] } = asked.record.lists ?? {}
  const drafts = (list: 'connected' | 'common' | 'differing', pairs: readonly { readonly idea: number; readonly with?: number }[]) =>
    pairs.map((pair): Draft => ({
      kind: 'idea_listed',
      ...place,
      body: {
        id: act.newId(),
        list,
        idea: ideas.get(pair.idea) ?? '',
        other: pair.with === undefined ? null : (ideas.get(pair.with) ?? null),
      },
    }))
  const alone = (numbers: readonly number[]) => numbers.map((idea) => ({ idea }))
  return [...drafts('connected', connected), ...drafts('common', alone(common)), ...drafts('differing', alone(differing))]
}

function remarkDrafts({ act, asked, place }: Making): Draft[] {
  const { townHalls } = asked.record
  const drafts = (about: 'questions' | 'process', remarks: readonly RecordRemark[]) =>
    remarks.map((remark, position): Draft => ({
      kind: 'remark_recorded',
      ...place,
      body: { id: act.newId(), about, position, text: act.keep(remark.text), label: remark.id },
    }))
  return [...drafts('questions', townHalls?.commentsOnQuestions1And2 ?? []), ...drafts('process', townHalls?.commentsOnTheProcess ?? [])]
}

function reportTextDrafts({ act, asked, place }: Making): Draft[] {
  const { summary, nextStep } = asked.record
  if (summary.length === 0 && nextStep === undefined) return []
  return [
    {
      kind: 'report_texts_set',
      ...place,
      body: { summary: summary.map((paragraph) => act.keep(paragraph)), nextStep: nextStep === undefined ? null : act.keep(nextStep.text) },
    },
  ]
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
}

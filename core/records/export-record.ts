/** Gives a gathering back as a gathering record: from the tables what they hold, from the printed phrases the rest. */
import { timeOfMinute } from '../gatherings/zoned-time.ts'
import {
  ideasOf,
  type GatheringRecord,
  type RecordConversation,
  type RecordFigures,
  type RecordIdea,
  type RecordMeta,
  type RecordQuestion,
  type RecordRemark,
} from './gathering-record.ts'
import { recordedDecision, recordedWeighing } from './record-outcomes.ts'
import { sortIdeas, type HeldIdea, type HeldQuestion, type HeldWords, type RecordHoldings } from './holdings.ts'
import { present, type PrintedPhrases } from './printed-phrases.ts'

/** Stands where words were erased: the format has a text there, and silence would read as nothing said. */
export const ERASED_WORDS = '[words erased]'

/** The record of a gathering. Exporting what was imported gives an equal record as long as nothing has changed since. */
export function exportRecord(holdings: RecordHoldings): GatheringRecord {
  const { gathering, printed } = holdings
  const asked = askedQuestions(holdings)
  const conversations = asked.map((question) => conversationOf(holdings, question))
  const { labels: _labels, ...purpose } = printed?.purpose ?? { labels: [] }
  const { timesAsPrinted: _times, ...structure } = printed?.structure ?? { timesAsPrinted: [] }
  const figures = printed === null ? countedFigures(holdings, conversations) : printed.overallFigures
  return {
    ...present({ $schema: printed?.$schema, source: printed?.source }),
    meta: metaOf(holdings),
    summary: gathering.summary.map(said),
    ...present({ photoCollection: printed?.photoCollection }),
    structure: { ...structure, programme: programmeOf(holdings) },
    purpose: {
      ...purpose,
      questions: asked.map((question) => ({
        number: question.number,
        ...present({ label: labelOf(printed, question.number) }),
        question: said(question.text),
        goals: question.goals.map(said),
        ...challengesOf(holdings, question),
      })),
    },
    ...present({ overallFigures: figures, visualSummary: printed?.visualSummary }),
    conversations,
    ...townHallsOf(holdings),
    ...listsOf(holdings),
    ...handedOnOf(holdings),
    ...outcomesOf(holdings),
    ...(gathering.hasNextStep ? { nextStep: { text: said(gathering.nextStep), ...(printed?.nextStep ?? {}) } } : {}),
  }
}

function challengesOf({ groups }: RecordHoldings, { challenges }: HeldQuestion): Pick<RecordQuestion, 'challenges'> {
  if (challenges.length === 0) return {}
  return {
    challenges: challenges.map(({ number, text, stakeholderGroup, reply }) => ({
      number,
      text: said(text),
      ...present({
        stakeholderGroup: groups.find((group) => group.id !== null && group.id === stakeholderGroup)?.name ?? undefined,
        reply: reply === null ? undefined : said(reply.text),
      }),
    })),
  }
}

/** Questions that stand, and questions that were taken away after ideas had been put to them. */
export function askedQuestions(holdings: RecordHoldings): readonly HeldQuestion[] {
  return holdings.questions.toSorted((a, b) => a.number - b.number)
}

function metaOf({ gathering, printed, programme }: RecordHoldings): RecordMeta {
  const own = {
    start: programme[0] === undefined ? undefined : timeOfMinute(programme[0].startMinute),
    end: programme.at(-1) === undefined ? undefined : timeOfMinute(programme.at(-1)?.endMinute ?? 0),
    language: gathering.language,
  }
  const kept = printed?.meta ?? own
  return {
    title: said(gathering.title),
    date: gathering.date,
    timeZone: gathering.timeZone,
    ...present({
      series: gathering.series ?? undefined,
      topic: gathering.topic ?? undefined,
      venue: gathering.venue ?? undefined,
      convener: gathering.convener ?? undefined,
    }),
    ...present(kept),
  }
}

function programmeOf(holdings: RecordHoldings): GatheringRecord['structure']['programme'] {
  const numbers = new Map(holdings.questions.map((question) => [question.id, question.number]))
  return holdings.programme.map((item, at) => ({
    ...present({ timeAsPrinted: holdings.printed?.structure.timesAsPrinted[at] ?? undefined }),
    start: timeOfMinute(item.startMinute),
    end: timeOfMinute(item.endMinute),
    minutes: item.endMinute - item.startMinute,
    title: said(item.title),
    kind: item.kind,
    ...present({ conversation: item.kind === 'conversation' && item.question !== null ? numbers.get(item.question) : undefined }),
  }))
}

function conversationOf(holdings: RecordHoldings, question: HeldQuestion): RecordConversation {
  const { byTheme, unplaced } = sortIdeas(holdings, question.id)
  const printed = holdings.printed?.conversations.find(({ number }) => number === question.number)
  return {
    ...(printed ?? {}),
    number: question.number,
    question: printed?.question ?? said(question.text),
    themes: holdings.themes
      .filter((theme) => byTheme.has(theme.id))
      .map((theme) => ({
        letterAsPrinted: theme.letter,
        title: said(theme.title),
        ideas: (byTheme.get(theme.id) ?? []).map((idea) => ideaOf(holdings, idea)),
      })),
    ...(unplaced.length === 0 ? {} : { ideasWithoutTheme: unplaced.map((idea) => ideaOf(holdings, idea)) }),
    ...countedAsOneOf(holdings, question),
  }
}

/** Each group upwards, groups by their first idea. */
function countedAsOneOf({ ties }: RecordHoldings, question: HeldQuestion): Pick<RecordConversation, 'countedAsOne'> {
  const groups = ties
    .filter((tie) => tie.question === question.id && tie.ideas.length > 1)
    .map((tie) => tie.ideas.toSorted((a, b) => a - b))
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))
  return groups.length === 0 ? {} : { countedAsOne: groups }
}

function listsOf({ listed }: RecordHoldings): Pick<GatheringRecord, 'lists'> {
  if (listed.length === 0) return {}
  const numbers = (list: 'common' | 'differing'): number[] => listed.filter((row) => row.list === list).map((row) => row.idea)
  const connected = listed.flatMap((row) => (row.list === 'connected' && row.other !== null ? [{ idea: row.idea, with: row.other }] : []))
  const [common, differing] = [numbers('common'), numbers('differing')]
  return {
    lists: {
      ...(connected.length === 0 ? {} : { connected }),
      ...(common.length === 0 ? {} : { common }),
      ...(differing.length === 0 ? {} : { differing }),
    },
  }
}

function handedOnOf({ printed, recaps }: RecordHoldings): Pick<GatheringRecord, 'handedOn'> {
  const handedOn = printed === null ? recaps.filter((recap) => recap.ideas.length > 0) : (printed.handedOn ?? [])
  return handedOn.length === 0 ? {} : { handedOn }
}

function outcomesOf(holdings: RecordHoldings): Pick<GatheringRecord, 'decisions' | 'weighings'> {
  const { decisions, weighings } = heldOutcomes(holdings)
  return {
    ...(decisions.length === 0 ? {} : { decisions: decisions.map((one) => recordedDecision(one, said)) }),
    ...(weighings.length === 0 ? {} : { weighings: weighings.map((one) => recordedWeighing(one, said)) }),
  }
}

/** Decisions and weighings that are over; of an imported gathering those that its record tells of. */
export function heldOutcomes({ printed, decisions, weighings }: RecordHoldings): Pick<RecordHoldings, 'decisions' | 'weighings'> {
  return { decisions: [...(printed?.decisions ?? []), ...decisions], weighings: [...(printed?.weighings ?? []), ...weighings] }
}

function ideaOf(holdings: RecordHoldings, idea: HeldIdea): RecordIdea {
  const id = idea.label ?? `No.${idea.number}`
  return {
    id,
    seq: idea.number,
    text: said(idea.text),
    subIdeas: idea.points.map((point, at) => ({ id: point.label ?? `${id}.${at + 1}`, text: said(point.text) })),
    ...present({ language: idea.language ?? undefined, buildsOn: idea.buildsOn ?? undefined }),
    ...(idea.entered === 'imported'
      ? // What was printed of a hidden idea may hold its words.
        ((idea.hidden === undefined ? holdings.printed?.ideas[String(idea.number)] : undefined) ?? {})
      : {
          ...present({
            stakeholderGroup: holdings.groups.find((group) => group.id !== null && group.id === idea.stakeholderGroup)?.name ?? undefined,
            table: idea.table ?? undefined,
            modality: idea.modality ?? undefined,
          }),
          // A record knows two ways: written by the author, or for them.
          entered: idea.entered === 'phone' ? 'phone' : 'scribe',
          ...present({ line: idea.line ?? undefined }),
          writtenAt: idea.writtenAt,
          recordedAt: idea.recordedAt,
        }),
  }
}

function townHallsOf({ printed, remarks }: RecordHoldings): Pick<GatheringRecord, 'townHalls'> {
  if (remarks.length === 0 && printed?.townHalls === undefined) return {}
  const listed = (about: 'questions' | 'process', prefix: string): RecordRemark[] =>
    remarks
      .filter((remark) => remark.about === about)
      .map((remark, at) => ({ text: said(remark.text), id: remark.label ?? `${prefix}.${at + 1}` }))
  return {
    townHalls: {
      ...(printed?.townHalls ?? {}),
      commentsOnQuestions1And2: listed('questions', 'TH'),
      commentsOnTheProcess: listed('process', 'TP'),
    },
  }
}

function countedFigures({ seats }: RecordHoldings, conversations: readonly RecordConversation[]): RecordFigures {
  const counts = conversations.map((conversation) => [String(conversation.number), ideasOf(conversation).length] as const)
  return {
    ideas: { total: counts.reduce((sum, [, ideas]) => sum + ideas, 0), perConversation: Object.fromEntries(counts) },
    participants: { total: seats.room + seats.online },
  }
}

function labelOf(printed: PrintedPhrases | null, number: number): string | undefined {
  return printed?.purpose.labels.find((label) => label.number === number)?.label
}

function said(words: HeldWords): string {
  return words ?? ERASED_WORDS
}

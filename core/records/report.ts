/** The report of a gathering in the order of the summary of 2013: every figure is counted here from the list that stands beside it. */
import type { RecordedRemarkAnswer } from '../ledger/floor-kinds.ts'
import type { RecordedHidingReason } from '../ledger/console-kinds.ts'
import { timeOfMinute } from '../gatherings/zoned-time.ts'
import { askedQuestions, heldOutcomes } from './export-record.ts'
import type { OutcomeOf, WeighedOf } from './record-outcomes.ts'
import { sortIdeas, type HeldChallenge, type HeldIdea, type HeldQuestion, type HeldWords, type RecordHoldings } from './holdings.ts'

/** An idea with its nested points and the ledger entry it resolves to. */
export interface ReportIdea {
  readonly id: string
  readonly number: number
  readonly text: HeldWords
  readonly points: readonly HeldWords[]
  readonly stakeholderGroup: string | null
  readonly entry: number
  /** Why its words are hidden; absent while they are shown. */
  readonly hidden?: RecordedHidingReason
}
/** A lettered theme. */
export interface ReportTheme {
  readonly id: string
  readonly letter: string
  readonly title: HeldWords
  readonly ideas: readonly ReportIdea[]
}
/** Results of one question. */
export interface ReportConversation {
  readonly number: number
  readonly question: HeldWords
  readonly introduction: readonly HeldWords[]
  readonly listIntro: HeldWords
  readonly link: string | null
  readonly ideas: number
  readonly themes: readonly ReportTheme[]
  readonly unplaced: readonly ReportIdea[]
}
/** The figures of a gathering; `participants` is null when nobody stated or took a seat. */
export interface ReportFigures {
  readonly ideas: number
  readonly ideasPerConversation: readonly number[]
  readonly themes: number
  readonly conversations: number
  readonly participants: number | null
}
/** The whole report. `contract/records.ts` says the same as a schema. */
export interface Report {
  readonly gathering: string
  readonly slug: string
  readonly title: HeldWords
  readonly topic: HeldWords
  readonly series: HeldWords
  readonly convener: HeldWords
  readonly venue: HeldWords
  readonly date: string
  readonly start: string | null
  readonly end: string | null
  readonly timeZone: string
  readonly language: string
  readonly state: string
  readonly version: number
  readonly headHash: string
  readonly figures: ReportFigures
  readonly summary: readonly HeldWords[]
  readonly structure: {
    readonly text: HeldWords
    readonly programme: readonly {
      readonly start: string
      readonly end: string
      readonly minutes: number
      readonly kind: string
      readonly title: HeldWords
      readonly round: number | null
      readonly ideas: number | null
    }[]
  }
  readonly purpose: {
    readonly text: HeldWords
    readonly questions: readonly {
      readonly number: number
      readonly label: HeldWords
      readonly text: HeldWords
      readonly goals: readonly HeldWords[]
      readonly challenges: readonly HeldChallenge[]
    }[]
  }
  readonly participants: {
    readonly total: number | null
    readonly asPrinted: HeldWords
    readonly room: number
    readonly online: number
    readonly byGroup: readonly { readonly name: HeldWords; readonly letter: string; readonly mark: string; readonly seats: number }[]
    readonly byRegion: readonly { readonly name: HeldWords; readonly seats: number }[]
  }
  readonly conversations: readonly ReportConversation[]
  readonly remarks: {
    readonly text: HeldWords
    readonly onQuestions: readonly ReportRemark[]
    readonly processIntro: HeldWords
    readonly onProcess: readonly ReportRemark[]
  }
  readonly nextStep: {
    readonly text: HeldWords
    readonly deliveredTo: HeldWords
    readonly instrument: HeldWords
    readonly combinedWith: HeldWords
    readonly when: HeldWords
  }
  /** Whether it was held elsewhere and its record came in. */
  readonly isImported: boolean
  /** Decisions and weighings that are over. */
  readonly decisions: readonly OutcomeOf<HeldWords>[]
  readonly weighings: readonly WeighedOf<HeldWords>[]
  /** How many of the ideas are hidden, by reason; they are in every list and every count. */
  readonly hidden: readonly { readonly reason: RecordedHidingReason; readonly ideas: number }[]
  readonly countingRule: string
}
/** A remark with the ledger entry it resolves to. */
export interface ReportRemark {
  readonly text: HeldWords
  readonly entry: number
  readonly answer?: RecordedRemarkAnswer
  readonly correction?: HeldWords
}

/** How ideas are counted. By this rule alone the list of 2013 yields 44 + 38 + 23 = 105. */
export const COUNTING_RULE = 'Each idea counts once; points nested under an idea and headings do not count.'

/** Compiles the report. */
export function compileReport(holdings: RecordHoldings): Report {
  const { gathering, printed, programme } = holdings
  const conversations = askedQuestions(holdings).map((question) => compileConversation(holdings, question))
  const last = programme.at(-1)
  return {
    gathering: gathering.id,
    slug: gathering.slug,
    title: gathering.title,
    topic: gathering.topic,
    series: gathering.series,
    convener: gathering.convener,
    venue: gathering.venue,
    date: gathering.date,
    start: printed?.meta.start ?? (programme[0] === undefined ? null : timeOfMinute(programme[0].startMinute)),
    end: printed?.meta.end ?? (last === undefined ? null : timeOfMinute(last.endMinute)),
    timeZone: gathering.timeZone,
    language: gathering.language,
    state: gathering.state,
    version: holdings.version,
    headHash: holdings.headHash,
    figures: figuresOf(holdings, conversations),
    summary: gathering.summary,
    structure: { text: printed?.structure.text ?? null, programme: compileProgramme(holdings) },
    purpose: {
      text: printed?.purpose.text ?? null,
      questions: askedQuestions(holdings).map((question) => ({
        number: question.number,
        label: printed?.purpose.labels.find(({ number }) => number === question.number)?.label ?? null,
        text: question.text,
        goals: question.goals,
        challenges: question.challenges,
      })),
    },
    participants: compileParticipants(holdings),
    conversations,
    remarks: {
      text: printed?.townHalls?.text ?? null,
      onQuestions: remarksAbout(holdings, 'questions'),
      processIntro: printed?.townHalls?.processIntro ?? null,
      onProcess: remarksAbout(holdings, 'process'),
    },
    nextStep: {
      text: gathering.nextStep,
      deliveredTo: printed?.nextStep?.deliveredTo ?? null,
      instrument: printed?.nextStep?.instrument ?? null,
      combinedWith: printed?.nextStep?.combinedWith ?? null,
      when: printed?.nextStep?.when ?? null,
    },
    isImported: printed !== null,
    ...heldOutcomes(holdings),
    hidden: hiddenByReason(conversations),
    countingRule: COUNTING_RULE,
  }
}

function hiddenByReason(conversations: readonly ReportConversation[]): Report['hidden'] {
  const ideas = conversations.flatMap(({ themes, unplaced }) => [...themes.flatMap((theme) => theme.ideas), ...unplaced])
  const reasons = ideas.flatMap((idea) => (idea.hidden === undefined ? [] : [idea.hidden]))
  return [...Map.groupBy(reasons, (reason) => reason)].map(([reason, some]) => ({ reason, ideas: some.length }))
}

/** Ideas of a conversation by the counting rule. */
export function countIdeas(conversation: Pick<ReportConversation, 'themes' | 'unplaced'>): number {
  return conversation.themes.reduce((sum, theme) => sum + theme.ideas.length, conversation.unplaced.length)
}

function figuresOf({ gathering, seats }: RecordHoldings, conversations: readonly ReportConversation[]): ReportFigures {
  const ideasPerConversation = conversations.map(countIdeas)
  return {
    ideas: ideasPerConversation.reduce((sum, ideas) => sum + ideas, 0),
    ideasPerConversation,
    themes: conversations.reduce((sum, { themes }) => sum + themes.length, 0),
    conversations: conversations.length,
    participants: participantsOf(gathering.participantsStated, seats.room + seats.online),
  }
}

/** Seats that were taken are counted; where none was, what a record states stands. */
function participantsOf(stated: number | null, seats: number): number | null {
  return seats > 0 ? seats : stated
}

function compileConversation(holdings: RecordHoldings, question: HeldQuestion): ReportConversation {
  const { byTheme, unplaced } = sortIdeas(holdings, question.id)
  const printed = holdings.printed?.conversations.find(({ number }) => number === question.number)
  const themes = holdings.themes
    .filter((theme) => byTheme.has(theme.id))
    .map((theme) => ({ id: theme.id, letter: theme.letter, title: theme.title, ideas: (byTheme.get(theme.id) ?? []).map(compileIdea) }))
  const lists = { themes, unplaced: unplaced.map(compileIdea) }
  return {
    number: question.number,
    question: question.text,
    introduction: introductionOf(printed?.introduction, printed?.listIntro),
    listIntro: printed?.listIntro ?? null,
    link: printed?.link ?? null,
    ideas: countIdeas(lists),
    ...lists,
  }
}

/** Some records print the line before the list as the end of the introduction as well; a report says it once. */
function introductionOf(introduction: string | undefined, listIntro: string | undefined): readonly string[] {
  if (introduction === undefined) return []
  const once =
    listIntro !== undefined && introduction.endsWith(listIntro) ? introduction.slice(0, -listIntro.length).trimEnd() : introduction
  return once.split(/\n{2,}/).filter((paragraph) => paragraph !== '')
}

function compileIdea(idea: HeldIdea): ReportIdea {
  return {
    id: idea.id,
    number: idea.number,
    text: idea.text,
    points: idea.points.map((point) => point.text),
    stakeholderGroup: idea.stakeholderGroup,
    entry: idea.entry,
    ...(idea.hidden === undefined ? {} : { hidden: idea.hidden }),
  }
}

function compileProgramme({ programme, ideas }: RecordHoldings): Report['structure']['programme'] {
  const byRound = new Map<string | null, number>()
  for (const { round } of ideas) byRound.set(round, (byRound.get(round) ?? 0) + 1)
  return programme.map((item) => ({
    start: timeOfMinute(item.startMinute),
    end: timeOfMinute(item.endMinute),
    minutes: item.endMinute - item.startMinute,
    kind: item.kind,
    title: item.title,
    round: item.round,
    ideas: item.round === null ? null : (byRound.get(item.id) ?? 0),
  }))
}

function compileParticipants({ gathering, printed, seats, groups, regions }: RecordHoldings): Report['participants'] {
  const stated = printed?.overallFigures?.participants
  return {
    total: participantsOf(gathering.participantsStated, seats.room + seats.online),
    asPrinted: stated?.printedInText ?? stated?.printedInBullet ?? null,
    room: seats.room,
    online: seats.online,
    byGroup: groups
      .filter((group) => group.seats > 0)
      .map(({ name, letter, mark, seats: taken }) => ({ name, letter, mark, seats: taken })),
    byRegion: regions.filter((region) => region.seats > 0),
  }
}

function remarksAbout({ remarks }: RecordHoldings, about: 'questions' | 'process'): readonly ReportRemark[] {
  return remarks.filter((remark) => remark.about === about).map(({ about: _about, label: _label, ...remark }) => remark)
}

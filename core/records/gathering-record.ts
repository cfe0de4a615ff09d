/**
 * The gathering record, format version 1: a whole gathering in one file. Its field names are those of the record of the World
 * Café of 2013; what only a gathering held in a house can tell stands in optional fields. `contract/gathering-record.ts` says the same as a schema.
 */
import type { ItemKind } from '../gatherings/programme-item.ts'
import type { Modality } from '../ledger/entry-kinds.ts'
import type { RecordDecision, RecordWeighing } from './record-outcomes.ts'

/** A nested point of an idea. It is kept with the idea and not counted as one. */
export interface RecordPoint {
  readonly id: string
  readonly text: string
}
/** An idea as written. `seq` is its number for life; the optional fields are known only of a gathering held in a house. */
export interface RecordIdea {
  readonly id: string
  readonly seq: number
  readonly text: string
  readonly subIdeas: readonly RecordPoint[]
  readonly language?: string
  /** Number of the idea that it builds on. */
  readonly buildsOn?: number
  /** Name of the stakeholder group that its author spoke from. */
  readonly stakeholderGroup?: string
  /** Number of the table, and whether it stood in the room or online. */
  readonly table?: number
  readonly modality?: Modality
  readonly entered?: 'phone' | 'scribe'
  /** Line of the sheet of paper from which it was typed in. */
  readonly line?: number
  readonly writtenAt?: string
  readonly recordedAt?: string
}
/** A lettered theme with its ideas in order. */
export interface RecordTheme {
  readonly letterAsPrinted: string
  readonly title: string
  readonly ideas: readonly RecordIdea[]
}
/** The results of one question. */
export interface RecordConversation {
  readonly number: number
  readonly section?: string
  readonly heading?: string
  readonly question: string
  readonly introduction?: string
  readonly listIntro?: string
  readonly paragraphRefs?: readonly string[]
  readonly link?: string
  readonly statedIdeaCount?: number
  readonly themes: readonly RecordTheme[]
  readonly ideasWithoutTheme?: readonly RecordIdea[]
  /** Numbers of ideas that say the same and count as one when they are weighed; every wording stands where it stood. */
  readonly countedAsOne?: readonly (readonly number[])[]
}
/** What a town hall found, by numbers of ideas. */
export interface RecordLists {
  readonly connected?: readonly { readonly idea: number; readonly with: number }[]
  readonly common?: readonly number[]
  readonly differing?: readonly number[]
}
/** What the host of a table handed on from a round to the next people there. */
export interface RecordRecap {
  readonly table: number
  readonly round: number
  readonly ideas: readonly number[]
}
/** One line of the programme; times of day on the clock of the gathering. */
export interface RecordItem {
  readonly timeAsPrinted?: string
  readonly start: string
  readonly end: string
  readonly minutes: number
  readonly title: string
  readonly kind: ItemKind
  /** Number of the conversation whose question is asked; only for items of kind `conversation`. */
  readonly conversation?: number
}
/** A challenge to a question, and the reply where there is one. */
export interface RecordChallenge {
  readonly number: number
  readonly text: string
  readonly stakeholderGroup?: string
  readonly reply?: string
}
/** A question with its goals. */
export interface RecordQuestion {
  readonly number: number
  readonly label?: string
  readonly question: string
  readonly goals: readonly string[]
  readonly challenges?: readonly RecordChallenge[]
}
/** What was said in a town hall. */
export interface RecordRemark {
  readonly text: string
  readonly id: string
}
/** Section number and heading as printed, and the paragraph below. */
export interface RecordSection {
  readonly section?: string
  readonly heading?: string
  readonly text?: string
}
/** A section with a table of two columns. */
export interface RecordTableSection extends RecordSection {
  readonly columns?: readonly string[]
}
/** Facts of the gathering. */
export interface RecordMeta {
  readonly series?: string
  readonly title: string
  readonly topic?: string
  readonly whenWhereAsPrinted?: string
  readonly date: string
  readonly start?: string
  readonly end?: string
  readonly timeZone: string
  readonly language?: string
  readonly venue?: string
  readonly convener?: string
  readonly documentKind?: string
}
/** Figures as somebody stated them. They are kept as printed; the report computes its own from the lists. */
export interface RecordFigures extends RecordSection {
  readonly bullets?: readonly string[]
  readonly ideas?: { readonly total: number; readonly perConversation: Readonly<Record<string, number>> }
  readonly participants?: { readonly printedInText?: string; readonly printedInBullet?: string; readonly total?: number }
}
/** The remarks of the town halls, in two lists. */
export interface RecordTownHalls extends RecordSection {
  readonly commentsOnQuestions1And2: readonly RecordRemark[]
  readonly processIntro?: string
  readonly commentsOnTheProcess: readonly RecordRemark[]
}
/** What happens with the results. */
export interface RecordNextStep {
  readonly text: string
  readonly deliveredTo?: string
  readonly instrument?: string
  readonly combinedWith?: string
  readonly when?: string
}
/** The whole record. */
export interface GatheringRecord {
  readonly $schema?: string
  readonly source?: { readonly document: string; readonly sha256?: string }
  readonly meta: RecordMeta
  readonly summary: readonly string[]
  readonly photoCollection?: { readonly text?: string; readonly url: string }
  readonly structure: RecordTableSection & { readonly programme: readonly RecordItem[] }
  readonly purpose: RecordTableSection & { readonly questions: readonly RecordQuestion[] }
  readonly overallFigures?: RecordFigures
  readonly visualSummary?: RecordSection
  readonly conversations: readonly RecordConversation[]
  readonly townHalls?: RecordTownHalls
  readonly nextStep?: RecordNextStep
  readonly lists?: RecordLists
  readonly handedOn?: readonly RecordRecap[]
  /** Decisions that were counted or given up, and weighings that are closed. */
  readonly decisions?: readonly RecordDecision[]
  readonly weighings?: readonly RecordWeighing[]
}

/** Every idea of a conversation, themes first, in the order of the record. */
export function ideasOf(conversation: RecordConversation): readonly RecordIdea[] {
  return [...conversation.themes.flatMap((theme) => theme.ideas), ...(conversation.ideasWithoutTheme ?? [])]
}

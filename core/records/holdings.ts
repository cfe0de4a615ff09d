/** Everything the tables hold of one gathering, as a report and a record are made from it. Words that were erased are null. */
import type { RecordedRemarkAnswer } from '../ledger/floor-kinds.ts'
import type { ItemKind } from '../gatherings/programme-item.ts'
import type { RecordedHidingReason } from '../ledger/console-kinds.ts'
import type { Modality, RecordedEntering } from '../ledger/entry-kinds.ts'
import type { OutcomeOf, WeighedOf } from './record-outcomes.ts'
import type { PrintedPhrases } from './printed-phrases.ts'

/** A text, or null when it was erased or never given. */
export type HeldWords = string | null

/** The gathering itself. */
export interface HeldGathering {
  readonly id: string
  readonly slug: string
  readonly title: HeldWords
  readonly topic: HeldWords
  readonly series: HeldWords
  readonly convener: HeldWords
  readonly venue: HeldWords
  readonly date: string
  readonly timeZone: string
  readonly language: string
  readonly state: string
  readonly participantsStated: number | null
  readonly summary: readonly HeldWords[]
  readonly nextStep: HeldWords
  /** Whether a next step was ever given: an erased one still is one. */
  readonly hasNextStep: boolean
}
/** A challenge to a question, with the reply; null where nobody has replied. */
export interface HeldChallenge {
  readonly number: number
  readonly text: HeldWords
  readonly stakeholderGroup: string | null
  readonly reply: { readonly text: HeldWords } | null
  readonly entry: number
  /** Why its words are hidden; the text says so then. Absent while they are shown. */
  readonly hidden?: RecordedHidingReason
}
/** A question in the order of its number. */
export interface HeldQuestion {
  readonly id: string
  readonly number: number
  readonly text: HeldWords
  readonly goals: readonly HeldWords[]
  /** In the order of their numbers. */
  readonly challenges: readonly HeldChallenge[]
}
/** A programme item in its order; minutes count from midnight. */
export interface HeldItem {
  readonly id: string
  readonly kind: ItemKind
  readonly title: HeldWords
  readonly startMinute: number
  readonly endMinute: number
  readonly round: number | null
  readonly question: string | null
}
/** A theme that is not retired, in its order. */
export interface HeldTheme {
  readonly id: string
  readonly question: string
  readonly letter: string
  readonly title: HeldWords
}
/** An idea. `theme` is null when it stands under none; `position` orders the ideas of a theme. */
export interface HeldIdea {
  readonly id: string
  readonly number: number
  readonly question: string
  readonly round: string | null
  readonly theme: string | null
  readonly position: number
  readonly text: HeldWords
  readonly points: readonly { readonly text: HeldWords; readonly label: string | null }[]
  readonly label: string | null
  readonly stakeholderGroup: string | null
  readonly table: number | null
  readonly modality: Modality | null
  readonly language: string | null
  readonly buildsOn: number | null
  readonly entered: RecordedEntering
  /** Line of the sheet of paper. */
  readonly line: number | null
  readonly writtenAt: string
  readonly recordedAt: string
  readonly entry: number
  /** Why its words are hidden; the text says so then. Absent while they are shown. */
  readonly hidden?: RecordedHidingReason
}
/** A remark in the order of its list. */
export interface HeldRemark {
  readonly about: 'questions' | 'process'
  readonly text: HeldWords
  readonly label: string | null
  readonly entry: number
  /** What its speaker said to it; absent while nothing. */
  readonly answer?: RecordedRemarkAnswer
  readonly correction?: HeldWords
}
/** Seats of one stakeholder group; id null stands for seats that named none. */
export interface HeldGroup {
  readonly id: string | null
  readonly name: HeldWords
  readonly letter: string
  readonly mark: string
  readonly seats: number
}
/** Seats of one regional group. */
export interface HeldRegion {
  readonly name: HeldWords
  readonly seats: number
}

/** Ideas of a question that count as one, by number, upwards. */
export interface HeldTie {
  readonly question: string
  readonly ideas: readonly number[]
}
/** What stands in a list of the town hall, by number. */
export interface HeldListed {
  readonly list: 'connected' | 'common' | 'differing'
  readonly idea: number
  readonly other: number | null
}
/** What a table handed on from a round, by number, in the order in which its host chose. */
export interface HeldRecap {
  readonly table: number
  readonly round: number
  readonly ideas: readonly number[]
}

/** All of it. */
export interface RecordHoldings {
  readonly gathering: HeldGathering
  /** Newest entry of the gathering, and the hash of that entry. */
  readonly version: number
  readonly headHash: string
  /** Present exactly for an imported gathering. */
  readonly printed: PrintedPhrases | null
  readonly questions: readonly HeldQuestion[]
  readonly programme: readonly HeldItem[]
  readonly themes: readonly HeldTheme[]
  readonly ideas: readonly HeldIdea[]
  readonly remarks: readonly HeldRemark[]
  readonly ties: readonly HeldTie[]
  readonly listed: readonly HeldListed[]
  readonly recaps: readonly HeldRecap[]
  /** Those that are over. */
  readonly decisions: readonly OutcomeOf<HeldWords>[]
  readonly weighings: readonly WeighedOf<HeldWords>[]
  readonly groups: readonly HeldGroup[]
  readonly regions: readonly HeldRegion[]
  readonly seats: { readonly room: number; readonly online: number }
}

/** Ideas of a question: those of each theme in order, and those under no theme in the order of their numbers. */
export function sortIdeas(
  holdings: RecordHoldings,
  question: string,
): { readonly byTheme: ReadonlyMap<string, readonly HeldIdea[]>; readonly unplaced: readonly HeldIdea[] } {
  const themes = new Map<string, HeldIdea[]>(holdings.themes.filter((theme) => theme.question === question).map((theme) => [theme.id, []]))
  const unplaced: HeldIdea[] = []
  for (const idea of holdings.ideas) {
    if (idea.question !== question) continue
    const theme = idea.theme === null ? undefined : themes.get(idea.theme)
    if (theme === undefined) unplaced.push(idea)
    else theme.push(idea)
  }
  for (const ideas of themes.values()) ideas.sort((a, b) => a.position - b.position || a.number - b.number)
  return { byTheme: themes, unplaced: unplaced.toSorted((a, b) => a.number - b.number) }
}

/** What the front page shows, worked out from the answers of the API. */
import type { GatheringSummary, GatheringView } from '$contract/gatherings.ts'
import type { IdeaView } from '$contract/ideas.ts'
import type { ThemeBoardView } from '$contract/themes.ts'

/** A gathering that can be joined now. */
export interface OpenLine {
  readonly title: string
  readonly slug: string
  readonly code: string | null
  readonly venue: string | null
  readonly date: string
  readonly endsAt: string
  readonly timeZone: string
  readonly minutes: number
}
/** A line of the calendar. */
export interface CalendarLine {
  readonly title: string
  readonly slug: string
  readonly state: GatheringSummary['state']
  readonly date: string
  readonly start: string | null
  readonly end: string | null
  readonly timeZone: string
  readonly ideas: number
  readonly themes: number
  readonly isImported: boolean
}
/** What became of the ideas of one gathering, as far as stages exist. */
export interface Became {
  readonly title: string
  readonly slug: string
  readonly date: string
  readonly ideas: number
  readonly themes: number
  readonly conversations: number
  readonly unplaced: number
  readonly entry: number
}
/** An idea with the theme it stands under. */
export interface SaidIdea {
  readonly number: number
  readonly text: string | null
  readonly language: string | null
  readonly theme: { readonly letter: string; readonly question: number; readonly title: string } | null
}

/** Lines of each half of the calendar: what is near matters, the record holds the rest. */
const CALENDAR_LINES_MAX = 6

/** The gathering whose ideas the front page follows: the newest one that has any. `gatherings` come newest date first. */
export function latestWithIdeas(gatherings: readonly GatheringSummary[]): GatheringSummary | null {
  return gatherings.find((gathering) => gathering.ideas > 0 && gathering.state !== 'draft') ?? null
}

/** A line of the board of what is open now. */
export function openLine(gathering: GatheringView): OpenLine {
  const { slug, venue, date, endsAt, timeZone, code } = gathering
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(gathering.startsAt)) / 60_000)
  return { title: gathering.title ?? '', slug, code, venue, date, endsAt, timeZone, minutes }
}

/** Both halves of the calendar: coming ones with the next first, past ones with the last first. */
export function calendarOf(
  gatherings: readonly GatheringSummary[],
  now: Date,
): { readonly coming: CalendarLine[]; readonly past: CalendarLine[] } {
  const isPast = (gathering: GatheringSummary): boolean => gathering.state === 'closed' || Date.parse(gathering.endsAt) < now.getTime()
  const coming = gatherings.filter((gathering) => !isPast(gathering) || gathering.state === 'open').toReversed()
  const past = gatherings.filter((gathering) => isPast(gathering) && gathering.state !== 'open')
  return { coming: coming.slice(0, CALENDAR_LINES_MAX).map(calendarLine), past: past.slice(0, CALENDAR_LINES_MAX).map(calendarLine) }
}

/** What became of the ideas, with how many wait for a theme. */
export function becameOf(gathering: GatheringSummary, boards: readonly ThemeBoardView[], entry: number): Became {
  const { slug, date, ideas, themes, conversations } = gathering
  const unplaced = boards.reduce((sum, board) => sum + board.unplaced.length, 0)
  return { title: gathering.title ?? '', slug, date, ideas, themes, conversations, unplaced, entry }
}

/** Ideas with their themes. */
export function withThemes(ideas: readonly IdeaView[], boards: readonly ThemeBoardView[]): SaidIdea[] {
  const themes = new Map(
    boards.flatMap((board) =>
      board.themes.map((theme) => [theme.id, { letter: theme.letter, question: board.questionNumber, title: theme.title ?? '' }] as const),
    ),
  )
  return ideas.map(({ number, text, language, theme }) => ({
    number,
    text,
    language,
    theme: theme === null ? null : (themes.get(theme) ?? null),
  }))
}

function calendarLine(gathering: GatheringSummary): CalendarLine {
  const { slug, state, date, start, end, timeZone, ideas, themes, isImported } = gathering
  return { title: gathering.title ?? '', slug, state, date, start, end, timeZone, ideas, themes, isImported }
}

/** What the house suggests on a board, each with its reason. It decides nothing: people accept or decline. */
import { nearGroups, nearPairs } from '../../maths/words/near-duplicates.ts'
import { middleOf, nearestThemes } from '../../maths/words/nearest-themes.ts'
import type { ReadText } from '../../maths/words/read-text.ts'
import { wordsShared, wordsThatPull } from '../../maths/words/reasons.ts'
import { groupsByWord, holdersOfStems, tellingPhrases } from '../../maths/words/telling-phrases.ts'
import { inner, makeTermSpace, type TermSpace } from '../../maths/words/term-space.ts'
import { apartIn, declinedIn, type Declined, type DeclinedGroups } from './declined.ts'

/** An idea as suggestions see it; `tie` is the same for ideas that count as one. Erased words are empty. */
export interface SuggestibleIdea {
  readonly number: number
  readonly text: string
  readonly language: string | null
  readonly theme: string | null
  readonly tie: string | null
  readonly buildsOn: number | null
}
/** A theme as suggestions see it. */
export interface SuggestibleTheme {
  readonly id: string
  readonly title: string
}
/** A board with its words, and what was declined on it. Ideas in the order of their numbers, themes in the order of the board. */
export interface SuggestibleBoard {
  /** Text of the question: what everybody was asked names no group. */ readonly question: string
  readonly ideas: readonly SuggestibleIdea[]
  readonly themes: readonly SuggestibleTheme[]
  readonly declined: readonly Declined[]
  /** Language to read titles, and ideas without one, in. */ readonly language: string | null
}
/** A theme for an idea, because of these words of it, these ideas that are there, or an idea there that it builds on. */
export interface SuggestedTheme {
  readonly theme: string
  /** -1..1; above 0 they share more than the whole question does. */ readonly nearness: number
  readonly words: readonly string[]
  readonly ideas: readonly number[]
  readonly buildsOn: number | null
}
/** What the house suggests on one board. */
export interface Suggestions {
  readonly places: readonly { readonly idea: number; readonly themes: readonly SuggestedTheme[] }[]
  readonly same: readonly { readonly ideas: readonly number[]; readonly words: readonly string[] }[]
  readonly groups: readonly { readonly ideas: readonly number[]; readonly word: string; readonly titles: readonly string[] }[]
}

/** Ideas without a theme that are looked at: as many as a rapporteur places before asking again. */
export const PLACES_MAX = 200
/** Themes named for one idea. */
const THEMES_PER_IDEA_MAX = 3
/** Ideas of a theme named as a reason. */
const REASON_IDEAS_MAX = 2
/** Groups of near duplicates shown at once. */
const SAME_MAX = 20

/** Everything suggested on a board. @param read reads a text; the same text may come again, so a caller may remember it */
export function suggestOn(board: SuggestibleBoard, read: (text: string, language: string | null) => ReadText): Suggestions {
  const ideas = board.ideas.map((idea) => read(idea.text, idea.language ?? board.language))
  const titles = board.themes.map((theme) => read(theme.title, board.language))
  const space = makeTermSpace([...ideas, ...titles].map(({ terms }) => terms))
  const declined = declinedIn(board.declined)
  return {
    places: placesOn(board, ideas, space, declined),
    same: sameOn(board, ideas, space, declined),
    groups: groupsOn(board, ideas, declined, {
      asked: stemsOf(read(board.question, board.language)),
      titles: new Set(titles.flatMap((title) => [...stemsOf(title)])),
    }),
  }
}

/** Titles to choose from for some ideas of a board, best first. */
export function suggestTitles(
  board: Pick<SuggestibleBoard, 'question' | 'ideas' | 'language'>,
  numbers: readonly number[],
  read: (text: string, language: string | null) => ReadText,
): string[] {
  const words = board.ideas.map((idea) => read(idea.text, idea.language ?? board.language).words)
  const wanted = new Set(numbers)
  const group = words.filter((_, at) => wanted.has(board.ideas[at]?.number ?? -1))
  return tellingPhrases(group, { holders: holdersOfStems(words), texts: words.length, said: stemsOf(read(board.question, board.language)) })
}

function placesOn(board: SuggestibleBoard, ideas: readonly ReadText[], space: TermSpace, declined: DeclinedGroups): Suggestions['places'] {
  const themes = board.themes.map((theme, place) => ({
    title: ideas.length + place,
    placed: board.ideas.flatMap((idea, at) => (idea.theme === theme.id ? at : [])),
  }))
  const waiting = board.ideas.flatMap((idea, at) => (idea.theme === null ? at : [])).slice(0, PLACES_MAX)
  const middles = themes.map((theme) => middleOf(space, theme))
  const ranked = nearestThemes(space, middles, waiting)
  const homes = new Map(board.ideas.map((idea) => [idea.number, idea.theme]))
  return waiting.flatMap((at, row) => {
    const idea = board.ideas[at]
    const vector = space.vectors[at]
    if (idea === undefined || vector === undefined) return []
    const home = idea.buildsOn === null ? null : (homes.get(idea.buildsOn) ?? null)
    const near = (ranked[row] ?? [])
      .map((one) => ({ ...one, id: board.themes[one.theme]?.id ?? '' }))
      .filter(({ id }) => !declined.hasPlace(idea.number, id))
      // What an idea builds on says more than its words do.
      .toSorted((a, b) => Number(b.id === home) - Number(a.id === home))
      // The nearest is named even when it is not near: people see by its reasons how little it says.
      .filter(({ nearness }, rank) => nearness > 0 || rank === 0)
    const found = near.slice(0, THEMES_PER_IDEA_MAX).map(({ theme, id, nearness }): SuggestedTheme => {
      const middle = middles[theme]
      const words = middle === undefined ? [] : wordsThatPull(space, vector, middle, ideas[at]?.words ?? [])
      const there = nearestOf(board, space, at, themes[theme]?.placed ?? [])
      return { theme: id, nearness, words, ideas: there, buildsOn: id === home ? idea.buildsOn : null }
    })
    return found.length === 0 ? [] : [{ idea: idea.number, themes: found }]
  })
}

function nearestOf(board: SuggestibleBoard, space: TermSpace, at: number, placed: readonly number[]): number[] {
  const vector = space.vectors[at]
  if (vector === undefined) return []
  return placed
    .map((other) => ({ number: board.ideas[other]?.number ?? 0, likeness: likeness(space, at, other) }))
    .filter((one) => one.likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness || a.number - b.number)
    .slice(0, REASON_IDEAS_MAX)
    .map(({ number }) => number)
}

function likeness(space: TermSpace, a: number, b: number): number {
  const [left, right] = [space.vectors[a], space.vectors[b]]
  return left === undefined || right === undefined ? 0 : inner(left, right)
}

function sameOn(board: SuggestibleBoard, ideas: readonly ReadText[], space: TermSpace, declined: DeclinedGroups): Suggestions['same'] {
  // Ideas of the same words first: a hall writes "Education" fifty times, and the rest compares with one of them.
  const alike = Map.groupBy(
    board.ideas.flatMap((_, at) => ((ideas[at]?.terms.stems.length ?? 0) > 0 ? at : [])),
    (at) => ideas[at]?.terms.stems.join(' ') ?? '',
  )
  const heads = [...alike.values()].map((group) => group[0] ?? 0)
  const groupOf = new Map([...alike.values()].map((group) => [group[0] ?? 0, group]))
  const numbersOf = (places: readonly number[]): number[] =>
    places.flatMap((head) => groupOf.get(head) ?? []).map((at) => board.ideas[at]?.number ?? 0)
  const pairs = nearPairs(space, heads).filter(({ a, b }) => !apartIn(declined, numbersOf([a]), numbersOf([b])))
  const near = nearGroups(pairs)
  const joined = new Set(near.flat())
  const twins = heads.filter((head) => !joined.has(head) && (groupOf.get(head)?.length ?? 0) > 1).map((head) => [head])
  return [...near, ...twins]
    .map((group) => ({ group, numbers: numbersOf(group).toSorted((a, b) => a - b) }))
    .filter(({ numbers }) => !isJoined(board, numbers) && !(numbers.length > 1 && declined.hasSame(numbers)))
    .slice(0, SAME_MAX)
    .map(({ group, numbers }) => {
      const [first, second = first] = group
      return { ideas: numbers, words: wordsShared(space, ideas[first ?? 0]?.words ?? [], ideas[second ?? 0]?.words ?? []) }
    })
}

function isJoined(board: SuggestibleBoard, numbers: readonly number[]): boolean {
  const wanted = new Set(numbers)
  const ties = new Set(board.ideas.filter((idea) => wanted.has(idea.number)).map((idea) => idea.tie))
  return ties.size === 1 && !ties.has(null)
}

function groupsOn(
  board: SuggestibleBoard,
  ideas: readonly ReadText[],
  declined: DeclinedGroups,
  said: { readonly asked: ReadonlySet<string>; readonly titles: ReadonlySet<string> },
): Suggestions['groups'] {
  const words = ideas.map((one) => one.words)
  const all = { holders: holdersOfStems(words), texts: words.length, said: said.asked }
  const waiting = board.ideas.flatMap((idea, at) => (idea.theme === null ? { at, words: words[at] ?? [] } : []))
  // A word that a theme bears already gathers its ideas there.
  return groupsByWord(waiting, { ...all, said: said.asked.union(said.titles) })
    .map(({ texts, word }) => ({ texts, word, numbers: texts.map((at) => board.ideas[at]?.number ?? 0) }))
    .filter(({ numbers }) => !declined.hasGroup(numbers))
    .map(({ texts, word, numbers }) => ({
      ideas: numbers,
      word,
      titles: tellingPhrases(
        texts.map((at) => words[at] ?? []),
        all,
      ),
    }))
}

function stemsOf(text: ReadText): ReadonlySet<string> {
  return new Set(text.words.filter((word) => word.isTelling).map((word) => word.stem))
}

/** Why a text is near a theme, in its own words. */
import type { ThemeMiddle } from './nearest-themes.ts'
import type { TermSpace, TermVector } from './term-space.ts'
import { termsOf } from './terms.ts'
import type { WordInText } from './words-in-text.ts'

/** Words shown as a reason. */
const REASON_WORDS_MAX = 3
/** A word that pulls less than this share of the strongest says nothing. */
const PULL_SHARE_LEAST = 0.25

/**
 * Words of a text that pull it towards a theme, strongest first; empty when nothing but function words does.
 * A word pulls by its stem and by its runs of characters, so that `cybercrime` is a reason for *Crime online*.
 */
export function wordsThatPull(space: TermSpace, vector: TermVector, theme: ThemeMiddle, words: readonly WordInText[]): string[] {
  const weights = new Map<number, number>()
  for (let at = 0; at < vector.terms.length; at += 1) weights.set(vector.terms[at] ?? 0, vector.weights[at] ?? 0)
  const pullOf = (place: number): number =>
    (weights.get(place) ?? 0) * Math.max(0, (theme.sum[place] ?? 0) - theme.weight * (space.middle[place] ?? 0))
  return strongest(
    words.map((word) => ({
      word,
      pull: placesOf(space, word).reduce((sum, place) => sum + pullOf(place), 0),
    })),
  )
}

/** Telling words that two texts share, in the order of the first; what is rarest among all texts first. */
export function wordsShared(space: TermSpace, words: readonly WordInText[], others: readonly WordInText[]): string[] {
  const held = new Set(others.filter((word) => word.isTelling).map((word) => word.stem))
  return strongest(
    words.map((word) => ({
      word,
      pull: held.has(word.stem) ? 1 / Math.sqrt(1 + (space.holders[space.places.get(`s${word.stem}`) ?? -1] ?? 0)) : 0,
    })),
  )
}

function strongest(pulls: readonly { readonly word: WordInText; readonly pull: number }[]): string[] {
  const best = new Map<string, { readonly said: string; readonly pull: number }>()
  for (const { word, pull } of pulls)
    if (word.isTelling && pull > (best.get(word.stem)?.pull ?? 0)) best.set(word.stem, { said: word.said, pull })
  const sorted = [...best.values()].toSorted((a, b) => b.pull - a.pull)
  return sorted
    .filter(({ pull }) => pull >= PULL_SHARE_LEAST * (sorted[0]?.pull ?? 0))
    .slice(0, REASON_WORDS_MAX)
    .map(({ said }) => said)
}

function placesOf(space: TermSpace, word: WordInText): number[] {
  const { stems, grams } = termsOf(word.said, null)
  const names = [`s${word.stem}`, ...stems.map((stem) => `s${stem}`), ...grams.map((gram) => `g${gram}`)]
  return [...new Set(names)].flatMap((name) => space.places.get(name) ?? [])
}

/** What some texts say that others do not: phrases for a title, and groups of texts that share a telling word. */
import { joinWords, type WordInText } from './words-in-text.ts'

/** What is known of all texts of a board, so that what some say can be told from what all say. */
export interface AllTexts {
  /** How many hold each stem. */ readonly holders: ReadonlyMap<string, number>
  readonly texts: number
  /** Stems that were said before them, in the question above all: they tell no texts apart. */ readonly said: ReadonlySet<string>
}

/** Words of a phrase: a title says it in three. */
const PHRASE_WORDS_MAX = 3
/** Titles to choose from. */
const PHRASES_MAX = 3
/** A theme of fewer ideas is no theme yet. */
const GROUP_LEAST = 3
/** Groups shown at once. */
const GROUPS_MAX = 6
/** A word that more than this share of all texts holds names the question, not a group of it. */
const GROUP_SHARE_MAX = 0.34
/** Of a group so much must not have stood in a group before. */
const FRESH_SHARE_LEAST = 0.5

/** How many of all texts hold each stem, once for all groups of a board. */
export function holdersOfStems(texts: readonly (readonly WordInText[])[]): ReadonlyMap<string, number> {
  const holders = new Map<string, number>()
  for (const words of texts)
    for (const stem of new Set(words.filter((word) => word.isTelling).map((word) => word.stem)))
      holders.set(stem, (holders.get(stem) ?? 0) + 1)
  return holders
}

/**
 * Up to three phrases for a title, best first: each in the spelling that is most common in the group, its first letter large.
 * A phrase counts by how many texts of the group hold it, more when others do not, and a little more when it is longer; phrases that
 * say the same words are given once. Of texts without telling words nothing is given.
 * @param group words of the texts of the group, which are among all texts
 */
export function tellingPhrases(group: readonly (readonly WordInText[])[], all: AllTexts): string[] {
  const phrases = new Map<string, { readonly stems: readonly string[]; texts: number; readonly said: Map<string, number> }>()
  for (const words of group)
    for (const [key, phrase] of phrasesOf(words)) {
      if (phrase.stems.every((stem) => all.said.has(stem))) continue
      const held = phrases.get(key) ?? { stems: phrase.stems, texts: 0, said: new Map<string, number>() }
      held.texts += 1
      held.said.set(phrase.said, (held.said.get(phrase.said) ?? 0) + 1)
      phrases.set(key, held)
    }
  const weighed = [...phrases].map(([key, { stems, texts, said }]) => {
    const rarity =
      stems.map((stem) => Math.log((1 + all.texts) / (1 + (all.holders.get(stem) ?? 0)))).reduce((sum, one) => sum + one, 0) / stems.length
    // One text alone does not speak for a group of several.
    const share = texts === 1 && group.length > 1 ? 0.5 : texts
    return { key, stems, weight: share * (0.1 + rarity) * (1 + 0.35 * (stems.length - 1)), said: mostCommon(said) }
  })
  return distinct(weighed.toSorted((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1))).map(({ said }) => largeFirst(said))
}

/** Groups of three texts or more that share a telling word which the others hold rarely; the largest and most telling first. */
export function groupsByWord(
  texts: readonly { readonly at: number; readonly words: readonly WordInText[] }[],
  all: AllTexts,
): { readonly texts: readonly number[]; readonly word: string }[] {
  const byStem = new Map<string, { readonly texts: number[]; readonly said: Map<string, number> }>()
  for (const { at, words } of texts)
    for (const word of words) {
      if (!word.isTelling || all.said.has(word.stem)) continue
      const held = byStem.get(word.stem) ?? { texts: [], said: new Map<string, number>() }
      if (held.texts.at(-1) !== at) held.texts.push(at)
      held.said.set(word.said, (held.said.get(word.said) ?? 0) + 1)
      byStem.set(word.stem, held)
    }
  const weighed = [...byStem]
    .filter(([, held]) => held.texts.length >= GROUP_LEAST && held.texts.length <= Math.max(GROUP_LEAST, all.texts * GROUP_SHARE_MAX))
    .map(([stem, held]) => ({
      stem,
      ...held,
      weight: Math.sqrt(held.texts.length) * Math.log((1 + all.texts) / (all.holders.get(stem) ?? 1)),
    }))
    .toSorted((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
  const used = new Set<number>()
  const groups: { texts: readonly number[]; word: string }[] = []
  for (const one of weighed) {
    if (groups.length === GROUPS_MAX) break
    if (one.texts.filter((text) => !used.has(text)).length < Math.max(GROUP_LEAST, one.texts.length * FRESH_SHARE_LEAST)) continue
    for (const text of one.texts) used.add(text)
    groups.push({ texts: one.texts, word: mostCommon(one.said) })
  }
  return groups
}

function phrasesOf(words: readonly WordInText[]): Map<string, { readonly stems: readonly string[]; readonly said: string }> {
  const phrases = new Map<string, { stems: readonly string[]; said: string }>()
  words.forEach((first, at) => {
    if (!first.isTelling) return
    for (let length = 1; length <= PHRASE_WORDS_MAX; length += 1) {
      const run = words.slice(at, at + length)
      const last = run.at(-1)
      if (run.length < length || last === undefined || last.clause !== first.clause) break
      if (!last.isTelling) continue
      const telling = run.filter((word) => word.isTelling).map((word) => word.stem)
      phrases.set(run.map((word) => word.stem).join(' '), { stems: telling, said: joinWords(run.map((word) => word.said)) })
    }
  })
  return phrases
}

/** Takes phrases in order; one whose words were all said, or that says all words of one before, is passed over. */
function distinct<T extends { readonly stems: readonly string[] }>(sorted: readonly T[]): T[] {
  const taken: T[] = []
  for (const one of sorted) {
    if (taken.length === PHRASES_MAX) break
    const says = new Set(one.stems)
    if (taken.some(({ stems }) => stems.every((stem) => says.has(stem)) || one.stems.every((stem) => stems.includes(stem)))) continue
    taken.push(one)
  }
  return taken
}

function mostCommon(said: ReadonlyMap<string, number>): string {
  return [...said].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? ''
}

function largeFirst(text: string): string {
  const [first = '', ...rest] = [...text]
  return first.toUpperCase() + rest.join('')
}

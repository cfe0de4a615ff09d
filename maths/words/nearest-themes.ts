/** Which theme a text belongs to: themes in the order of their nearness, computed from what people have placed and from the titles. */
import { addTo, along, inner, squareOf, type TermSpace, type TermVector } from './term-space.ts'

/** A theme as texts of the space, by their places: its title and what was placed under it. */
export interface ThemeTexts {
  readonly title: number
  readonly placed: readonly number[]
}
/** A theme for a text. `nearness` is a cosine seen from the middle of all texts, -1..1; above 0 they share more than all texts do. */
export interface NearTheme {
  readonly theme: number
  readonly nearness: number
}
/** The middle of a theme in a space: what its texts say more often than others. */
export interface ThemeMiddle {
  /** Sum of its texts, not yet seen from the middle of all. */ readonly sum: Float64Array
  readonly weight: number
  /** Length of its distance from the middle of all texts. */ readonly length: number
  /** Inner product of its sum and the middle of all texts. */ readonly across: number
}

/**
 * A title says in three words what a theme is about; it counts as much as three ideas that were placed there. The one constant that
 * was chosen by looking: of the three conversations of the café of 2013 one does best with 1, two with 4 and more; 3 lies between
 * them, and 2 does nearly as well.
 */
const TITLE_COUNTS_AS = 3

/**
 * Ranks all themes for each text, nearest first: nearest middle of a theme (Rocchio) in a space whose origin is the middle of all texts,
 * placed or not. That origin is what makes it work on short texts: words that a whole question shares pull nothing anywhere.
 * Of equal nearness the earlier theme comes first. A text without terms has no order and gives an empty list.
 * Source: Rocchio 1971, in Salton (ed.), The SMART Retrieval System, 313-323; Suzuki et al. 2013, EMNLP, 613-623 (centring against hubs).
 * @param themes middles of the themes, from `middleOf`
 * @param texts places of the texts to rank for
 */
export function nearestThemes(space: TermSpace, themes: readonly ThemeMiddle[], texts: readonly number[]): NearTheme[][] {
  return texts.map((text) => {
    const vector = space.vectors[text]
    if (vector === undefined || vector.terms.length === 0) return []
    return themes
      .map((middle, theme) => ({ theme, nearness: nearness(space, middle, vector) }))
      .toSorted((a, b) => b.nearness - a.nearness || a.theme - b.theme)
  })
}

/** The middle of one theme. */
export function middleOf(space: TermSpace, { title, placed }: ThemeTexts): ThemeMiddle {
  const sum = new Float64Array(space.middle.length)
  let weight = 0
  for (const [text, times] of [[title, TITLE_COUNTS_AS] as const, ...placed.map((text) => [text, 1] as const)]) {
    const vector = space.vectors[text]
    if (vector === undefined || vector.terms.length === 0) continue
    addTo(sum, vector, times)
    weight += times
  }
  let across = 0
  for (let at = 0; at < sum.length; at += 1) across += (sum[at] ?? 0) * (space.middle[at] ?? 0)
  const square = squareOf(sum) - 2 * weight * across + weight * weight * space.middleSquare
  return { sum, weight, length: Math.sqrt(Math.max(0, square)), across }
}

function nearness(space: TermSpace, theme: ThemeMiddle, vector: TermVector): number {
  const toMiddle = along(space.middle, vector)
  const product = along(theme.sum, vector) - theme.weight * toMiddle - theme.across + theme.weight * space.middleSquare
  const length = Math.sqrt(Math.max(0, inner(vector, vector) - 2 * toMiddle + space.middleSquare)) * theme.length
  return length <= Number.EPSILON ? 0 : product / length
}

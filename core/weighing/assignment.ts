/**
 * Which statements somebody is shown next. Each person gets a balanced random share: what their own stakeholder group has rated least comes first,
 * then what everybody has rated least; chance, weighed by how much another rating tells, decides the rest. So the number of ratings of each
 * statement stays even within each group, and therefore in sum. The same seed gives the same order.
 */
import { nextPriority } from '../../maths/opinion/priority.ts'
import type { StatementCount } from '../../maths/opinion/matrix.ts'
import { seededRandom } from '../../maths/seeded-random.ts'

/** A statement that somebody has not rated yet. */
export interface Unrated {
  readonly number: number
  /** Ratings of the person's own group, with what those handed out and still on their way are worth. */
  readonly ofGroup: number
  /** Ratings of everybody, likewise. */
  readonly count: StatementCount
  /** It is their own, or stands for an idea of theirs. */
  readonly isOwn: boolean
}

/** The next statements for one person, at most `size`, their own ones last: nobody begins with agreeing to themselves. */
export function nextStatements(unrated: readonly Unrated[], size: number, seed: number): readonly number[] {
  const random = seededRandom(seed)
  const chosen = unrated
    .toSorted((a, b) => a.number - b.number)
    // The larger the priority, the smaller the draw tends to be: a weighted shuffle (Efraimidis and Spirakis 2006).
    .map((one) => ({ ...one, draw: -Math.log(1 - random.next()) / nextPriority(one.count, 0, false) }))
    .toSorted((a, b) => a.ofGroup - b.ofGroup || a.count.seen - b.count.seen || a.draw - b.draw)
    .slice(0, size)
  return [...chosen.filter(({ isOwn }) => !isOwn), ...chosen.filter(({ isOwn }) => isOwn)].map(({ number }) => number)
}

/** A seed for one person and one draw, out of the seed of the weighing; FNV-1a over the characters. */
export function seedFor(seed: number, rater: string, drawn: number): number {
  let hash = (2_166_136_261 ^ seed) >>> 0
  for (const character of `${rater} ${drawn}`) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0
  return hash
}

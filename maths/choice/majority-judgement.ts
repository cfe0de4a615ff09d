/** Majority judgement: candidates are graded, and stand by their medians; ties are broken by taking medians away until two differ. */

/** Grades that some ballots give, 0 the worst; candidates in their order. */
export interface GradedBallots {
  readonly count: number
  readonly grades: readonly number[]
}
/** One candidate: how often each grade was given, and the majority grade. */
export interface Judged {
  readonly candidate: number
  readonly given: readonly number[]
  readonly grade: number
}
/** The outcome: tiers of candidates, the best first; those of one tier were given exactly the same grades. */
export interface Judgement {
  readonly order: readonly (readonly Judged[])[]
}

/**
 * Judges candidates 0..candidates-1 by grades 0..grades-1. The majority grade is the lower median, which more than half of the ballots
 * give or exceed. Cost grows with candidates times grades, whatever the number of ballots, once they are counted.
 * Source: Balinski and Laraki 2011, Majority Judgment, MIT Press.
 */
export function judge(candidates: number, grades: number, ballots: readonly GradedBallots[]): Judgement {
  const judged = Array.from({ length: candidates }, (_, candidate): Judged => {
    const given = Array.from({ length: grades }, () => 0)
    for (const ballot of ballots) {
      const grade = ballot.grades[candidate] ?? 0
      given[grade] = (given[grade] ?? 0) + ballot.count
    }
    return { candidate, given, grade: gradeAt(given, lowerMedian(total(given))) }
  })
  const order: Judged[][] = []
  for (const one of judged.toSorted((a, b) => compareJudged(b, a) || a.candidate - b.candidate)) {
    const [best] = order.at(-1) ?? []
    if (best !== undefined && compareJudged(best, one) === 0) order.at(-1)?.push(one)
    else order.push([one])
  }
  return { order }
}

/** Negative when a stands below b. Medians are taken away from both sorted lists at the same places, outwards from the middle. */
function compareJudged(a: Judged, b: Judged): number {
  const ballots = total(a.given)
  // Runs of one grade in both lists are passed at once: the next place at which either list changes is all that matters.
  for (const place of outwards(ballots, [...changes(a.given), ...changes(b.given)])) {
    const difference = gradeAt(a.given, place) - gradeAt(b.given, place)
    if (difference !== 0) return difference
  }
  return 0
}

/** Places of the sorted list at which one grade ends and the next begins: the last of the one, the first of the other. */
function changes(given: readonly number[]): number[] {
  let seen = 0
  return given.flatMap((count) => {
    seen += count
    return count === 0 ? [] : [seen - 1, seen, seen - count]
  })
}

/** The places in the order in which medians are taken away: the lower median, then alternating around it. */
function outwards(ballots: number, places: readonly number[]): number[] {
  const middle = lowerMedian(ballots)
  const isOdd = ballots % 2 === 1
  // With an odd number the lower side follows the median, with an even number the upper side.
  const turn = (place: number): number => {
    const away = Math.abs(place - middle)
    const isFirstSide = isOdd ? place < middle : place > middle
    return away === 0 ? 0 : 2 * away - (isFirstSide ? 1 : 0)
  }
  return [...new Set([middle, ...places])].filter((place) => place >= 0 && place < ballots).toSorted((a, b) => turn(a) - turn(b))
}

function lowerMedian(ballots: number): number {
  return Math.max(0, Math.floor((ballots - 1) / 2))
}

function gradeAt(given: readonly number[], place: number): number {
  let seen = 0
  for (const [grade, count] of given.entries()) {
    seen += count
    if (place < seen) return grade
  }
  return 0
}

function total(given: readonly number[]): number {
  return given.reduce((sum, count) => sum + count, 0)
}

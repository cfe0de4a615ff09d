/**
 * Who belongs to which group, by degrees: a mixture of groups, each with its own share of agreement on every statement, fitted by expectation and
 * maximisation (latent class analysis: Lazarsfeld 1950, Goodman 1974; shares lean on those of everybody).
 * Nobody's own ratings count in the shares that they are judged by, so that a group must predict its members, not remember them.
 */

/** Agrees and disagrees of the people who are fitted, in compressed rows; a code is 2 · column + 1 for agree, + 0 for disagree. */
export interface Stances {
  readonly people: number
  readonly codes: number
  readonly starts: Uint32Array
  readonly cells: Uint16Array
}

/** Degrees of belonging, from 0 to 1: k for each person one after the other. */
export interface Belonging {
  readonly k: number
  readonly degrees: Float64Array
}

/** Ratings of the same people, some shown and the rest hidden, and the shares of everybody among the shown. */
export interface Fold {
  readonly shown: Stances
  readonly shares: Float64Array
  readonly hidden: Stances
}

/** How much a group's shares lean on the shares of everybody: as much as so many ratings. */
const LEAN = 4
/** So many ratings each way are added, so that nothing is held for impossible (Jeffreys). */
export const HALF = 0.5
/**
 * How predictions are made from a fit. `lean`: as so many ratings, shares of a group lean on those of everybody. `independence`: what a person's ratings
 * say together counts as so many times what they would say if none of them followed from another (0 to 1).
 */
export interface Caution {
  readonly lean: number
  readonly independence: number
}
/** How cautious we are until hidden ratings have taught it. */
export const CAUTION: Caution = { lean: LEAN, independence: 0.6 }
/** Degrees below this are taken as none. */
const DEGREE_LEAST = 1e-3
/**
 * How far apart groups are for people on average while a start finds its way, as natural logarithms of likelihoods: first and last, growing by a
 * constant factor. Scaling to this is what a power iteration does with its length: weak differences are found as well as strong ones.
 */
const APART_FIRST = 0.3
const APART_LAST = 6
const ROUNDS_GROWING = 14
const ROUNDS_MAX = 40
/** Stands still when the degrees that moved are less than this share of the people. */
const MOVED_LEAST = 1e-3

/** The share of each code among those who took a side, one agree and one disagree added. Shape `codes`. */
export function sharesOfAll({ codes, cells }: Stances): Float64Array {
  const counts = new Float64Array(codes)
  for (let at = 0; at < cells.length; at += 1) counts[cells[at] ?? 0] = (counts[cells[at] ?? 0] ?? 0) + 1
  return counts.map((count, code) => (count + 1) / (count + (counts[code ^ 1] ?? 0) + 2))
}

/** Fits from given degrees (written over); `isGrowing` first finds the widest differences, for starts that know nothing. */
export function fitBelonging(stances: Stances, shares: Float64Array, degrees: Float64Array, k: number, isGrowing: boolean): Belonging {
  const room = roomFor(stances, k)
  const growing = isGrowing ? ROUNDS_GROWING : 0
  for (let round = 0; round < growing; round += 1) {
    likelihoods(stances, shares, degrees, room)
    spread(room.likely, k, APART_FIRST * (APART_LAST / APART_FIRST) ** (round / growing))
    settleDegrees(room.likely, degrees, k)
  }
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const sizes = sizesBy(degrees, k)
    const { likely } = likelihoods(stances, shares, degrees, room)
    for (let at = 0; at < likely.length; at += 1)
      likely[at] = (likely[at] ?? 0) + Math.log(((sizes[at % k] ?? 0) - (degrees[at] ?? 0) + 1) / (stances.people - 1 + k))
    if (settleDegrees(likely, degrees, k) < MOVED_LEAST * stances.people) break
  }
  return { k, degrees }
}

/** Arrays that every round of a fit writes over: making them anew costs more than the round. */
interface Room extends GroupShares {
  readonly k: number
  readonly sums: Float64Array
  readonly likely: Float64Array
}

function roomFor({ people, codes }: Stances, k: number): Room {
  const byCode = (): Float64Array => new Float64Array(codes * k)
  return { k, sums: byCode(), newcomer: byCode(), member: byCode(), likely: new Float64Array(people * k) }
}

/** ln(p / p of everybody) summed for each person over ratings that the fit has not seen, by the degrees and shares of the fit. */
export function gainsOnHidden({ shown, shares, hidden }: Fold, { degrees, k }: Belonging, { lean, independence }: Caution): Float64Array {
  const { newcomer } = groupShares(sumsOf(shown, degrees, k), shares, k, lean)
  const tempered = temper(degrees, k, independence)
  return Float64Array.from({ length: hidden.people }, (_, person) => {
    let gain = 0
    for (let at = hidden.starts[person] ?? 0; at < (hidden.starts[person + 1] ?? 0); at += 1) {
      const code = hidden.cells[at] ?? 0
      let share = 0
      for (let group = 0; group < k; group += 1) share += (tempered[person * k + group] ?? 0) * (newcomer[code * k + group] ?? 0)
      gain += Math.log(share / (shares[code] ?? 1))
    }
    return gain
  })
}

/** Degrees as they are told: likelihoods to the power of the independence. */
export function temper(degrees: Float64Array, k: number, independence: number): Float64Array {
  const tempered = degrees.map((degree) => degree ** independence)
  for (let base = 0; base < tempered.length; base += k) {
    let sum = 0
    for (let at = base; at < base + k; at += 1) sum += tempered[at] ?? 0
    for (let at = base; at < base + k; at += 1) tempered[at] = (tempered[at] ?? 0) / sum
  }
  return tempered
}

/** Degrees summed by code and group. Shape codes · k. */
export function sumsOf({ people, codes, starts, cells }: Stances, degrees: Float64Array, k: number, into?: Float64Array): Float64Array {
  const sums = into?.fill(0) ?? new Float64Array(codes * k)
  for (let person = 0; person < people; person += 1) {
    const [from, end] = [starts[person] ?? 0, starts[person + 1] ?? 0]
    for (let group = 0; group < k; group += 1) {
      const degree = degrees[person * k + group] ?? 0
      if (degree === 0) continue
      for (let at = from; at < end; at += 1) {
        const place = (cells[at] ?? 0) * k + group
        sums[place] = (sums[place] ?? 0) + degree
      }
    }
  }
  return sums
}

/** Shares by code and group as a newcomer meets them, and without one rating of a full member. Shape codes · k each. */
interface GroupShares {
  readonly newcomer: Float64Array
  readonly member: Float64Array
}

function groupShares(sums: Float64Array, shares: Float64Array, k: number, lean: number, into?: GroupShares): GroupShares {
  const { newcomer, member } = into ?? { newcomer: new Float64Array(sums.length), member: new Float64Array(sums.length) }
  for (let code = 0; code < shares.length; code += 1) {
    const leaning = HALF + lean * (shares[code] ?? 0)
    for (let group = 0; group < k; group += 1) {
      const [inside, other] = [sums[code * k + group] ?? 0, sums[(code ^ 1) * k + group] ?? 0]
      const without = Math.max(0, inside - 1)
      newcomer[code * k + group] = (inside + leaning) / (inside + other + lean + 2 * HALF)
      member[code * k + group] = (without + leaning) / (without + other + lean + 2 * HALF)
    }
  }
  return { newcomer, member }
}

function sizesBy(degrees: Float64Array, k: number): Float64Array {
  const sizes = new Float64Array(k)
  for (let at = 0; at < degrees.length; at += 1) sizes[at % k] = (sizes[at % k] ?? 0) + (degrees[at] ?? 0)
  return sizes
}

/** For each person the logarithm of how likely their ratings are in each group, their own part of its shares left out; in `likely`, people · k. */
function likelihoods(stances: Stances, shares: Float64Array, degrees: Float64Array, room: Room): Room {
  const { people, starts, cells } = stances
  const { k, likely } = room
  const { newcomer, member } = groupShares(sumsOf(stances, degrees, k, room.sums), shares, k, LEAN, room)
  for (let at = 0; at < newcomer.length; at += 1) {
    newcomer[at] = Math.log(newcomer[at] ?? 1)
    member[at] = Math.log(member[at] ?? 1)
  }
  likely.fill(0)
  for (let person = 0; person < people; person += 1) {
    const [from, end, base] = [starts[person] ?? 0, starts[person + 1] ?? 0, person * k]
    for (let at = from; at < end; at += 1) {
      const code = (cells[at] ?? 0) * k
      for (let group = 0; group < k; group += 1) likely[base + group] = (likely[base + group] ?? 0) + (newcomer[code + group] ?? 0)
    }
    for (let group = 0; group < k; group += 1) {
      const degree = degrees[base + group] ?? 0
      if (degree === 0) continue
      let asMember = 0
      for (let at = from; at < end; at += 1) asMember += member[(cells[at] ?? 0) * k + group] ?? 0
      likely[base + group] = (likely[base + group] ?? 0) * (1 - degree) + degree * asMember
    }
  }
  return room
}

/** Scales differences between groups so that they are so far apart on average, no group better than another for all; in place. */
function spread(likely: Float64Array, k: number, apart: number): void {
  const people = likely.length / k
  const means = new Float64Array(k)
  for (let base = 0; base < likely.length; base += k) {
    let mean = 0
    for (let group = 0; group < k; group += 1) mean += (likely[base + group] ?? 0) / k
    for (let group = 0; group < k; group += 1) {
      likely[base + group] = (likely[base + group] ?? 0) - mean
      means[group] = (means[group] ?? 0) + (likely[base + group] ?? 0) / people
    }
  }
  let squares = 0
  for (let at = 0; at < likely.length; at += 1) {
    likely[at] = (likely[at] ?? 0) - (means[at % k] ?? 0)
    squares += (likely[at] ?? 0) ** 2
  }
  const scale = squares === 0 ? 0 : apart / Math.sqrt(squares / likely.length)
  for (let at = 0; at < likely.length; at += 1) likely[at] = (likely[at] ?? 0) * scale
}

/** Turns logarithms of likelihoods into degrees; answers by how much they changed in all. */
function settleDegrees(likely: Float64Array, degrees: Float64Array, k: number): number {
  let changed = 0
  for (let base = 0; base < likely.length; base += k) {
    let [most, sum] = [-Infinity, 0]
    for (let at = base; at < base + k; at += 1) most = Math.max(most, likely[at] ?? 0)
    for (let at = base; at < base + k; at += 1) {
      const degree = Math.exp((likely[at] ?? 0) - most)
      likely[at] = degree < DEGREE_LEAST ? 0 : degree
      sum += likely[at] ?? 0
    }
    for (let at = base; at < base + k; at += 1) {
      const degree = (likely[at] ?? 0) / sum
      changed += Math.abs(degree - (degrees[at] ?? 0)) / 2
      degrees[at] = degree
    }
  }
  return changed
}

/**
 * ln(p / p of everybody) over all ratings: what each rating's probability is when it is predicted from the person's other ratings: 1 / Σ degree / share, the harmonic mean of the shares
 * (Gelfand and Dey 1994, conditional predictive ordinate), against the share of everybody.
 */
export function gainOf({ people, starts, cells }: Stances, shares: Float64Array, { degrees, k }: Belonging): number {
  const { newcomer, member } = groupShares(sumsOf({ people, codes: shares.length, starts, cells }, degrees, k), shares, k, LEAN)
  let gain = 0
  for (let person = 0; person < people; person += 1) {
    const end = starts[person + 1] ?? 0
    for (let at = starts[person] ?? 0; at < end; at += 1) {
      const code = cells[at] ?? 0
      let unlikely = 0
      for (let group = 0; group < k; group += 1) {
        const degree = degrees[person * k + group] ?? 0
        if (degree === 0) continue
        const share = newcomer[code * k + group] ?? 0
        unlikely += degree / (share + degree * ((member[code * k + group] ?? 0) - share))
      }
      gain -= Math.log(unlikely * (shares[code] ?? 0))
    }
  }
  return gain
}

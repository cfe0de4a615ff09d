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
const LOG_DEGREE_LEAST = Math.log(1e-3)
/**
 * How far apart groups are for people on average while a start finds its way, as natural logarithms of likelihoods: first and last, growing by a
 * constant factor. Scaling to this is what a power iteration does with its length: weak differences are found as well as strong ones.
 */
const APART_FIRST = 0.3
const APART_LAST = 6
/** Rounds at most: while a start grows, and while it settles. */
export interface Effort {
  readonly growing: number
  readonly settling: number
}
/** Until a fit stands still. */
export const WHOLE: Effort = { growing: 14, settling: 40 }
/** Stands still when the degrees that moved are less than this share of the people. */
const MOVED_LEAST = 1e-3

/** The share of each code among those who took a side, one agree and one disagree added. Shape `codes`. */
export function sharesOfAll({ codes, cells }: Stances): Float64Array {
  const counts = new Float64Array(codes)
  for (let at = 0; at < cells.length; at += 1) counts[cells[at] ?? 0] = (counts[cells[at] ?? 0] ?? 0) + 1
  return counts.map((count, code) => (count + 1) / (count + (counts[code ^ 1] ?? 0) + 2))
}

/** Fits from given degrees (written over); growing finds the widest differences first, for starts that know nothing. */
export function fitBelonging(stances: Stances, shares: Float64Array, degrees: Float64Array, k: number, effort: Effort): Belonging {
  const room = roomFor(stances, k)
  const { growing, settling } = effort
  for (let round = 0; round < growing; round += 1) {
    likelihoods(stances, shares, degrees, room)
    spread(room.likely, k, APART_FIRST * (APART_LAST / APART_FIRST) ** (round / growing))
    settleDegrees(room.likely, degrees, k)
  }
  for (let round = 0; round < settling; round += 1) {
    const sizes = sizesBy(degrees, k)
    const { likely } = likelihoods(stances, shares, degrees, room)
    for (let base = 0; base < likely.length; base += k)
      for (let group = 0; group < k; group += 1)
        likely[base + group] = (likely[base + group] ?? 0) + Math.log((sizes[group] ?? 0) - (degrees[base + group] ?? 0) + 1)
    if (settleDegrees(likely, degrees, k) < MOVED_LEAST * stances.people) break
  }
  return { k, degrees }
}

/** Arrays that every round of a fit writes over: making them anew costs more than the round. */
interface Room {
  readonly byCode: ByCode
  readonly k: number
  readonly table: GroupShares
  readonly sums: Float64Array
  readonly likely: Float64Array
}

function roomFor(stances: Stances, k: number): Room {
  const { people, codes } = stances
  const table = new Float64Array(codes * widthOf(k)).fill(1)
  return { k, table, byCode: byCodeOf(stances), sums: new Float64Array(codes * k), likely: new Float64Array(people * k) }
}

/** ln(p / p of everybody) summed for each person over ratings that the fit has not seen, by the degrees and shares of the fit. `sums`: `sumsOf` what is shown. */
export function gainsOnHidden(
  { shares, hidden }: Fold,
  { degrees, k }: Belonging,
  { lean, independence }: Caution,
  sums: Float64Array,
): Float64Array {
  const table = groupShares(sums, shares, k, lean)
  const tempered = temper(degrees, k, independence)
  const width = widthOf(k)
  return Float64Array.from({ length: hidden.people }, (_, person) => {
    let gain = 0
    for (let at = hidden.starts[person] ?? 0; at < (hidden.starts[person + 1] ?? 0); at += 1) {
      const code = hidden.cells[at] ?? 0
      let share = 0
      for (let group = 0; group < k; group += 1) share += (tempered[person * k + group] ?? 0) * (table[code * width + 2 * group] ?? 0)
      gain += Math.log(share / (shares[code] ?? 1))
    }
    return gain
  })
}

/** Degrees as they are told: likelihoods to the power of the independence. */
export function temper(degrees: Float64Array, k: number, independence: number): Float64Array {
  if (independence === 1) return degrees
  const tempered = degrees.map((degree) => (degree === 0 || degree === 1 ? degree : degree ** independence))
  for (let base = 0; base < tempered.length; base += k) {
    let sum = 0
    for (let at = base; at < base + k; at += 1) sum += tempered[at] ?? 0
    for (let at = base; at < base + k; at += 1) tempered[at] = (tempered[at] ?? 0) / sum
  }
  return tempered
}

/** People by code, those of one code after the other: shapes codes + 1 and one place for each rating. */
interface ByCode {
  readonly starts: Uint32Array
  readonly people: Uint32Array
}

/** Who rated so, by code. One look at each rating. */
function byCodeOf({ people, codes, starts, cells }: Stances): ByCode {
  const ends = new Uint32Array(codes + 1)
  for (let at = 0; at < cells.length; at += 1) {
    const next = (cells[at] ?? 0) + 1
    ends[next] = (ends[next] ?? 0) + 1
  }
  for (let code = 1; code <= codes; code += 1) ends[code] = (ends[code] ?? 0) + (ends[code - 1] ?? 0)
  const [filled, who] = [ends.slice(), new Uint32Array(cells.length)]
  for (let person = 0; person < people; person += 1) {
    const end = starts[person + 1] ?? 0
    for (let at = starts[person] ?? 0; at < end; at += 1) {
      const code = cells[at] ?? 0
      const place = filled[code] ?? 0
      who[place] = person
      filled[code] = place + 1
    }
  }
  return { starts: ends, people: who }
}

/** Degrees summed by code and group. Shape codes · k. */
export function sumsOf(stances: Stances, degrees: Float64Array, k: number): Float64Array {
  return sumInto(new Float64Array(stances.codes * k), byCodeOf(stances), degrees, k)
}

/** Sums of two groups at a time, and of a last one alone: nothing waits for what was just written. */
function sumInto(sums: Float64Array, { starts, people }: ByCode, degrees: Float64Array, k: number): Float64Array {
  for (let code = 0; code + 1 < starts.length; code += 1) {
    const [from, end] = [starts[code] ?? 0, starts[code + 1] ?? 0]
    for (let group = 0; group + 1 < k; group += 2) {
      let one = 0
      let two = 0
      for (let at = from; at < end; at += 1) {
        const place = (people[at] ?? 0) * k + group
        one += degrees[place] ?? 0
        two += degrees[place + 1] ?? 0
      }
      sums[code * k + group] = one
      sums[code * k + group + 1] = two
    }
    if (k % 2 === 0) continue
    let last = 0
    for (let at = from; at < end; at += 1) last += degrees[(people[at] ?? 0) * k + k - 1] ?? 0
    sums[code * k + k - 1] = last
  }
  return sums
}

/**
 * Shares by code and group, each as a newcomer meets it and beside it without one rating of a full member. Shape codes · {@link widthOf}; for an odd k
 * ones fill it up, so that two groups are looked up at once.
 */
type GroupShares = Float64Array

/** Numbers of one code: two for each group, and for an even number of groups. */
function widthOf(k: number): number {
  return 2 * (k + (k & 1))
}

function groupShares(sums: Float64Array, shares: Float64Array, k: number, lean: number, into?: GroupShares): GroupShares {
  const width = widthOf(k)
  const table = into ?? new Float64Array(shares.length * width).fill(1)
  for (let code = 0; code < shares.length; code += 1) {
    const leaning = HALF + lean * (shares[code] ?? 0)
    for (let group = 0; group < k; group += 1) {
      const inside = sums[code * k + group] ?? 0
      const all = inside + (sums[(code ^ 1) * k + group] ?? 0) + lean + 2 * HALF
      const own = inside < 1 ? inside : 1
      table[code * width + 2 * group] = (inside + leaning) / all
      table[code * width + 2 * group + 1] = (inside - own + leaning) / (all - own)
    }
  }
  return table
}

function sizesBy(degrees: Float64Array, k: number): Float64Array {
  const sizes = new Float64Array(k)
  for (let base = 0; base < degrees.length; base += k)
    for (let group = 0; group < k; group += 1) sizes[group] = (sizes[group] ?? 0) + (degrees[base + group] ?? 0)
  return sizes
}

/** Shares multiplied before their logarithm is taken: none is below a millionth, so that so many stay far from nothing. */
const PRODUCT_MAX = 32

/** For each person the logarithm of how likely their ratings are in each group, their own part of its shares left out; in `likely`, people · k. */
function likelihoods(stances: Stances, shares: Float64Array, degrees: Float64Array, room: Room): Room {
  const { k, likely } = room
  const table = groupShares(sumInto(room.sums, room.byCode, degrees, k), shares, k, LEAN, room.table)
  for (let group = 0; group < k; group += 2) likelihoodsOfTwo(stances, table, degrees, k, group, likely)
  return room
}

/** The same for two groups, whose four products do not wait for each other. */
function likelihoodsOfTwo(
  { people, starts, cells }: Stances,
  table: GroupShares,
  degrees: Float64Array,
  k: number,
  group: number,
  likely: Float64Array,
): void {
  const [width, first, isTwo] = [widthOf(k), 2 * group, group + 1 < k]
  for (let person = 0; person < people; person += 1) {
    const end = starts[person + 1] ?? 0
    let newOne = 0
    let ownOne = 0
    let newTwo = 0
    let ownTwo = 0
    for (let at = starts[person] ?? 0; at < end;) {
      const stop = Math.min(end, at + PRODUCT_MAX)
      let a = 1
      let b = 1
      let c = 1
      let d = 1
      for (; at < stop; at += 1) {
        const place = (cells[at] ?? 0) * width + first
        a *= table[place] ?? 1
        b *= table[place + 1] ?? 1
        c *= table[place + 2] ?? 1
        d *= table[place + 3] ?? 1
      }
      newOne += Math.log(a)
      ownOne += Math.log(b)
      newTwo += Math.log(c)
      ownTwo += Math.log(d)
    }
    const base = person * k + group
    const one = degrees[base] ?? 0
    likely[base] = newOne + one * (ownOne - newOne)
    if (isTwo) likely[base + 1] = newTwo + (degrees[base + 1] ?? 0) * (ownTwo - newTwo)
  }
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
  for (let base = 0; base < likely.length; base += k)
    for (let group = 0; group < k; group += 1) {
      const own = (likely[base + group] ?? 0) - (means[group] ?? 0)
      likely[base + group] = own
      squares += own * own
    }
  const scale = squares === 0 ? 0 : apart / Math.sqrt(squares / likely.length)
  for (let at = 0; at < likely.length; at += 1) likely[at] = (likely[at] ?? 0) * scale
}

/** Turns logarithms of likelihoods into degrees; answers by how much they changed in all. */
function settleDegrees(likely: Float64Array, degrees: Float64Array, k: number): number {
  let changed = 0
  for (let base = 0; base < likely.length; base += k) {
    let most = -Infinity
    for (let at = base; at < base + k; at += 1) most = Math.max(most, likely[at] ?? 0)
    let sum = 0
    for (let at = base; at < base + k; at += 1) {
      const below = (likely[at] ?? 0) - most
      const degree = below < LOG_DEGREE_LEAST ? 0 : Math.exp(below)
      likely[at] = degree
      sum += degree
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
  const table = groupShares(sumsOf({ people, codes: shares.length, starts, cells }, degrees, k), shares, k, LEAN)
  const width = widthOf(k)
  let gain = 0
  for (let person = 0; person < people; person += 1) {
    const end = starts[person + 1] ?? 0
    for (let at = starts[person] ?? 0; at < end; at += 1) {
      const code = cells[at] ?? 0
      let unlikely = 0
      for (let group = 0; group < k; group += 1) {
        const degree = degrees[person * k + group] ?? 0
        if (degree === 0) continue
        const share = table[code * width + 2 * group] ?? 0
        unlikely += degree / (share + degree * ((table[code * width + 2 * group + 1] ?? 0) - share))
      }
      gain -= Math.log(unlikely * (shares[code] ?? 0))
    }
  }
  return gain
}

/**
 * Our groups: people belong where what they rated is most likely, and there are as many groups as predict best.
 * Every number of groups from one to five is fitted (`belonging.ts`) to nine tenths of the ratings and has to predict the rest. The smallest number is
 * taken that none above it beats by more than half a standard error, people counted as the witnesses; then it is fitted to all.
 * Nothing hangs on a seed, on earlier runs or on the order of rows: people are taken in an order that their ratings alone give.
 */
import { seededRandom } from '../seeded-random.ts'
import {
  CAUTION,
  fitBelonging,
  gainOf,
  gainsOnHidden,
  sharesOfAll,
  sumsOf,
  WHOLE,
  type Belonging,
  type Caution,
  type Effort,
  type Fold,
  type Stances,
} from './belonging.ts'
import type { Grouping } from './compatible-groups.ts'
import type { RatingMatrix } from './matrix.ts'
import { placeEverybody } from './place-everybody.ts'
import { rowsByContent } from './row-order.ts'

/** Groups that can still be told as a story. */
export const GROUPS_MAX = 5
/** A group is at least so many people, and at least this share of those who are fitted. */
export const GROUP_PEOPLE_LEAST = 5
const GROUP_SHARE_LEAST = 0.02
/** Standard errors by which one more group must predict better. */
const ERRORS_LEAST = 0.5
/** Parts into which ratings are drawn; one after the other is hidden until so many ratings have been fitted: small rooms need more witnesses. */
const FOLDS = 10
const CELLS_FOLDED = 60_000
/** More ratings than these are fitted by a part of the people, with so many; then everybody goes where their ratings are most likely. */
const CELLS_FITTED_MAX = 250_000
const CELLS_OF_PART = 40_000
/** Such a part is tried on one fold, with so many rounds: what predicts better shows long before a fit stands still. */
const FOLDS_OF_PART = 1
const TRYING: Effort = { growing: 8, settling: 12 }
/** Starts of the chosen number of groups, besides the one that was found when it was chosen. */
const STARTS = 2

/** What is tried of how cautious predictions have to be. */
const LEANS = [1, 2, 4]
const INDEPENDENCES = [0.5, 0.75, 1]

/** Our groups, and to which degree (0 to 1) each person belongs to each: k for each row one after the other, all 0 for nobody's. */
export interface OwnGrouping extends Grouping {
  readonly degrees: Float32Array
  /** As so many ratings, shares of a group lean on those of everybody when they predict. */
  readonly lean: number
}
interface Chosen {
  readonly k: number
  readonly degrees: Float64Array
  readonly caution: Caution
}

/** Groups the people who are in, largest first; `zeroed` columns count for nothing. */
export function ownGroups(matrix: RatingMatrix, isIn: Uint32Array, zeroed: Uint8Array, kMax = GROUPS_MAX): OwnGrouping {
  const part = partOf(matrix, rowsByContent(matrix, isIn))
  const stances = stancesOf(matrix, part, zeroed)
  const { caution, ...chosen } = choose(stances, kMax, part.length < isIn.length)
  return { lean: caution.lean, ...placeEverybody(matrix, isIn, zeroed, { ...chosen, part, stances, caution }) }
}

/** Everybody, or evenly spread people with about as many ratings as can be fitted. */
function partOf({ starts }: RatingMatrix, rows: Uint32Array): Uint32Array {
  const cells = rows.reduce((sum, row) => sum + (starts[row + 1] ?? 0) - (starts[row] ?? 0), 0)
  if (cells <= CELLS_FITTED_MAX) return rows
  const step = Math.ceil(cells / CELLS_OF_PART)
  return rows.filter((_, at) => at % step === 0)
}

/** Agrees and disagrees of these rows. A pass says little of where somebody stands, and much of how fast they go. */
function stancesOf({ starts, cells, statements }: RatingMatrix, rows: Uint32Array, zeroed: Uint8Array): Stances {
  const taken = new Uint32Array(rows.length + 1)
  const codes = new Uint16Array(rows.reduce((sum, row) => sum + (starts[row + 1] ?? 0) - (starts[row] ?? 0), 0))
  let filled = 0
  rows.forEach((row, person) => {
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const cell = cells[at] ?? 0
      const column = Math.floor(cell / 3)
      const kind = cell - 3 * column
      if (kind !== 1 && zeroed[column] !== 1) codes[filled++] = 2 * column + (kind >> 1)
    }
    taken[person + 1] = filled
  })
  return { people: rows.length, codes: 2 * statements, starts: taken, cells: codes.subarray(0, filled) }
}

function choose(stances: Stances, kMax: number, isPart: boolean): Chosen {
  const { people } = stances
  const least = Math.max(GROUP_PEOPLE_LEAST, Math.ceil(GROUP_SHARE_LEAST * people))
  const folds = foldsOf(stances).slice(0, isPart ? FOLDS_OF_PART : FOLDS)
  const effort = isPart ? TRYING : WHOLE
  const tried = Array.from({ length: Math.max(1, Math.min(kMax, Math.floor(people / least))) }, (_, at) =>
    tryOn(folds, people, at + 1, effort),
  )
  const best = tried.reduce((chosen, { gains }, at) => (predictsBetter(gains, tried[chosen]?.gains ?? gains) ? at : chosen), 0)
  const shares = sharesOfAll(stances)
  for (let k = best + 1; k > 1; k -= 1) {
    const fits = tried[k - 1]?.fits ?? []
    const found = bestOf(stances, shares, k, fits[0] ?? null)
    if (isLarge(found, least)) return { k, degrees: found.degrees, caution: cautionBy(folds, fits, k) }
  }
  return { k: Math.min(1, people), degrees: new Float64Array(people).fill(1), caution: CAUTION }
}

function foldsOf(stances: Stances): readonly Fold[] {
  if (stances.cells.length < FOLDS) return []
  return Array.from({ length: Math.min(FOLDS, Math.max(1, Math.round(CELLS_FOLDED / stances.cells.length))) }, (_, fold) =>
    hide(stances, fold),
  )
}

/** A number of groups fitted to what each fold shows, and what it predicts of the hidden ratings of each person. One group predicts what all do. */
interface Tried {
  readonly gains: Float64Array
  readonly fits: readonly Float64Array[]
}

function tryOn(folds: readonly Fold[], people: number, k: number, effort: Effort): Tried {
  const gains = new Float64Array(people)
  const fits = (k < 2 ? [] : folds).map((fold) => {
    const { degrees } = fitBelonging(fold.shown, fold.shares, nearlyEqual(people, k, 0), k, effort)
    gainsOnHidden(fold, { degrees, k }, CAUTION, sumsOf(fold.shown, degrees, k)).forEach(
      (gain, person) => (gains[person] = (gains[person] ?? 0) + gain),
    )
    return degrees
  })
  return { gains, fits }
}

/** The caution with which hidden ratings are predicted best. */
function cautionBy(folds: readonly Fold[], fits: readonly Float64Array[], k: number): Caution {
  const tries = LEANS.flatMap((lean) => INDEPENDENCES.map((independence): Caution => ({ lean, independence })))
  const sums = tries.map(() => 0)
  folds.forEach((fold, place) => {
    const belonging = { degrees: fits[place] ?? new Float64Array(), k }
    const shown = sumsOf(fold.shown, belonging.degrees, k)
    tries.forEach((caution, at) => {
      for (const gain of gainsOnHidden(fold, belonging, caution, shown)) sums[at] = (sums[at] ?? 0) + gain
    })
  })
  const best = sums.reduce((most, sum, at) => (sum > (sums[most] ?? 0) ? at : most), 0)
  return folds.length === 0 ? CAUTION : (tries[best] ?? CAUTION)
}

/** Hides one fold of the ratings; each rating is in one. */
function hide({ people, codes, starts, cells }: Stances, fold: number): Fold {
  const random = seededRandom(1)
  const make = (): { starts: Uint32Array; cells: Uint16Array } => ({
    starts: new Uint32Array(people + 1),
    cells: new Uint16Array(cells.length),
  })
  const [show, hid] = [make(), make()]
  let [shown, hidden] = [0, 0]
  for (let person = 0; person < people; person += 1) {
    const end = starts[person + 1] ?? 0
    for (let at = starts[person] ?? 0; at < end; at += 1) {
      if (random.below(FOLDS) === fold) hid.cells[hidden++] = cells[at] ?? 0
      else show.cells[shown++] = cells[at] ?? 0
    }
    show.starts[person + 1] = shown
    hid.starts[person + 1] = hidden
  }
  const part = { people, codes, starts: show.starts, cells: show.cells.subarray(0, shown) }
  return { shown: part, shares: sharesOfAll(part), hidden: { people, codes, starts: hid.starts, cells: hid.cells.subarray(0, hidden) } }
}

function predictsBetter(gains: Float64Array, before: Float64Array): boolean {
  let [sum, squares] = [0, 0]
  for (let person = 0; person < gains.length; person += 1) {
    const more = (gains[person] ?? 0) - (before[person] ?? 0)
    sum += more
    squares += more * more
  }
  return sum > ERRORS_LEAST * Math.sqrt(squares)
}

function bestOf(stances: Stances, shares: Float64Array, k: number, known: Float64Array | null): Belonging {
  const starts = known !== null && stances.cells.length > CELLS_FOLDED / 2 ? 0 : STARTS
  const found = Array.from({ length: starts }, (_, start) => fitBelonging(stances, shares, nearlyEqual(stances.people, k, start), k, WHOLE))
  if (known !== null) found.push(fitBelonging(stances, shares, known.slice(), k, { ...WHOLE, growing: 0 }))
  const gains = found.length < 2 ? [] : found.map((one) => gainOf(stances, shares, one))
  const best = gains.indexOf(Math.max(...gains))
  return found[Math.max(0, best)] ?? { k, degrees: nearlyEqual(stances.people, k, 0) }
}

/** A start in which everybody belongs to every group nearly alike. */
function nearlyEqual(people: number, k: number, start: number): Float64Array {
  const random = seededRandom(start)
  const degrees = Float64Array.from({ length: people * k }, () => 0.5 + random.next())
  for (let base = 0; base < degrees.length; base += k) {
    const sum = degrees.subarray(base, base + k).reduce((total, one) => total + one, 0)
    for (let group = 0; group < k; group += 1) degrees[base + group] = (degrees[base + group] ?? 0) / sum
  }
  return degrees
}

function isLarge({ degrees, k }: Belonging, least: number): boolean {
  const sizes = new Uint32Array(k)
  for (let base = 0; base < degrees.length; base += k) {
    let most = 0
    for (let group = 1; group < k; group += 1) if ((degrees[base + group] ?? 0) > (degrees[base + most] ?? 0)) most = group
    sizes[most] = (sizes[most] ?? 0) + 1
  }
  return sizes.every((size) => size >= least)
}

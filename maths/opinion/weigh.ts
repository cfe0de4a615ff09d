/** The whole chain of a weighing: axes, places, groups, what is representative of each, what all share, what to ask next. */
import { axesFromOnes, centre, extremities, mapFrame, ownAxes, placesOf, type MapFrame } from './axes.ts'
import { compatibleGroups, whoIsIn, type CompatibleGrouping, type Grouping } from './compatible-groups.ts'
import { groupConsensus, groupConsensusValue } from './consensus.ts'
import { countByGroup, countCells, countOf, type RatingMatrix, type StatementCount } from './matrix.ts'
import { ownGroups } from './own-groups.ts'
import { nextPriority } from './priority.ts'
import { representativeStatements, type Representative } from './representative.ts'

/** The way of Polis, with its faults, or ours. */
export type WeighingMode = 'polis' | 'entente'

/** What is weighed. `zeroed` and `meta` have one place for each column, 1 for yes. */
export interface Weighing {
  readonly matrix: RatingMatrix
  readonly zeroed: Uint8Array
  readonly meta: Uint8Array
}
/** How. `published`: take these groups (one for each row, null for nobody's) instead of finding any. `now`: milliseconds, for the times alone. */
export interface WeighSettings {
  readonly mode: WeighingMode
  readonly published: readonly (number | null)[] | null
  readonly now: () => number
}
/** A group: rows of its members, and what tells it apart. */
export interface WeighedGroup {
  readonly id: number
  readonly members: Uint32Array
  readonly representative: readonly Representative[]
}
/** Figures of one statement; consensus from 0 to 1, extremity and priority from 0. */
export interface WeighedStatement extends Omit<StatementCount, 'seen'> {
  readonly consensus: number
  /** The same exactly, as `48/85`. */
  readonly consensusFraction: string
  readonly extremity: number
  readonly priority: number
}
/** Everything a weighing says. Times in milliseconds. */
export interface Weighed {
  readonly mode: WeighingMode
  readonly isIn: number
  readonly groups: readonly WeighedGroup[]
  readonly statements: readonly WeighedStatement[]
  /** Places of people on the two axes, x and y one after the other: shape 2 · n. */
  readonly places: Float64Array
  /** What places were computed by. */
  readonly frame: MapFrame
  /** The group of each row, in the order of `groups`; -1 for nobody's. */
  readonly groupOf: Int8Array
  readonly baseClusters: number | null
  readonly silhouettes: Readonly<Record<number, number>> | null
  readonly ms: { readonly axes: number; readonly groups: number; readonly representative: number; readonly total: number }
}

/** Weighs. The same matrix gives the same answer. */
export function weigh({ matrix, zeroed, meta }: Weighing, { mode, published, now }: WeighSettings): Weighed {
  const times = [now()]
  const all = countCells(matrix)
  const ratings = centre(all, zeroed)
  const axes = mode === 'polis' ? axesFromOnes(matrix, ratings) : ownAxes(matrix, ratings)
  const frame = mapFrame(ratings, axes, zeroed)
  const places = placesOf(matrix, frame)
  times.push(now())
  const isIn = whoIsIn(matrix)
  const compatible = mode === 'polis' && published === null ? compatibleGroups(places, isIn) : null
  const found = published === null ? { ids: null, ...(compatible ?? ownGroups(matrix, isIn, zeroed)) } : publishedGroups(published)
  times.push(now())
  const counts = countByGroup(matrix, found.groups, found.k)
  const representative = representativeStatements(counts, found.sizes, zeroed, mode)
  const extremity = extremities(ratings, axes, zeroed)
  const statements = Array.from(zeroed, (_, column) => statementOf(all, counts, column, extremity[column] ?? 0, meta[column] === 1))
  const groups = membersOf(found).map((members, at) => ({ id: found.ids?.[at] ?? at, members, representative: representative[at] ?? [] }))
  times.push(now())
  const [start = 0, placed = 0, grouped = 0, end = 0] = times
  return {
    mode,
    isIn: found.sizes.reduce((sum, size) => sum + size, 0),
    groups,
    statements,
    places,
    frame,
    groupOf: found.groups,
    ...foundOnTheWay(compatible),
    ms: { axes: placed - start, groups: grouped - placed, representative: end - grouped, total: end - start },
  }
}

function foundOnTheWay(compatible: CompatibleGrouping | null): Pick<Weighed, 'baseClusters' | 'silhouettes'> {
  return { baseClusters: compatible?.baseClusters ?? null, silhouettes: compatible?.silhouettes ?? null }
}

function publishedGroups(published: readonly (number | null)[]): Grouping & { readonly ids: readonly number[] } {
  const ids = [...new Set(published.filter((id) => id !== null))].toSorted((a, b) => a - b)
  const groups = Int8Array.from(published, (id) => (id === null ? -1 : ids.indexOf(id)))
  return { ids, groups, k: ids.length, sizes: ids.map((id) => published.filter((one) => one === id).length) }
}

function membersOf({ groups, sizes }: Grouping): readonly Uint32Array[] {
  const members = sizes.map((size) => new Uint32Array(size))
  const filled = sizes.map(() => 0)
  groups.forEach((group, row) => {
    const list = members[group]
    if (list === undefined) return
    list[filled[group] ?? 0] = row
    filled[group] = (filled[group] ?? 0) + 1
  })
  return members
}

function statementOf(
  all: Float64Array,
  counts: readonly Float64Array[],
  column: number,
  extremity: number,
  isMeta: boolean,
): WeighedStatement {
  const count = countOf(all, column)
  const { numerator, denominator } = groupConsensus(counts, column)
  return {
    agrees: count.agrees,
    disagrees: count.disagrees,
    passes: count.passes,
    consensus: groupConsensusValue(counts, column),
    consensusFraction: `${numerator}/${denominator}`,
    extremity,
    priority: nextPriority(count, extremity, isMeta),
  }
}

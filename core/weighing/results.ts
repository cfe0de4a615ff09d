/** Everything a weighing says once it is counted: statements by class, groups of people who answered alike, and their map. */
import type { Json } from '../ledger/canonical-json.ts'
import { matrixOfRows } from '../../maths/opinion/matrix.ts'
import { weigh, type Weighed, type WeighedGroup } from '../../maths/opinion/weigh.ts'
import { likenessMap, type LikenessMap, type MapPerson } from './likeness-map.ts'
import { judgeStatement, RESULT_CLASSES, type StatementResult } from './result-classes.ts'
import { partSmall, type GroupAnswers } from './shown-groups.ts'

/**
 * Ratings in rows, one for each rater in a settled order. Shapes: `declared` n, `starts` n + 1, the others one place for each rating, by column inside
 * a row. `numbers`: the number of the statement in each column. `rating`: 1 agree, 0 pass, -1 disagree. `important`: 1 for marked.
 */
export interface RatedRows {
  readonly numbers: readonly number[]
  readonly declared: readonly (string | null)[]
  readonly starts: Uint32Array
  readonly columns: Uint16Array
  readonly ratings: Int8Array
  readonly important: Uint8Array
}
/** A statement with what came of it. */
export interface ResultOfStatement extends StatementResult {
  readonly number: number
}
/** What tells a group of alike people apart: agreement inside and among the others, as counts of agree of agree and disagree. */
export interface Telling {
  readonly number: number
  readonly isMore: boolean
  readonly inside: readonly [agrees: number, cast: number]
  readonly others: readonly [agrees: number, cast: number]
}
/** People who answered alike. `declared`: of which stakeholder groups; `togetherPeople` of those too small to be shown apart. */
export interface AlikeGroup {
  readonly people: number
  readonly declared: readonly { readonly group: string | null; readonly people: number }[]
  readonly togetherPeople: number
  readonly telling: readonly Telling[]
}
/** The results of a weighing. */
export interface WeighingResults {
  readonly people: number
  readonly ratings: number
  /** In the order of classes, the most balanced first, then by number. */
  readonly statements: readonly ResultOfStatement[]
  readonly alike: readonly AlikeGroup[]
  /** People who answered too little to be placed. */
  readonly unplaced: number
  readonly map: LikenessMap
  /** Statements that every alike group agrees with, those that hold most first. */
  readonly shared: readonly { readonly number: number; readonly shares: readonly (readonly [agrees: number, cast: number])[] }[]
}

/** How results are counted; a new name whenever the same ratings would give other results. */
export const COUNT_METHOD = 'entente-1'
/** Start of the draws of chance inside the count: the same for every weighing, so that nobody chooses among outcomes. */
export const COUNT_SEED = 1

/** The counts that results rest on, in whole numbers alone: anybody who has the published results can digest them. */
export function countsOf(results: WeighingResults): Json {
  return {
    people: results.people,
    ratings: results.ratings,
    statements: results.statements
      .toSorted((a, b) => a.number - b.number)
      .map(({ number, class: name, rows }) => ({
        number,
        class: name,
        rows: rows.map(({ groups, agrees, disagrees, passes, important }) => ({ groups, agrees, disagrees, passes, important })),
      })),
    alike: results.alike.map(({ people, telling }) => ({
      people,
      telling: telling.map(({ number, isMore, inside, others }) => ({ number, isMore, inside, others })),
    })),
  }
}

/** Statements shown as shared by all alike groups. */
const SHARED_MAX = 5

/** Counts and judges. The same rows give the same results. Cost: that of `weigh`, and one look at each rating. */
export function weighingResults(rows: RatedRows): WeighingResults {
  const people = rows.declared.length
  const matrix = matrixOfRows(rows.starts, Uint16Array.from(rows.columns), rows.ratings, rows.numbers.length)
  const none = new Uint8Array(rows.numbers.length)
  const weighed = weigh({ matrix, zeroed: none, meta: none }, { mode: 'entente', published: null, now: () => 0 })
  const groupOf = new Int8Array(people).fill(-1)
  weighed.groups.forEach(({ members }, at) => members.forEach((row) => (groupOf[row] = at)))
  const persons = Array.from({ length: people }, (_, row): MapPerson => personOf(weighed, groupOf, rows, row)).filter(
    ({ group }) => group >= 0,
  )
  const alikeCounts = countCast(rows, groupOf, weighed.groups.length)
  return {
    people,
    ratings: rows.ratings.length,
    statements: inOrder(judgeAll(rows)),
    alike: weighed.groups.map((group, at) => alikeGroup(group, at, alikeCounts, rows, shownGroupsOf(persons))),
    unplaced: people - persons.length,
    map: likenessMap(persons),
    shared: weighed.groups.length < 2 ? [] : sharedByAll(weighed, alikeCounts, rows.numbers),
  }
}

function personOf({ places }: Weighed, groupOf: Int8Array, { declared }: RatedRows, row: number): MapPerson {
  return { x: places[2 * row] ?? 0, y: places[2 * row + 1] ?? 0, group: groupOf[row] ?? -1, declared: declared[row] ?? null }
}

/** Answers of every stakeholder group to every statement, judged. */
function judgeAll({ numbers, declared, starts, columns, ratings, important }: RatedRows): ResultOfStatement[] {
  const groups = [...new Set(declared)]
  const width = 4 * numbers.length
  const counts = new Uint32Array(groups.length * width)
  declared.forEach((group, row) => {
    const base = groups.indexOf(group) * width
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const cell = base + 4 * (columns[at] ?? 0)
      const kind = cell + 1 - (ratings[at] ?? 0)
      counts[kind] = (counts[kind] ?? 0) + 1
      counts[cell + 3] = (counts[cell + 3] ?? 0) + (important[at] ?? 0)
    }
  })
  return numbers.map((number, column) => {
    const answers = groups.map((group, at): GroupAnswers => {
      const [agrees = 0, passes = 0, disagrees = 0, marked = 0] = counts.subarray(at * width + 4 * column)
      return { group, agrees, disagrees, passes, important: marked }
    })
    return { number, ...judgeStatement(answers, declared.length) }
  })
}

function inOrder(statements: readonly ResultOfStatement[]): readonly ResultOfStatement[] {
  return statements.toSorted(
    (a, b) =>
      RESULT_CLASSES.indexOf(a.class) - RESULT_CLASSES.indexOf(b.class) || (b.balanced ?? 0) - (a.balanced ?? 0) || a.number - b.number,
  )
}

/** Agrees, and agrees with disagrees, of each alike group: shape k · m · 2. */
function countCast({ numbers, starts, columns, ratings }: RatedRows, groupOf: Int8Array, k: number): Uint32Array {
  const counts = new Uint32Array(2 * k * numbers.length)
  groupOf.forEach((group, row) => {
    if (group < 0) return
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at += 1) {
      const rating = ratings[at] ?? 0
      if (rating === 0) continue
      const cell = 2 * (group * numbers.length + (columns[at] ?? 0))
      counts[cell] = (counts[cell] ?? 0) + (rating === 1 ? 1 : 0)
      counts[cell + 1] = (counts[cell + 1] ?? 0) + 1
    }
  })
  return counts
}

function castOf(counts: Uint32Array, statements: number, group: number, column: number): readonly [number, number] {
  const cell = 2 * (group * statements + column)
  return [counts[cell] ?? 0, counts[cell + 1] ?? 0]
}

/** Stakeholder groups that the map rules; the list beside it says the same. */
function shownGroupsOf(persons: readonly MapPerson[]): readonly (string | null)[] {
  const { apart } = partSmall([...Map.groupBy(persons, ({ declared }) => declared)], ([, members]) => members.length)
  return apart.map(([group]) => group)
}

function alikeGroup(
  { members, representative }: WeighedGroup,
  at: number,
  counts: Uint32Array,
  rows: RatedRows,
  shown: readonly (string | null)[],
): AlikeGroup {
  const statements = rows.numbers.length
  const k = counts.length / (2 * statements)
  const inside = Map.groupBy(members, (row) => rows.declared[row] ?? null)
  const declared = shown.map((group) => ({ group, people: inside.get(group)?.length ?? 0 })).filter(({ people }) => people > 0)
  return {
    people: members.length,
    declared,
    togetherPeople: members.length - declared.reduce((sum, { people }) => sum + people, 0),
    telling: representative.map(({ column, direction }) => {
      const others = Array.from({ length: k }, (_, group) => (group === at ? [0, 0] : castOf(counts, statements, group, column)))
      return {
        number: rows.numbers[column] ?? 0,
        isMore: direction === 'agree',
        inside: castOf(counts, statements, at, column),
        others: [others.reduce((sum, [agrees = 0]) => sum + agrees, 0), others.reduce((sum, [, cast = 0]) => sum + cast, 0)],
      }
    }),
  }
}

/** More than half of those who agree or disagree, in each alike group; by group-informed consensus. */
function sharedByAll({ groups, statements }: Weighed, counts: Uint32Array, numbers: readonly number[]): WeighingResults['shared'] {
  return numbers
    .map((number, column) => ({
      number,
      consensus: statements[column]?.consensus ?? 0,
      shares: groups.map((_, at) => castOf(counts, numbers.length, at, column)),
    }))
    .filter(({ shares }) => shares.every(([agrees, cast]) => 2 * agrees > cast))
    .toSorted((a, b) => b.consensus - a.consensus || a.number - b.number)
    .slice(0, SHARED_MAX)
    .map(({ number, shares }) => ({ number, shares }))
}

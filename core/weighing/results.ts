/** Everything a weighing says once it is counted: statements by class, groups of people who answered alike, and their map. */
import type { Json } from '../ledger/canonical-json.ts'
import type { StatementCount } from '../../maths/opinion/matrix.ts'
import type { Weighed, WeighedGroup } from '../../maths/opinion/weigh.ts'
import { likenessMap, type LikenessMap, type MapPerson } from './likeness-map.ts'
import { RESULT_CLASSES, type StatementResult } from './result-classes.ts'
import { partSmall } from './shown-groups.ts'

/**
 * Ratings in rows, one for each rater in a settled order. Shapes: `raters` and `declared` n, `starts` n + 1, the others one place for each rating, by column inside
 * a row. `numbers`: the number of the statement in each column. `rating`: 1 agree, 0 pass, -1 disagree. `important`: 1 for marked.
 */
export interface RatedRows {
  readonly numbers: readonly number[]
  readonly raters: readonly string[]
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
/** The place of one person. */
export interface PlaceOf {
  readonly rater: string
  readonly x: number
  readonly y: number
  readonly group: number
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
  /** Where each person who was placed stands, and in which alike group: kept beside the ratings, and shown to nobody but themselves. */
  readonly places: readonly PlaceOf[]
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

/** What results are put together from. Shapes: one of `raters` and `declared` for each row, one of `statements` for each column, not in any order. */
export interface Counted {
  readonly numbers: readonly number[]
  readonly raters: readonly string[]
  readonly declared: readonly (string | null)[]
  readonly ratings: number
  readonly statements: readonly ResultOfStatement[]
  /** What was found by the ratings of now, or of a moment ago. */
  readonly weighed: Weighed
  readonly person: (row: number) => { readonly x: number; readonly y: number; readonly group: number }
  /** Ratings of one column inside one of the groups that were found. */
  readonly count: (column: number, group: number) => StatementCount
}

/** Puts results together. Cost: sorting statements and people. */
export function resultsOf(counted: Counted): WeighingResults {
  const { numbers, raters, declared, ratings, statements, weighed, person } = counted
  const persons = declared
    .map((group, row): MapPerson & { readonly rater: string } => ({ ...person(row), declared: group, rater: raters[row] ?? '' }))
    .filter(({ group }) => group >= 0)
  const { map, places } = likenessMap(persons)
  const shown = shownGroupsOf(persons)
  const castIn: CastIn = (group, column) => {
    const { agrees, disagrees } = counted.count(column, group)
    return [agrees, agrees + disagrees]
  }
  return {
    people: declared.length,
    ratings,
    statements: inOrder(statements),
    alike: weighed.groups.map((group, at) => alikeGroup(group, at, castIn, counted, shown)),
    unplaced: declared.length - persons.length,
    map,
    places: persons.map(({ rater, group }, at) => ({ rater, group, x: places[at]?.x ?? 0, y: places[at]?.y ?? 0 })),
    shared: weighed.groups.length < 2 ? [] : sharedByAll(weighed, castIn, numbers),
  }
}

/** Agrees, and agrees with disagrees, of one alike group. */
type CastIn = (group: number, column: number) => readonly [agrees: number, cast: number]

function inOrder(statements: readonly ResultOfStatement[]): readonly ResultOfStatement[] {
  return statements.toSorted(
    (a, b) =>
      RESULT_CLASSES.indexOf(a.class) - RESULT_CLASSES.indexOf(b.class) || (b.balanced ?? 0) - (a.balanced ?? 0) || a.number - b.number,
  )
}

/** Stakeholder groups that the map rules; the list beside it says the same. */
function shownGroupsOf(persons: readonly MapPerson[]): readonly (string | null)[] {
  const { apart } = partSmall([...Map.groupBy(persons, ({ declared }) => declared)], ([, members]) => members.length)
  return apart.map(([group]) => group)
}

function alikeGroup(
  { members, representative }: WeighedGroup,
  at: number,
  castIn: CastIn,
  { declared: declaredOf, numbers, weighed }: Counted,
  shown: readonly (string | null)[],
): AlikeGroup {
  const inside = Map.groupBy(members, (row) => declaredOf[row] ?? null)
  const declared = shown.map((group) => ({ group, people: inside.get(group)?.length ?? 0 })).filter(({ people }) => people > 0)
  return {
    people: members.length,
    declared,
    togetherPeople: members.length - declared.reduce((sum, { people }) => sum + people, 0),
    telling: representative.map(({ column, direction }) => {
      const others = weighed.groups.map((_, group) => (group === at ? ([0, 0] as const) : castIn(group, column)))
      return {
        number: numbers[column] ?? 0,
        isMore: direction === 'agree',
        inside: castIn(at, column),
        others: [others.reduce((sum, [agrees]) => sum + agrees, 0), others.reduce((sum, [, cast]) => sum + cast, 0)],
      }
    }),
  }
}

/** More than half of those who agree or disagree, in each alike group; by group-informed consensus. */
function sharedByAll({ groups, statements }: Weighed, castIn: CastIn, numbers: readonly number[]): WeighingResults['shared'] {
  return numbers
    .map((number, column) => ({
      number,
      consensus: statements[column]?.consensus ?? 0,
      shares: groups.map((_, at) => castIn(at, column)),
    }))
    .filter(({ shares }) => shares.every(([agrees, cast]) => 2 * agrees > cast))
    .toSorted((a, b) => b.consensus - a.consensus || a.number - b.number)
    .slice(0, SHARED_MAX)
    .map(({ number, shares }) => ({ number, shares }))
}

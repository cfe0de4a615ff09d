/** Weighing: real sets by how well groups predict hidden ratings, and how long the whole chain takes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readParticipants, readStatements } from '../core/opinions/read-polis.ts'
import { weighingOf, type ReadWeighing } from '../core/opinions/weighing-files.ts'
import { axesFromOnes, centreOf, mapFrame, placesOf } from '../maths/opinion/axes.ts'
import { compatibleGroups, whoIsIn } from '../maths/opinion/compatible-groups.ts'
import { matrixOfCells, type Rating, type RatingMatrix } from '../maths/opinion/matrix.ts'
import { ownGroups } from '../maths/opinion/own-groups.ts'
import { hideRatings, lossReduction, lossReductionByDegrees } from '../maths/opinion/prediction.ts'
import { adjustedRandIndex } from '../maths/opinion/rand-index.ts'
import { RunningWeighing } from '../maths/opinion/running-weighing.ts'
import { weigh } from '../maths/opinion/weigh.ts'
import { seededRandom, shuffle } from '../maths/seeded-random.ts'
import { weighingSpeed } from './weighing-speed.ts'
import type { Figure } from './figures.ts'

const FOLDER = join(import.meta.dirname, '../../shared/opinion/data')
const SPLITS = 5

/** The mean fall of the log-loss over all sets, beside that of the compatible mode, and the slowest whole chain. */
export async function weighing(): Promise<Figure[]> {
  return [...realSets(), ...(await weighingSpeed())]
}

function realSets(): Figure[] {
  if (!existsSync(FOLDER)) {
    console.log('skipped: weighing of real sets, because the data are not beside this checkout')
    return []
  }
  const sets = readdirSync(FOLDER).map(load)
  const reductions = sets.map(reductionsOf)
  const times = sets.map((set) => weigh(set, { mode: 'entente', published: null, now: () => performance.now() }).ms.total)
  const mean = (values: readonly number[]): number => (100 * values.reduce((sum, value) => sum + value, 0)) / values.length
  return [
    {
      name: 'weighing: log-loss of hidden ratings less by, own groups',
      value: mean(reductions.map(({ ownByDegrees }) => ownByDegrees)),
      unit: '%',
      least: 15.5,
    },
    { name: 'weighing: the same, each person in one group alone', value: mean(reductions.map(({ own }) => own)), unit: '%' },
    {
      name: 'weighing: sets where own groups predict better than those of Polis',
      value: reductions.filter(({ ownByDegrees, compatible }) => ownByDegrees > compatible).length,
      unit: `of ${sets.length}`,
      least: sets.length,
    },
    { name: 'weighing: the same, groups as Polis finds them', value: mean(reductions.map(({ compatible }) => compatible)), unit: '%' },
    { name: 'weighing: slowest whole chain of a real set', value: Math.max(...times), unit: 'ms' },
    {
      name: 'weighing: own groups in another order of rows, and by another arrival and recomputations on the way, adjusted Rand index (least)',
      value: Math.min(...sets.flatMap(otherRuns)),
      unit: '',
      least: 0.95,
    },
    { name: 'weighing: the same with statements numbered otherwise (mean)', value: meanOf(sets.map(renumbered)), unit: '' },
    {
      name: 'weighing: own groups without a tenth of the people, adjusted Rand index (mean)',
      value: meanOf(sets.map(withoutSome)),
      unit: '',
    },
  ]
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Groups when people stand in another order, and when they came one after the other to a weighing that was computed anew three times on the way. */
function otherRuns({ matrix, zeroed }: ReadWeighing): number[] {
  const { groups } = ownGroups(matrix, whoIsIn(matrix), zeroed)
  const order = shuffle([...Array.from({ length: matrix.participants }).keys()], seededRandom(2))
  const there = withRows(matrix, order)
  const here = ownGroups(there, whoIsIn(there), zeroed).groups
  const begun = Math.floor(order.length / 2)
  const running = new RunningWeighing(withRows(matrix, order.slice(0, begun)), zeroed, () => 0)
  order.slice(begun).forEach((row, at) => {
    const person = running.addPerson()
    for (const code of shuffle([...rowOf(matrix, row)], seededRandom(row))) running.rate(person, Math.floor(code / 3), ratingOf(code))
    if (at % Math.ceil(order.length / 6) === 0) running.refresh(() => 0)
  })
  const arrived = running.refresh(() => 0).groupOf
  return [here, arrived].map((run) =>
    adjustedRandIndex(
      order.map((row) => groups[row] ?? -1),
      run,
    ),
  )
}

/** Groups when statements have other numbers: our starts hang on these, and what they find should not. */
function renumbered({ matrix, zeroed }: ReadWeighing): number {
  const numbers = shuffle(
    new Uint16Array(matrix.statements).map((_, column) => column),
    seededRandom(2),
  )
  const [cells, out] = [new Uint16Array(matrix.cells.length), new Uint8Array(zeroed.length)]
  numbers.forEach((number, column) => (out[number] = zeroed[column] ?? 0))
  for (let row = 0; row < matrix.participants; row += 1)
    cells.set(
      rowOf(matrix, row)
        .map((code) => 3 * (numbers[Math.floor(code / 3)] ?? 0) + (code % 3))
        .toSorted(),
      matrix.starts[row] ?? 0,
    )
  const isIn = whoIsIn(matrix)
  return adjustedRandIndex(ownGroups(matrix, isIn, zeroed).groups, ownGroups({ ...matrix, cells }, isIn, out).groups)
}

/** How alike the groups of nine tenths of the people are to those of all. */
function withoutSome({ matrix, zeroed }: ReadWeighing): number {
  const [random, isIn] = [seededRandom(1), whoIsIn(matrix)]
  const stay = isIn.filter(() => random.next() < 0.9)
  return adjustedRandIndex(ownGroups(matrix, isIn, zeroed).groups, ownGroups(matrix, stay, zeroed).groups)
}

function rowOf({ starts, cells }: RatingMatrix, row: number): Uint16Array {
  return cells.subarray(starts[row] ?? 0, starts[row + 1] ?? 0)
}

function ratingOf(code: number): Rating {
  return code % 3 === 2 ? 1 : code % 3 === 1 ? 0 : -1
}

function withRows(matrix: RatingMatrix, rows: readonly number[]): RatingMatrix {
  return matrixOfCells(
    rows.map((row) => Array.from(rowOf(matrix, row), (code) => ({ column: Math.floor(code / 3), rating: ratingOf(code) }))),
    matrix.statements,
  )
}

function load(set: string): ReadWeighing {
  const text = (name: string): string => readFileSync(join(FOLDER, set, name), 'utf8')
  const [participants, statements] = [readParticipants(text('participants-votes.csv')), readStatements(text('comments.csv'))]
  if (!participants.ok || !statements.ok) throw new Error(`the set ${set} has broken rows`)
  return weighingOf(null, participants.value, statements.value)
}

interface Reductions {
  /** Our groups by the shares of each alone, as the compatible mode is measured; and by degrees of belonging. */
  readonly own: number
  readonly ownByDegrees: number
  readonly compatible: number
}

function reductionsOf({ matrix, zeroed }: ReadWeighing): Reductions {
  let [own, ownByDegrees, compatible] = [0, 0, 0]
  for (let seed = 1; seed <= SPLITS; seed += 1) {
    const split = hideRatings(matrix, seed)
    const ratings = centreOf(split.shown, zeroed)
    const isIn = whoIsIn(split.shown)
    const ours = ownGroups(split.shown, isIn, zeroed)
    const theirs = compatibleGroups(placesOf(split.shown, mapFrame(ratings, axesFromOnes(split.shown, ratings), zeroed)), isIn)
    own += lossReduction(split, ours.groups, ours.k, zeroed) / SPLITS
    ownByDegrees += lossReductionByDegrees(split, ours, zeroed) / SPLITS
    compatible += lossReduction(split, theirs.groups, theirs.k, zeroed) / SPLITS
  }
  return { own, ownByDegrees, compatible }
}

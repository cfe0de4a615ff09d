/** Weighing: real sets by how well groups predict hidden ratings, and how long the whole chain takes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readParticipants, readStatements } from '../core/opinions/read-polis.ts'
import { weighingOf, type ReadWeighing } from '../core/opinions/weighing-files.ts'
import { axesFromOnes, centreOf, mapFrame, placesOf } from '../maths/opinion/axes.ts'
import { compatibleGroups, whoIsIn } from '../maths/opinion/compatible-groups.ts'
import { ownGroups } from '../maths/opinion/own-groups.ts'
import { hideRatings, lossReduction, lossReductionByDegrees } from '../maths/opinion/prediction.ts'
import { adjustedRandIndex } from '../maths/opinion/rand-index.ts'
import { weigh } from '../maths/opinion/weigh.ts'
import { seededRandom } from '../maths/seeded-random.ts'
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
    { name: 'weighing: own groups without a tenth of the people, adjusted Rand index (mean)', value: stability(sets), unit: '' },
  ]
}

/** How alike the groups of nine tenths of the people are to those of all; nothing else can change them. */
function stability(sets: readonly ReadWeighing[]): number {
  const indices = sets.map(({ matrix, zeroed }) => {
    const [random, isIn] = [seededRandom(1), whoIsIn(matrix)]
    const stay = isIn.filter(() => random.next() < 0.9)
    return adjustedRandIndex(ownGroups(matrix, isIn, zeroed).groups, ownGroups(matrix, stay, zeroed).groups)
  })
  return indices.reduce((sum, index) => sum + index, 0) / indices.length
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

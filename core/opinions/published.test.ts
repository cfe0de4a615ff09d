import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { axesFromOnes, centreOf, mapFrame, placesOf } from '../../maths/opinion/axes.ts'
import { compatibleGroups, whoIsIn } from '../../maths/opinion/compatible-groups.ts'
import { groupConsensus } from '../../maths/opinion/consensus.ts'
import { countByGroup, countCells, countOf } from '../../maths/opinion/matrix.ts'
import { overallConsensus, representativeStatements, type Representative } from '../../maths/opinion/representative.ts'
import { readGivenRatings, readParticipants, readStatements } from './read-polis.ts'
import type { Read } from './trouble.ts'
import { weighingOf, type ReadWeighing } from './weighing-files.ts'

const FOLDER = join(import.meta.dirname, '../../../shared/opinion')
const isThere = existsSync(FOLDER)
const sets = isThere ? readdirSync(join(FOLDER, 'data')) : []

function valueOf<T>(read: Read<T>): T {
  if (!read.ok) throw new Error(JSON.stringify(read.troubles.slice(0, 3)))
  return read.value
}
function load(set: string): ReadWeighing {
  const at = (name: string): string => join(FOLDER, 'data', set, name)
  const given = existsSync(at('votes.csv')) ? valueOf(readGivenRatings(readFileSync(at('votes.csv'), 'utf8'))) : null
  return weighingOf(
    given,
    valueOf(readParticipants(readFileSync(at('participants-votes.csv'), 'utf8'))),
    valueOf(readStatements(readFileSync(at('comments.csv'), 'utf8'))),
  )
}

describe.skipIf(!isThere)(
  `published figures of real weighings${isThere ? '' : ' (skipped: the data are not beside this checkout)'}`,
  () => {
    it.each(sets)('%s: counts, consensus and representative statements are the expected ones', (set) => {
      const expected = JSON.parse(readFileSync(join(FOLDER, 'expected', `${set}.json`), 'utf8'))
      const weighing = load(set)
      const { matrix, statementIds } = weighing
      const counts = countCells(matrix)
      const all = statementIds.map((_, column) => countOf(counts, column))
      const sum = (of: 'agrees' | 'disagrees' | 'passes'): number => all.reduce((total, count) => total + count[of], 0)
      const names = ['participants', 'statements', 'votes', 'agree', 'disagree', 'passes', 'statements_without_votes']
      expect([
        matrix.participants,
        matrix.statements,
        matrix.cells.length,
        sum('agrees'),
        sum('disagrees'),
        sum('passes'),
        weighing.unrated.length,
      ]).toEqual(names.map((name) => expected.matrix[name]))
      const ids = Object.keys(expected.published_groups).map(Number)
      const groups = Int8Array.from(weighing.published, (group) => (group === null ? -1 : ids.indexOf(group)))
      const byGroup = countByGroup(matrix, groups, ids.length)
      const lines = statementIds.map((id, column) => {
        const { numerator, denominator } = groupConsensus(byGroup, column)
        return `${id} ${numerator}/${denominator}`
      })
      expect(createHash('sha256').update(lines.join('\n')).digest('hex')).toBe(expected.consensus.all_sha256)
      const sizes = ids.map((_, at) => groups.filter((group) => group === at).length)
      expect(sizes).toEqual(Object.values(expected.published_groups))
      const representative = representativeStatements(byGroup, sizes, weighing.zeroed, 'polis')
      ids.forEach((id, at) => {
        expect(representative[at]?.map((one) => asExpected(one, statementIds))).toEqual(expected.representative[id].map(rounded))
      })
      const overall = overallConsensus(counts, weighing.zeroed)
      for (const way of ['agree', 'disagree'] as const)
        expect(overall[way].map(({ column }) => statementIds[column])).toEqual(
          expected.overall_consensus[way].map(({ tid }: { tid: number }) => tid),
        )
    })
    it.each(sets)('%s: the compatible mode finds the groups of a cold start', (set) => {
      const expected = JSON.parse(readFileSync(join(FOLDER, 'expected/approx', `${set}.json`), 'utf8'))
      const { matrix, zeroed } = load(set)
      const ratings = centreOf(matrix, zeroed)
      const isIn = whoIsIn(matrix)
      const found = compatibleGroups(placesOf(matrix, mapFrame(ratings, axesFromOnes(matrix, ratings), zeroed)), isIn)
      expect([isIn.length, found.k, found.sizes, found.baseClusters]).toEqual([
        expected.in_conv,
        expected.k,
        expected.sizes,
        expected.base_clusters,
      ])
      for (const [k, value] of Object.entries(expected.silhouettes)) expect(found.silhouettes[Number(k)]).toBeCloseTo(Number(value), 5)
    })
  },
)

function asExpected(one: Representative, statementIds: readonly number[]): object {
  return rounded({
    best_agree: one.isBestAgree,
    n_success: one.successes,
    n_trials: one.trials,
    p_success: one.probability,
    p_test: one.probabilityTest,
    repful_for: one.direction,
    repness: one.ratio,
    repness_test: one.ratioTest,
    tid: statementIds[one.column],
  })
}
function rounded(of: object): object {
  return Object.fromEntries(
    Object.entries(of).map(([key, value]) => [key, typeof value === 'number' ? Number(value.toPrecision(9)) : value]),
  )
}

/** Weighs a folder of plain arrays in a process of its own and prints, as JSON, seconds of the processor for the whole chain and the most memory. */
import { readMatrixFolder } from '../cli/matrix-folder.ts'
import { RunningWeighing } from '../maths/opinion/running-weighing.ts'
import { weigh, type WeighingMode } from '../maths/opinion/weigh.ts'
import { seededRandom } from '../maths/seeded-random.ts'

/** Runs of ours: in the first ones the code is compiled, as the reference comes compiled. The fewer ratings, the more runs that takes. */
const RUNS_MAX = 12
const RATINGS_OF_RUNS = 20_000_000
/** Single ratings that are timed in a running weighing. */
const SINGLE = 2_000

const [, , folder = '', mode = 'entente'] = process.argv
const weighing = await readMatrixFolder(folder)
const { matrix, zeroed } = weighing
const now = (): number => process.cpuUsage().user / 1_000
const runs = Math.max(2, Math.min(RUNS_MAX, Math.ceil(RATINGS_OF_RUNS / matrix.cells.length)))
const ways: WeighingMode = mode === 'polis' ? 'polis' : 'entente'
const times = Array.from({ length: runs }, () => weigh(weighing, { mode: ways, published: null, now }).ms.total / 1_000)
const peakBytes = process.resourceUsage().maxRSS * 1_024
console.log(JSON.stringify({ cpuSeconds: Math.min(...times), peakBytes, slowestRatingMs: mode === 'single' ? slowestRating() : null }))

/** The most processor time that one more rating took: counts, place and whether axes are due. */
function slowestRating(): number {
  const running = new RunningWeighing(matrix, zeroed, now)
  const random = seededRandom(3)
  let due = 0
  const costs = Array.from({ length: SINGLE }, () => {
    const begun = process.threadCpuUsage().user
    running.rate(random.below(matrix.participants), random.below(matrix.statements), random.next() < 0.5 ? 1 : -1)
    due += running.isDue ? 1 : 0
    return (process.threadCpuUsage().user - begun) / 1_000
  })
  if (due > 0) console.error(`axes were due after ${SINGLE - due} ratings`)
  return Math.max(...costs)
}

/** Weighing of planted matrices beside the same chain in SciPy and scikit-learn, in one run: time of the processor on one thread, and memory. */
import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePlantedMatrix } from './planted-matrix.ts'
import type { Figure } from './figures.ts'

/** Planted matrices that others publish figures of; where their generator is not beside this checkout, ours of the same size. */
const GENERATOR = join(import.meta.dirname, '../../shared/opinion/make-synthetic.mjs')
const ONCE = join(import.meta.dirname, 'weighing-once.ts')
const REFERENCE = join(import.meta.dirname, 'weighing-reference.py')
const SIZES = [
  { people: 10_000, statements: 1_004 },
  { people: 100_000, statements: 2_004 },
  { people: 1_000_000, statements: 5_022 },
]
/** One more rating in a running weighing is measured at this size. */
const SINGLE_PEOPLE = 100_000

interface Measured {
  readonly cpuSeconds: number
  readonly peakBytes: number
}

/** Seconds and bytes of both and their ratios; ours alone where Python or its packages are missing. */
export async function weighingSpeed(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of SIZES) {
    const folder = await mkdtemp(join(tmpdir(), 'weighing-'))
    try {
      if (existsSync(GENERATOR))
        execFileSync(process.execPath, [realpathSync(GENERATOR), folder, String(size.people), String(size.statements), '4', '7'])
      else await writePlantedMatrix(folder, size.people, size.statements)
      figures.push(...besideReference(folder, `weighing: ${size.people} people, ${size.statements} statements`))
      if (size.people === SINGLE_PEOPLE) figures.push(...oneMore(folder))
    } finally {
      await rm(folder, { recursive: true })
    }
  }
  return figures
}

function besideReference(folder: string, name: string): Figure[] {
  const ours = ourFigures(folder, 'entente')
  const figures: Figure[] = [
    { name, value: ours.cpuSeconds, unit: 's cpu' },
    { name: `${name}, memory`, value: ours.peakBytes / 1e6, unit: 'MB' },
  ]
  const theirs = referenceFigures(folder)
  if (theirs === null) return figures
  return [
    ...figures,
    { name: `${name}, scikit-learn`, value: theirs.cpuSeconds, unit: 's cpu' },
    { name: `${name}, ours by theirs`, value: ours.cpuSeconds / theirs.cpuSeconds, unit: 'times', most: 0.5 },
    { name: `${name}, memory, ours by theirs`, value: ours.peakBytes / theirs.peakBytes, unit: 'times' },
  ]
}

/** A running weighing, and the compatible mode, which nobody runs at a million. */
function oneMore(folder: string): Figure[] {
  const { slowestRatingMs } = ourFigures(folder, 'single')
  return [
    { name: `weighing: one more rating among ${SINGLE_PEOPLE} people, slowest`, value: slowestRatingMs ?? 0, unit: 'ms cpu', most: 10 },
    { name: `weighing: ${SINGLE_PEOPLE} people in the compatible mode`, value: ourFigures(folder, 'polis').cpuSeconds, unit: 's cpu' },
  ]
}

function ourFigures(folder: string, mode: 'entente' | 'polis' | 'single'): Measured & { readonly slowestRatingMs: number | null } {
  const text = execFileSync(process.execPath, [ONCE, folder, mode], { encoding: 'utf8' })
  // A script of ours: it prints this.
  return JSON.parse(text) as Measured & { slowestRatingMs: number | null }
}

function referenceFigures(folder: string): Measured | null {
  try {
    const text = execFileSync('python3', [REFERENCE, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    // A script of ours: it prints this.
    return JSON.parse(text) as Measured
  } catch {
    console.log('skipped: the same chain in scikit-learn, because python3 has no numpy, scipy and scikit-learn')
    return null
  }
}

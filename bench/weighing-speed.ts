/** Weighing of planted matrices beside the same chain in SciPy and scikit-learn, in one run: time of the processor on one thread. */
import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMatrixFolder } from '../cli/matrix-folder.ts'
import { weigh } from '../maths/opinion/weigh.ts'
import type { Figure } from './figures.ts'

const GENERATOR = join(import.meta.dirname, '../../shared/opinion/make-synthetic.mjs')
const REFERENCE = join(import.meta.dirname, 'weighing-reference.py')
const SIZES = [
  { people: 10_000, statements: 1_004 },
  { people: 100_000, statements: 2_004 },
]
/** A run of ours after the first, in which the code is compiled, as the reference comes compiled. */
const RUNS = 2

/** Seconds of both and their ratio; ours alone where Python or its packages are missing. */
export async function weighingSpeed(): Promise<Figure[]> {
  if (!existsSync(GENERATOR)) {
    console.log('skipped: weighing of planted matrices, because their generator is not beside this checkout')
    return []
  }
  const figures: Figure[] = []
  for (const { people, statements } of SIZES) {
    const folder = await mkdtemp(join(tmpdir(), 'weighing-'))
    try {
      execFileSync(process.execPath, [realpathSync(GENERATOR), folder, String(people), String(statements), '4', '7'])
      const weighing = await readMatrixFolder(folder)
      const now = (): number => process.cpuUsage().user / 1_000
      const runs = Array.from({ length: RUNS }, () => weigh(weighing, { mode: 'entente', published: null, now }).ms.total / 1_000)
      const ours = Math.min(...runs)
      const name = `weighing: ${people} people, ${statements} statements`
      figures.push({ name, value: ours, unit: 's cpu' }, ...beside(name, ours, folder))
    } finally {
      await rm(folder, { recursive: true })
    }
  }
  return figures
}

function beside(name: string, ours: number, folder: string): Figure[] {
  try {
    const text = execFileSync('python3', [REFERENCE, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    // A script of ours: it prints this.
    const { cpuSeconds } = JSON.parse(text) as { cpuSeconds: number }
    return [
      { name: `${name}, scikit-learn`, value: cpuSeconds, unit: 's cpu' },
      { name: `${name}, ours by theirs`, value: ours / cpuSeconds, unit: 'times', most: 0.5 },
    ]
  } catch {
    console.log('skipped: the same chain in scikit-learn, because python3 has no numpy, scipy and scikit-learn')
    return []
  }
}

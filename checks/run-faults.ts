/** `npm run faults`: every fault at the size of the standard, one file after the other. It takes about an hour; `npm test` runs them short. */
import { runStep, type Step } from './steps.ts'
import { ensureChromium } from './chromium.ts'

process.env['FAULTS'] = 'full'
const wanted = process.argv.slice(2)
const FAULTS: Step = {
  name: 'faults',
  command: 'vitest',
  args: ['run', '--project', 'faults', ...(wanted.length > 0 ? wanted : ['faults/']), '--reporter', 'verbose'],
}
const missing = ensureChromium((line) => process.stdout.write(`${line}\n`))
if (missing !== null) process.stderr.write(`${missing}\n`)
process.exitCode = missing === null && runStep(FAULTS) ? 0 : 1

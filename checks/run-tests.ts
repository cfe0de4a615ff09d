/** `npm test`: types, lint and every test there is, from rules worked by hand to journeys in a browser; closes with a line that counts them. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureChromium } from './chromium.ts'
import { BUILD, CACHE, LINT, runStep, TYPES, TYPES_OF_PAGES, type Step } from './steps.ts'
import { closingLine, countTests, type TestReport } from './test-count.ts'

const REPORT = join(CACHE, 'tests.json')
const TESTS: Step = {
  name: 'tests',
  command: 'vitest',
  args: ['run', '--reporter', 'default', '--reporter', 'json', `--outputFile.json=${REPORT}`],
}

const missing = ensureChromium((line) => process.stdout.write(`${line}\n`))
if (missing === null) runAll()
else {
  process.stderr.write(`${missing}\n`)
  process.exitCode = 1
}

function runAll(): void {
  rmSync(REPORT, { force: true })
  // All steps run, so that one fault does not hide another; the tests come last because their count closes the output.
  const failed = [BUILD, TYPES, TYPES_OF_PAGES, LINT, TESTS].filter((step) => !runStep(step)).map(({ name }) => name)
  const report = readReport()
  if (report === null) failed.push('report of the tests')
  const count = countTests(report)
  if (failed.length > 0) process.stdout.write(`Failed: ${[...new Set(failed)].join(', ')}.\n`)
  process.exitCode = failed.length === 0 && count.failed === 0 ? 0 : 1
  process.stdout.write(`${closingLine(count)}\n`)
}

function readReport(): TestReport | null {
  try {
    // Written a moment ago by the test runner.
    return JSON.parse(readFileSync(REPORT, 'utf8')) as TestReport
  } catch {
    return null
  }
}

/** `npm run check`: everything that needs no database and no browser: format, types, lint, fence, dead code. */
import { BUILD, DEAD_CODE, FENCE, FORMAT, LINT, runStep, TYPES, TYPES_OF_PAGES } from './steps.ts'

const failed = [FORMAT, BUILD, TYPES, TYPES_OF_PAGES, LINT, FENCE, DEAD_CODE].filter((step) => !runStep(step))
process.stdout.write(failed.length === 0 ? 'All checks hold.\n' : `Failed: ${failed.map(({ name }) => name).join(', ')}.\n`)
process.exitCode = failed.length === 0 ? 0 : 1

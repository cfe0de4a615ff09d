/** How the tests run: rules and rooms side by side on two workers, then the journeys, then the faults, one file after the other. */
import { defineConfig } from 'vitest/config'
import { wordsPlugin } from './web/src/words/plugin/words-plugin.ts'

/** A test that talks to the database or to a house; the machine may be slow and shared. */
const TEST_MS_MAX = 20_000
/** A journey walks a whole stage in a browser. */
const JOURNEY_MS_MAX = 120_000
/** Two cores: more workers only wait for each other. */
const WORKERS_MAX = 2

const root = import.meta.dirname
const alias = {
  $contract: `${root}/contract`,
  $core: `${root}/core`,
  $words: `${root}/web/src/words/generated`,
  $parts: `${root}/web/src/parts`,
  $line: `${root}/web/src/line`,
  $rooms: `${root}/web/src/rooms`,
}
const once = { fileParallelism: false, testTimeout: JOURNEY_MS_MAX, hookTimeout: JOURNEY_MS_MAX }

export default defineConfig({
  plugins: [wordsPlugin()],
  resolve: { alias },
  test: {
    environment: 'node',
    globalSetup: ['checks/test-global-setup.ts'],
    pool: 'forks',
    maxWorkers: WORKERS_MAX,
    testTimeout: TEST_MS_MAX,
    hookTimeout: TEST_MS_MAX,
    expect: { poll: { timeout: 10_000 } },
    passWithNoTests: true,
    projects: [
      {
        extends: true,
        test: {
          name: 'rooms',
          include: ['{maths,core,contract,server,cli,checks,bench}/**/*.test.ts', 'web/**/*.test.ts'],
          exclude: ['**/node_modules/**'],
          sequence: { groupOrder: 1 },
        },
      },
      { extends: true, test: { name: 'journeys', include: ['journeys/**/*.test.ts'], ...once, sequence: { groupOrder: 2 } } },
      { extends: true, test: { name: 'faults', include: ['faults/**/*.test.ts'], ...once, sequence: { groupOrder: 3 } } },
    ],
  },
})

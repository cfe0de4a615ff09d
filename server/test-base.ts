/** The parts of a house for tests of commands and views that need no door: a database of its own, a clock that stands, ids in order. */
import { inject } from 'vitest'
import { makeTestDatabase } from './database/test-database.ts'
import type { HouseBase } from './house-base.ts'
import { Hints } from './live/hints.ts'
import { parseSettings } from './settings/settings.ts'
import { v7 as uuidv7 } from 'uuid'
import { randomBytes } from 'node:crypto'

/** Parts of a house, and how they are given back. */
export interface TestBase extends HouseBase {
  close(): Promise<void>
}

/** Makes them on a fresh copy of the migrated template. */
export async function aHouseBase(now = '2026-11-24T08:00:00.000Z'): Promise<TestBase> {
  const database = await makeTestDatabase(inject('templateUrl'))
  return {
    database,
    settings: parseSettings({ LOG_LEVEL: 'silent', DATA_DIR: '/tmp' }),
    version: '0.0.0',
    publicUrl: 'http://localhost:8080',
    now: () => new Date(now),
    newId: () => uuidv7(),
    newToken: (bytes) => randomBytes(bytes).toString('hex'),
    secret: 'a'.repeat(64),
    hints: new Hints(null),
    operatorKey: null,
    close: async () => await database.close(),
  }
}

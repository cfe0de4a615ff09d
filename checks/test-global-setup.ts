/** Starts the database server of the tests once per run; each test file copies its template (see `server/database/test-database.ts`). */
import type { TestProject } from 'vitest/node'
import { startTestServer } from '../server/database/test-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the migrated template database. */
    readonly templateUrl: string
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  project.provide('templateUrl', server.url)
  return server.stop
}

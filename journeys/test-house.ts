/** A house for journeys and tests: started for real on a free port with a database and a data directory of its own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeClient, type Client, type Outcome } from '../contract/client.ts'
import type { Api } from '../contract/api.ts'
import { makeTestDatabase } from '../server/database/test-database.ts'
import { startHouse, type StartedHouse } from '../server/main.ts'
import { parseSettings } from '../server/settings/settings.ts'

/** A running house and a client that calls it as its operator. */
export interface TestHouse extends StartedHouse {
  readonly operator: Client
  /** Calls as anybody who holds these headers. */
  clientWith(headers: Readonly<Record<string, string>>): Client
}

/** Starts it on a copy of the template that `inject('templateUrl')` names. `close()` stops it and drops everything. */
export async function startTestHouse(templateUrl: string): Promise<TestHouse> {
  const dataDir = mkdtempSync(join(tmpdir(), 'entente-journey-'))
  const database = await makeTestDatabase(templateUrl)
  const settings = parseSettings({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: database.url, LOG_LEVEL: 'silent' })
  const started = await startHouse({ settings, doing: 'test' })
  const clientWith = (headers: Readonly<Record<string, string>>): Client =>
    makeClient((url, init) => fetch(url, init), started.address, headers)
  return {
    ...started,
    operator: clientWith({ authorization: `Operator ${started.operatorKey}` }),
    clientWith,
    close: async () => {
      await started.close()
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The answer of a call that must not be refused; a refusal fails the test with its sentence. */
export function answered<R extends keyof Api>(outcome: Outcome<R>): Extract<Outcome<R>, { ok: true }>['answer'] {
  if (!outcome.ok) throw new Error(`refused: ${outcome.problem.code}: ${outcome.problem.detail}`)
  return outcome.answer
}

/** An idempotency key that no other call has. */
export function aKey(): string {
  return crypto.randomUUID()
}

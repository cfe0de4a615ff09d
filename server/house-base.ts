/** The parts of a house that its commands stand on; the whole house is made of them and of what runs in it. */
import type { Database } from './database/connect.ts'
import type { Hints } from './live/hints.ts'
import type { Settings } from './settings/settings.ts'

/** What a command needs. `now`, `newId` and `newToken` are the only sources of time and chance; tests pass their own. */
export interface HouseBase {
  readonly database: Database
  readonly settings: Settings
  readonly version: string
  /** Address that people use, without a slash at its end. */
  readonly publicUrl: string
  readonly now: () => Date
  readonly newId: () => string
  /** Chance as lower-case hexadecimal, two characters a byte. */
  readonly newToken: (bytes: number) => string
  /** Secret of the house for receipts and signed links; it never leaves the database. */
  readonly secret: string
  /** Tells live screens to look sooner. */
  readonly hints: Hints
  /** Key of the operator, or null when there is no data directory. */
  readonly operatorKey: string | null
}

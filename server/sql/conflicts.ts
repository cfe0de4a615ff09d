/** Knows a write that failed because somebody else was first. */

/** SQLSTATE of a unique key that is taken. */
const UNIQUE_VIOLATION = '23505'

/** True when a unique key of the write was taken already. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION
}

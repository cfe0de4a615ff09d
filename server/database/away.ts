/** Whether an error means that the database is away: the truth cannot be read or written now, and can be again soon. */

/** Codes of the driver and of the system for a connection that broke or cannot be made. */
const BROKEN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
])

/** True for a connection lost or refused, a database shutting down or starting, and a full disk. */
export function isDatabaseAway(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
  return /^(08|57P|53)/.test(code) || BROKEN.has(code)
}

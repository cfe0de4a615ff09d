/** What an idempotency key was sent with, as a keyed digest: the same request again has the same one, and nobody can try words against it. */
import { createHmac } from 'node:crypto'

/** Digest of a call. Keys of objects may come in any order. */
export function requestDigest(secret: string, call: Readonly<Record<string, unknown>>): string {
  return createHmac('sha256', secret)
    .update(`request:${JSON.stringify(call, inOrder)}`)
    .digest('base64url')
}

function inOrder(_name: string, value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
}

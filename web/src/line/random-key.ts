/** A fresh idempotency key. `crypto.randomUUID` is missing on plain http, which is how phones in a hall often come. */

/** Bytes of chance in a key: enough that no two phones ever meet. */
const KEY_BYTES = 16

export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

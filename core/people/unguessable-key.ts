/** Whether a key that opens something looks like chance: long enough, and not one character over and over. */

/** 22 characters of base64url hold 128 bits, which nobody tries out. */
export const UNGUESSABLE_CHARACTERS_MIN = 22
/** Chance of 22 digits has fewer different ones about once in thirty; of hexadecimal or base64url practically never. */
const DIFFERENT_CHARACTERS_MIN = 7

/** True when a key may open what it made. It cannot prove chance; it keeps out `seat-1` and `aaaaaaaa…`. */
export function isUnguessable(key: string): boolean {
  return key.length >= UNGUESSABLE_CHARACTERS_MIN && new Set(key).size >= DIFFERENT_CHARACTERS_MIN
}

/** Receipts: a short code that proves to the house who put an idea on the table, without an account. */
import { createHmac, timingSafeEqual } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford's base 32: no I, L, O, U to misread
const PROOF_CHARACTERS = 8 // 40 bits: with the rate limit on look-ups a guess is hopeless
const NUMBER_CODE = /^(\d{3} ?\d{3})-(\d{1,6})-([0-9A-Z]{8})$/

/** Receipt of an idea: code of the gathering, number, and a proof that only this house can make. `471206-105-K7QP9X2M`. */
export function receiptOf(secret: string, gatheringCode: string, number: number, idea: string): string {
  return `${gatheringCode}-${number}-${proofOf(secret, idea)}`
}

/** Code and number that a receipt names, tolerant of case, spaces and letters that look like digits; null when it is no receipt. */
export function parseReceipt(given: string): { code: string; number: number; proof: string } | null {
  const match = NUMBER_CODE.exec(
    given
      .trim()
      .toUpperCase()
      .replaceAll(/[‐-―−]/g, '-')
      .replaceAll(/\s*-\s*/g, '-'),
  )
  if (match === null) return null
  const [, code = '', number = '', proof = ''] = match
  return { code: code.replace(' ', ''), number: Number(number), proof: proof.replaceAll('O', '0').replaceAll(/[IL]/g, '1') }
}

/** Whether a proof belongs to an idea. */
export function isProofOf(secret: string, idea: string, proof: string): boolean {
  return timingSafeEqual(Buffer.from(proofOf(secret, idea)), Buffer.from(proof.padEnd(PROOF_CHARACTERS).slice(0, PROOF_CHARACTERS)))
}

function proofOf(secret: string, idea: string): string {
  const bytes = createHmac('sha256', secret).update(`receipt:${idea}`).digest()
  return Array.from({ length: PROOF_CHARACTERS }, (_, index) => ALPHABET[(bytes[index] ?? 0) % ALPHABET.length]).join('')
}

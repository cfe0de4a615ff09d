/** Another name for a seat, where the record may not say which seat it was but has to tell two of them apart. */
import { createHmac } from 'node:crypto'

/** The same for the same seat, and led back to it by nobody who has not the secret of the house. In the form of an id. */
export function aliasOfSeat(secret: string, seat: string): string {
  const hex = createHmac('sha256', secret).update(`alias:${seat}`).digest('hex')
  // Version 8: an id of the house's own making (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

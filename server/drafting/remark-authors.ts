/** Who remarks on a draft: another name for a member or for a key, led back to neither by anybody who has not the secret of the house. */
import { keyHash } from '../people/key-hash.ts'
import { aliasOfSeat } from '../people/alias-of-seat.ts'

/** The pseudonym of a member (by id) or of somebody without an account (by key), in one draft; in another draft it is another one. */
export function authorOfRemarks(secret: string, draft: string, key: string): string {
  return aliasOfSeat(secret, `remarks:${draft}:${keyHash(key)}`)
}

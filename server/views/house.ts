/** The state of the house: open or not, and how one can sign in. */
import type { HouseView } from '../../contract/house.ts'
import type { House } from '../house.ts'
import { passkeyPlaceOf } from '../people/passkey-place.ts'
import { findRootForum } from '../sql/forums.ts'
import { hasAdministrator } from '../sql/members.ts'

/** For anybody. `passkey` says that this address can take passkeys; the browser has the last word. */
export async function viewHouse(house: House): Promise<HouseView> {
  const forum = await findRootForum(house.database.db)
  return {
    version: house.version,
    isOpen: await hasAdministrator(house.database.db),
    forum,
    publicUrl: house.publicUrl,
    signIn: {
      passkey: passkeyPlaceOf(house.publicUrl, house.settings.port).isOffered,
      oidc: house.settings.oidc?.name ?? null,
      mail: mailOf(house),
    },
  }
}

/** How letters leave the house. */
export function mailOf(house: Pick<House, 'settings'>): 'smtp' | 'outbox' {
  return house.settings.smtpUrl === null ? 'outbox' : 'smtp'
}

/** Whether a one-time link would open the house now. */
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { keyHash } from '../people/key-hash.ts'
import { oldestOpenLink } from '../people/setup-link.ts'
import { hasAdministrator } from '../sql/members.ts'
import { isSetupLinkOpen } from '../sql/setup-links.ts'

/** Looks, and spends nothing. */
export async function viewSetupLink(house: HouseBase, token: string): Promise<Outcome<object, 'house_already_open' | 'setup_link_spent'>> {
  if (await hasAdministrator(house.database.db)) return refuse('house_already_open')
  return (await isSetupLinkOpen(house.database.db, keyHash(token), oldestOpenLink(house.now()))) ? accept({}) : refuse('setup_link_spent')
}

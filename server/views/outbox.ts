/** The letters of this house, for its administrators. */
import { PAGE_MAX } from '../../contract/limits.ts'
import type { OutboxLetter } from '../../contract/house.ts'
import type { House } from '../house.ts'
import { withoutKeys } from '../mail/without-keys.ts'
import { readLetters } from '../sql/letters.ts'
import { mailOf } from './house.ts'

/** Newest first. Where a mail server carries them, links are shown without what opens them: they are for somebody else. */
export async function viewOutbox(house: House): Promise<{ mail: 'smtp' | 'outbox'; letters: OutboxLetter[] }> {
  const mail = mailOf(house)
  const letters = await readLetters(house.database.db, PAGE_MAX)
  return { mail, letters: letters.map((letter) => (mail === 'smtp' ? { ...letter, text: withoutKeys(letter.text) } : letter)) }
}

/** Receipts that this phone keeps, because under the Chatham House Rule the house will not know whose they are. */
import { joinReceipts, splitReceipts } from '$core/records/receipts-key.ts'
import { phoneStorage, type PhoneStorage } from './phone-storage.ts'

const nameOf = (slug: string): string => `entente-receipts-${slug}`

/** The key that this phone keeps for a gathering, or null. */
export function keptKey(slug: string, storage: PhoneStorage = phoneStorage()): string | null {
  return storage.read(nameOf(slug))
}
/** Keeps receipts beside those that were kept before: the house gives none back once its doors are closed. */
export function keepReceipts(slug: string, receipts: readonly string[], storage: PhoneStorage = phoneStorage()): void {
  const kept = keptKey(slug, storage)
  const all = new Set([...(kept === null ? [] : splitReceipts(kept)), ...receipts])
  if (all.size > 0) storage.write(nameOf(slug), joinReceipts([...all]))
}
/** Forgets them: on a phone that others use too. */
export function forgetReceipts(slug: string, storage: PhoneStorage = phoneStorage()): void {
  storage.write(nameOf(slug), null)
}

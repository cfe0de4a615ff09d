/** Languages that people say they speak: kept beside the record for the plan of seats, changed and taken away at the word of the person. */
import type { Kysely } from 'kysely'
import { insertRows } from './insert-rows.ts'
import type { Tx } from './ledger.ts'
import type { Tables } from './tables.ts'

/** Keeps what newcomers said, in the transaction that takes their seats. */
export async function keepSeatLanguages(
  tx: Tx,
  seats: readonly { readonly seat: string; readonly gathering: string; readonly languages: readonly string[] }[],
): Promise<void> {
  const rows = seats.map(({ seat, gathering, languages }) => ({ seat_id: seat, gathering_id: gathering, languages: [...languages] }))
  await insertRows(tx, 'seat_languages', rows)
}
/** Keeps what somebody says now, or forgets it. */
export async function setSeatLanguages(
  tx: Tx,
  of: { readonly seat: string; readonly gathering: string },
  languages: readonly string[],
): Promise<void> {
  await tx.deleteFrom('seat_languages').where('seat_id', '=', of.seat).execute()
  if (languages.length > 0) await keepSeatLanguages(tx, [{ ...of, languages }])
}
/** Codes of the languages of one seat; empty when it said nothing. */
export async function readSeatLanguages(db: Kysely<Tables>, seat: string): Promise<readonly string[]> {
  const row = await db.selectFrom('seat_languages').select('languages').where('seat_id', '=', seat).executeTakeFirst()
  return row?.languages ?? []
}

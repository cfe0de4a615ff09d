/** Who wants no letters that nobody asked for one by one. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Whether a member is written to. */
export async function wantsLetters(db: Kysely<Tables>, member: string): Promise<boolean> {
  return (await db.selectFrom('letters_off').select('member_id').where('member_id', '=', member).executeTakeFirst()) === undefined
}
/** Sets it. */
export async function setWantsLetters(db: Kysely<Tables>, member: string, wants: boolean): Promise<void> {
  if (wants) await db.deleteFrom('letters_off').where('member_id', '=', member).execute()
  else
    await db
      .insertInto('letters_off')
      .values({ member_id: member })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** A participant says their gender, changes it, or takes it away. It is kept beside the record and makes no entry. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Gender } from '../../core/people/gender.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readForum } from '../sql/forums.ts'
import { readGathering } from '../sql/gatherings.ts'
import { keepSeatGender } from '../sql/seat-genders.ts'

/** Keeps it, or forgets it (null), which is possible at any time. Refuses where the forum does not ask. */
export async function sayGender(
  house: Pick<HouseBase, 'database'>,
  seat: { readonly id: string; readonly gathering: string },
  gender: Gender | null,
): Promise<Outcome<Record<string, never>, RefusalCode>> {
  const { db } = house.database
  const gathering = await readGathering(db, seat.gathering)
  const forum = gathering === undefined ? undefined : await readForum(db, gathering.forum_id)
  if (forum === undefined) return refuse('not_found', { what: 'gathering' })
  if (gender !== null && !forum.asks_gender) return refuse('invalid', { field: 'gender', detail: 'this forum does not ask for it.' })
  await keepSeatGender(db, seat, gender)
  return accept({})
}

/** Sets whether a forum asks those who take a seat for their gender. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Sets it; what was said before stays until somebody takes theirs away. */
export async function setGenderAsking(
  house: HouseBase,
  acting: Acting,
  forum: string,
  isAsked: boolean,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async () => {
    await Promise.resolve()
    return accept({ drafts: [{ kind: 'gender_asking_set', forum, gathering: null, body: { isAsked } }], result: { id: forum } })
  })
}

/** Shows a hidden idea again, exactly as it stood. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readIdeaByNumber } from '../sql/ideas.ts'
import { listModerationActs } from '../sql/moderation.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Acts looked through for who restored an idea before. */
const ACTS_LOOKED_AT = 200

/** Restores an idea by its number. Refuses one that is not hidden, naming who restored it. */
export async function restoreIdea(
  house: HouseBase,
  acting: ActingInRole,
  gathering: string,
  number: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, gathering)
    if (!place.ok) return place
    const idea = await readIdeaByNumber(act.tx, gathering, number)
    if (idea === undefined) return refuse('not_found', { what: `idea No. ${number} in this gathering` })
    if (idea.hidden_reason === null) {
      const before = (await listModerationActs(act.tx, gathering, ACTS_LOOKED_AT)).find(
        (one) => 'idea' in one.body && one.body.idea === idea.id,
      )
      return before?.kind === 'idea_restored'
        ? tooLate(`idea No. ${number} was restored`, before.body.role)
        : tooLate(`idea No. ${number} is not hidden`, null)
    }
    return accept({
      drafts: [{ kind: 'idea_restored', ...place.value, body: { idea: idea.id, role: acting.role } }],
      result: { id: idea.id },
    })
  })
}

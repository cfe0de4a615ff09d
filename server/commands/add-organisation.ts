/** Adds an organisation to a forum. */
import { FORUM_LIST_MAX, TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { countInForum, isInForum } from '../sql/forums.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Adds it. */
export async function addOrganisation(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: { readonly name: string; readonly stakeholderGroup?: string | null | undefined },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const name = parsePlainText(asked.name, 'name', TITLE_CHARACTERS_MAX)
  if (!name.ok) return name
  const stakeholderGroup = asked.stakeholderGroup ?? null
  const id = house.newId()
  return await perform(house, acting, async (act) => {
    if ((await countInForum(act.tx, 'organisations', forum)) >= FORUM_LIST_MAX)
      return refuse('invalid', { field: 'name', detail: `a forum has at most ${FORUM_LIST_MAX} organisations.` })
    if (stakeholderGroup !== null && !(await isInForum(act.tx, 'stakeholder_groups', forum, stakeholderGroup)))
      return refuse('invalid', { field: 'stakeholderGroup', detail: 'this forum has no such stakeholder group.' })
    return accept({
      drafts: [{ kind: 'organisation_added', forum, gathering: null, body: { id, name: act.keep(name.value), stakeholderGroup } }],
      result: { id },
    })
  })
}

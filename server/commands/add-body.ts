/** Adds a body of government to a forum, below another one or at the top. */
import { FORUM_LIST_MAX, TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { BODY_DEPTH_MAX, levelsWith } from '../../core/forums/body-tree.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readBodyTree } from '../sql/forums.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Adds it. */
export async function addBody(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: { readonly name: string; readonly parent?: string | null | undefined },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const name = parsePlainText(asked.name, 'name', TITLE_CHARACTERS_MAX)
  if (!name.ok) return name
  const parent = asked.parent ?? null
  const id = house.newId()
  return await perform(house, acting, async (act) => {
    const bodies = await readBodyTree(act.tx, forum)
    if (bodies.length >= FORUM_LIST_MAX)
      return refuse('invalid', { field: 'name', detail: `a forum has at most ${FORUM_LIST_MAX} bodies.` })
    if (parent !== null && !bodies.some((body) => body.id === parent))
      return refuse('invalid', { field: 'parent', detail: 'this forum has no such body.' })
    if (levelsWith(bodies, null, parent) > BODY_DEPTH_MAX)
      return refuse('invalid', { field: 'parent', detail: `the tree has at most ${BODY_DEPTH_MAX} levels.` })
    return accept({
      drafts: [{ kind: 'body_added', forum, gathering: null, body: { id, name: act.keep(name.value), parent } }],
      result: { id },
    })
  })
}

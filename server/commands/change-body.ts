/** Renames a body of government or moves it in the tree. */
import { TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { BODY_DEPTH_MAX, isBelowItself, levelsWith } from '../../core/forums/body-tree.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { readBodyTree } from '../sql/forums.ts'
import { refFor } from './kept-words.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Changes it; what is absent stays. */
export async function changeBody(
  house: HouseBase,
  acting: Acting,
  place: { forum: string; body: string },
  asked: { readonly name?: string | undefined; readonly parent?: string | null | undefined },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const name = asked.name === undefined ? accept(null) : parsePlainText(asked.name, 'name', TITLE_CHARACTERS_MAX)
  if (!name.ok) return name
  return await perform(house, acting, async (act) => {
    const bodies = await readBodyTree(act.tx, place.forum)
    const before = bodies.find(({ id }) => id === place.body)
    if (before === undefined) return refuse('not_found', { what: 'body' })
    const parent = asked.parent === undefined ? before.parent : asked.parent
    if (parent !== null && !bodies.some(({ id }) => id === parent))
      return refuse('invalid', { field: 'parent', detail: 'this forum has no such body.' })
    if (isBelowItself(bodies, before.id, parent)) return refuse('body_in_a_circle', { field: 'parent' })
    if (levelsWith(bodies, before.id, parent) > BODY_DEPTH_MAX)
      return refuse('invalid', { field: 'parent', detail: `the tree has at most ${BODY_DEPTH_MAX} levels.` })
    const body = { id: before.id, name: await refFor(act, before.nameWords, name.value), parent }
    return accept({ drafts: [{ kind: 'body_changed', forum: place.forum, gathering: null, body }], result: { id: before.id } })
  })
}

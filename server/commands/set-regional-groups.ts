/** Sets the regional groups of a forum, in their order; one that is left out is retired. */
import { TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { settleGroups } from '../../core/people/vocabulary.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readRegionalGroups } from '../sql/vocabularies.ts'
import { parseNames } from './parse-names.ts'
import { refFor } from './kept-words.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Sets them. Groups keep their ids and keys for good. */
export async function setRegionalGroups(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: readonly { readonly id?: string | undefined; readonly name: string }[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const names = parseNames(asked, TITLE_CHARACTERS_MAX)
  if (!names.ok) return names
  return await perform(house, acting, async (act) => {
    const known = await readRegionalGroups(act.tx, forum)
    const settled = settleGroups(known, names.value, act.newId)
    if (!settled.ok) return settled
    const wordsOf = new Map(known.map((group) => [group.id, group.name_words]))
    const groups = []
    for (const { id, key, name } of settled.value) groups.push({ id, key, name: await refFor(act, wordsOf.get(id) ?? null, name) })
    return accept({ drafts: [{ kind: 'regional_groups_set', forum, gathering: null, body: { groups } }], result: { id: forum } })
  })
}

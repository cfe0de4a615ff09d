/** Sets the stakeholder groups of a forum, in their order; one that is left out is retired. */
import { TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { GroupMark } from '../../core/people/stakeholder-group.ts'
import { parseLetters, settleGroups } from '../../core/people/vocabulary.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readStakeholderGroups } from '../sql/vocabularies.ts'
import { parseNames } from './parse-names.ts'
import { refFor } from './kept-words.ts'
import { perform, type Acting, type Done } from './command.ts'

/** A group as it is asked for; without an id it is new. */
export interface AskedStakeholderGroup {
  readonly id?: string | undefined
  readonly name: string
  readonly letter: string
  readonly mark: GroupMark
}

/** Sets them. Groups keep their ids and keys for good. */
export async function setStakeholderGroups(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: readonly AskedStakeholderGroup[],
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  const names = parseNames(asked, TITLE_CHARACTERS_MAX)
  if (!names.ok) return names
  const letters = parseLetters(asked.map(({ letter }) => letter))
  if (!letters.ok) return letters
  const wanted = names.value.map((group, at) => ({ ...group, letter: letters.value[at] ?? group.letter }))
  return await perform(house, acting, async (act) => {
    const known = await readStakeholderGroups(act.tx, forum)
    const settled = settleGroups(known, wanted, act.newId)
    if (!settled.ok) return settled
    const wordsOf = new Map(known.map((group) => [group.id, group.name_words]))
    const groups = []
    for (const { id, key, name, letter, mark } of settled.value)
      groups.push({ id, key, letter, mark, name: await refFor(act, wordsOf.get(id) ?? null, name) })
    return accept({ drafts: [{ kind: 'stakeholder_groups_set', forum, gathering: null, body: { groups } }], result: { id: forum } })
  })
}

/** The root forum: made by whoever opens the house, or beforehand when the operator brings a record into an empty one. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Draft } from '../../core/ledger/entry.ts'
import { DEFAULT_REGIONAL_GROUPS, DEFAULT_STAKEHOLDER_GROUPS } from '../../core/people/default-vocabularies.ts'
import { accept, type Outcome } from '../../core/words/outcome.ts'
import { readableKey } from '../../core/words/readable-key.ts'
import type { HouseBase } from '../house-base.ts'
import { findRootForum } from '../sql/forums.ts'
import { perform, type Act, type Acting } from './command.ts'

/** What a root forum is called until its first administrator names it. */
const NAME_UNTIL_NAMED = 'Forum'

/** How the root forum is called and which clock it lives by; its texts have been parsed. */
export interface RootForum {
  readonly forumName: string
  readonly purpose: string | null
  readonly timeZone: string
}

/** Entries that make it, with the groups that a new forum starts with. */
export function rootForumDrafts(act: Act, forum: string, { forumName, purpose, timeZone }: RootForum): readonly Draft[] {
  const place = { forum, gathering: null }
  return [
    {
      kind: 'forum_opened',
      ...place,
      body: {
        id: forum,
        slug: readableKey(forumName, 'forum'),
        parent: null,
        name: act.keep(forumName),
        purpose: purpose === null ? null : act.keep(purpose),
        timeZone,
      },
    },
    {
      kind: 'stakeholder_groups_set',
      ...place,
      body: { groups: DEFAULT_STAKEHOLDER_GROUPS.map(({ name, ...group }) => ({ id: act.newId(), ...group, name: act.keep(name, 'en') })) },
    },
    {
      kind: 'regional_groups_set',
      ...place,
      body: { groups: DEFAULT_REGIONAL_GROUPS.map(({ name, key }) => ({ id: act.newId(), key, name: act.keep(name, 'en') })) },
    },
  ]
}

/** The root forum, made with default groups when there is none yet. The first administrator can still open the house and name it. */
export async function ensureRootForum(
  house: HouseBase,
  acting: Pick<Acting, 'actor'>,
): Promise<Outcome<{ readonly forum: string }, RefusalCode>> {
  const existing = await findRootForum(house.database.db)
  if (existing !== null) return accept({ forum: existing })
  return await perform(house, acting, async (act) => {
    const made = await findRootForum(act.tx)
    if (made !== null) return accept({ drafts: [], result: { forum: made } })
    const forum = act.newId()
    return accept({
      drafts: rootForumDrafts(act, forum, { forumName: NAME_UNTIL_NAMED, purpose: null, timeZone: 'UTC' }),
      result: { forum },
    })
  })
}

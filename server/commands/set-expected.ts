/** Says who is expected at a gathering, before it and while it runs. */
import type { Expected } from '../../contract/expected.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readExpected } from '../sql/console.ts'
import { readGathering } from '../sql/gatherings.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Sets expectations. `since` is the entry that was seen: somebody else's change in between is not overwritten. */
export async function setExpected(
  house: HouseBase,
  acting: Acting,
  gathering: string,
  asked: Expected & { readonly since: number },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await readGathering(act.tx, gathering)
    if (row === undefined) return refuse('not_found', { what: 'gathering' })
    if (row.state === 'closed') return refuse('already_closed')
    if (((await readExpected(act.tx, row.id))?.entry ?? 0) !== asked.since) return refuse('stale')
    const groups = new Set((await readStakeholderGroups(act.tx, row.forum_id)).map((group) => group.id))
    const regions = new Set((await readRegionalGroups(act.tx, row.forum_id)).map((group) => group.id))
    for (const [field, known] of [
      ['groups', groups],
      ['regions', regions],
    ] as const) {
      const ids = asked[field].map((line) => line.id)
      const stray = ids.find((id) => !known.has(id))
      if (stray !== undefined) return refuse('invalid', { field, detail: `there is no group ${stray} in this forum.` })
      if (new Set(ids).size < ids.length) return refuse('invalid', { field, detail: 'a group is named twice.' })
    }
    const { room, online } = asked
    return accept({
      drafts: [
        {
          kind: 'expected_set',
          forum: row.forum_id,
          gathering: row.id,
          body: { room, online, groups: asked.groups, regions: asked.regions },
        },
      ],
      result: { id: row.id },
    })
  })
}

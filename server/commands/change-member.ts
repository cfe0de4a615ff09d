/** Changes what a member may do, where they stand, or whether they are a member at all. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { leavesAnAdministrator } from '../../core/people/administrators.ts'
import type { Role } from '../../core/people/role.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { settlePlace, type AskedPlace } from '../people/place-of-member.ts'
import { readMembers } from '../sql/members.ts'
import { endSessionsOfLeaver } from '../sql/persons.ts'
import { settleRoles } from './add-member.ts'
import { perform, type Acting, type Done } from './command.ts'

/** What is to change; absent means as before. */
export interface MemberChange extends AskedPlace {
  readonly roles?: readonly Role[] | undefined
  readonly hasLeft?: boolean | undefined
}

/** Changes the member; the last administrator stays one. */
export async function changeMember(
  house: HouseBase,
  acting: Acting,
  place: { forum: string; member: string },
  asked: MemberChange,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const members = await readMembers(act.tx, place.forum)
    const before = members.find(({ id }) => id === place.member)
    if (before === undefined) return refuse('not_found', { what: 'member' })
    const after = {
      id: before.id,
      roles: asked.roles === undefined ? before.roles : settleRoles(asked.roles),
      hasLeft: asked.hasLeft ?? before.has_left,
    }
    if (
      !leavesAnAdministrator(
        members.map(({ id, roles, has_left }) => ({ id, roles, hasLeft: has_left })),
        after,
      )
    )
      return refuse('last_administrator')
    const stand = await settlePlace(act.tx, place.forum, asked, {
      organisation: before.organisation_id,
      stakeholderGroup: before.stakeholder_group_id,
      regionalGroup: before.regional_group_id,
    })
    if (!stand.ok) return stand
    return accept({
      drafts: [{ kind: 'member_changed', forum: place.forum, gathering: null, body: { ...after, ...stand.value } }],
      result: { id: before.id },
      alongside: async (tx) => {
        if (after.hasLeft) await endSessionsOfLeaver(tx, before.id)
      },
    })
  })
}

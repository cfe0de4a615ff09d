/** Makes somebody a member of a forum; their address lets them sign in from then on. */
import { FORUM_LIST_MAX, TITLE_CHARACTERS_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { parseEmail, type Email } from '../../core/people/email.ts'
import { ROLES, type Role } from '../../core/people/role.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { parsePlainText } from '../../core/words/plain-text.ts'
import type { HouseBase } from '../house-base.ts'
import { settlePlace, type AskedPlace } from '../people/place-of-member.ts'
import { countInForum } from '../sql/forums.ts'
import { findMemberByEmail, linkPerson } from '../sql/persons.ts'
import { perform, type Acting, type Done } from './command.ts'

/** What an administrator says of a new member. */
export interface NewMember extends AskedPlace {
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
}
const NO_PLACE = { organisation: null, stakeholderGroup: null, regionalGroup: null }

/** Adds the member. The result carries the address as it is compared, for the letter that follows; a repeated key finds it again. */
export async function addMember(
  house: HouseBase,
  acting: Acting,
  forum: string,
  asked: NewMember,
): Promise<Outcome<Done<{ id: string }> & { readonly email: Email }, RefusalCode>> {
  const name = parsePlainText(asked.name, 'name', TITLE_CHARACTERS_MAX)
  if (!name.ok) return name
  const email = parseEmail(asked.email, 'email')
  if (!email.ok) return email
  const id = house.newId()
  const done = await perform(house, acting, async (act) => {
    const earlier = await findMemberByEmail(act.tx, forum, email.value)
    if (earlier !== undefined)
      return refuse('invalid', {
        field: 'email',
        detail: earlier.hasLeft
          ? 'somebody with this address was a member and left. Take them back in the list of members.'
          : 'somebody with this address is a member already.',
      })
    if ((await countInForum(act.tx, 'members', forum)) >= FORUM_LIST_MAX)
      return refuse('invalid', { field: 'email', detail: `a forum has at most ${FORUM_LIST_MAX} members.` })
    const place = await settlePlace(act.tx, forum, asked, NO_PLACE)
    if (!place.ok) return place
    return accept({
      drafts: [
        {
          kind: 'member_joined',
          forum,
          gathering: null,
          body: { id, name: act.keep(name.value), roles: settleRoles(asked.roles), ...place.value },
        },
      ],
      result: { id },
      alongside: async (tx) => await linkPerson(tx, { member: id, email: email.value, newPerson: act.newId(), now: act.now }),
    })
  })
  return done.ok ? accept({ ...done.value, email: email.value }) : done
}

/** Roles once each, in their order; whoever has none is a plain member. */
export function settleRoles(roles: readonly Role[]): readonly Role[] {
  const held = ROLES.filter((role) => roles.includes(role))
  return held.length === 0 ? ['member'] : held
}

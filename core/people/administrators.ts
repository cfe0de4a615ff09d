/** A forum is never left without somebody who may let others in. */
import type { Role } from './role.ts'

/** What the rule needs to know of a member. */
export interface Standing {
  readonly id: string
  readonly roles: readonly Role[]
  readonly hasLeft: boolean
}

/**
 * True when at least one administrator is left after `changed` takes the place of the member with its id.
 * @param members members of one forum, those who left included
 */
export function leavesAnAdministrator(members: readonly Standing[], changed: Standing): boolean {
  return members.some((member) => {
    const { roles, hasLeft } = member.id === changed.id ? changed : member
    return !hasLeft && roles.includes('administrator')
  })
}

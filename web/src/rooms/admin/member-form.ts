/** The fields of a member as a form sends them. */
import { ROLES, type Role } from '$core/people/role.ts'
import { choiceOf } from '$line/answered.ts'

/** Roles and places of a member from a form. */
export function memberFields(form: FormData): {
  roles: Role[]
  organisation: string | null
  stakeholderGroup: string | null
  regionalGroup: string | null
} {
  const sent = form.getAll('roles')
  return {
    roles: ROLES.filter((role) => sent.includes(role)),
    organisation: choiceOf(form, 'organisation'),
    stakeholderGroup: choiceOf(form, 'stakeholderGroup'),
    regionalGroup: choiceOf(form, 'regionalGroup'),
  }
}

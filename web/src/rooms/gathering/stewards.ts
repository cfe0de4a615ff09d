/** What somebody may do here, by role; the API decides, pages only leave out doors that would not open. */
import type { MeView } from '../../../../contract/people.ts'

export interface Powers {
  /** Prepare, open and close a gathering. */
  readonly convenes: boolean
  /** Run the clock. */
  readonly runsClock: boolean
  /** Put remarks on record. */
  readonly remarks: boolean
  /** Put ideas under themes. */
  readonly sorts: boolean
}

/** Powers of a person; an administrator has all. */
export function powersOf(me: MeView): Powers {
  const has = (...roles: MeView['roles'][number][]): boolean =>
    me.roles.includes('administrator') || me.roles.some((role) => roles.includes(role))
  return {
    convenes: has('convener'),
    runsClock: has('convener', 'moderator'),
    remarks: has('convener', 'moderator', 'rapporteur'),
    sorts: has('convener', 'rapporteur'),
  }
}

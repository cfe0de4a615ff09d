/** Where a member stands in a forum: organisation, stakeholder group and region must be of that forum. */
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { isInForum } from '../sql/forums.ts'
import type { Tx } from '../sql/ledger.ts'

/** Ids of things of the forum; null where nothing is named. */
export interface MemberPlace {
  readonly organisation: string | null
  readonly stakeholderGroup: string | null
  readonly regionalGroup: string | null
}
/** The same as it was asked for: absent means as before. */
export type AskedPlace = { readonly [K in keyof MemberPlace]?: string | null | undefined }

/** The place after a change, or `invalid` naming the field whose id is unknown here. */
export async function settlePlace(tx: Tx, forum: string, asked: AskedPlace, before: MemberPlace): Promise<Outcome<MemberPlace, 'invalid'>> {
  const checks = [
    ['organisation', 'organisations', asked.organisation],
    ['stakeholderGroup', 'stakeholder_groups', asked.stakeholderGroup],
    ['regionalGroup', 'regional_groups', asked.regionalGroup],
  ] as const
  for (const [field, table, id] of checks) {
    if (typeof id === 'string' && !(await isInForum(tx, table, forum, id)))
      return refuse('invalid', { field, detail: 'this forum has nothing with this id. Choose one from its list.' })
  }
  const after = <K extends keyof MemberPlace>(field: K) => (asked[field] === undefined ? before[field] : asked[field])
  return accept({ organisation: after('organisation'), stakeholderGroup: after('stakeholderGroup'), regionalGroup: after('regionalGroup') })
}

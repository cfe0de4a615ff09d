/** The reports of an idea were looked at, and the idea stays. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readIdeaByNumber } from '../sql/ideas.ts'
import { readReports } from '../sql/moderation.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** Settles reports. Refuses when none waits, naming who settled them and how. */
export async function settleReports(
  house: HouseBase,
  acting: ActingInRole,
  gathering: string,
  number: number,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, gathering)
    if (!place.ok) return place
    const idea = await readIdeaByNumber(act.tx, gathering, number)
    if (idea === undefined) return refuse('not_found', { what: `idea No. ${number} in this gathering` })
    const reports = await readReports(act.tx, idea.id)
    if (!reports.some((report) => report.settled === null)) {
      const last = reports[0]
      return tooLate(
        last === undefined
          ? `nobody has reported idea No. ${number}`
          : `idea No. ${number} was ${last.settled === 'hidden' ? 'hidden' : 'kept'}`,
        last?.settled_role ?? null,
      )
    }
    return accept({
      drafts: [{ kind: 'reports_settled', ...place.value, body: { idea: idea.id, role: acting.role } }],
      result: { id: idea.id },
    })
  })
}

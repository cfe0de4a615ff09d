/** A participant reports an idea to the moderators. */
import { REPORTS_PER_SEAT_MAX } from '../../contract/limits.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { HidingReason } from '../../core/moderation/hiding.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readIdeaByNumber } from '../sql/ideas.ts'
import { countReportsOf, readReports } from '../sql/moderation.ts'
import { aliasOfSeat } from '../people/alias-of-seat.ts'
import { readGathering } from '../sql/gatherings.ts'
import { tooLate } from './acting.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** An idea that somebody at a seat reports. */
export interface ReportIdea {
  readonly gathering: string
  readonly number: number
  readonly seat: string
  readonly reason: HidingReason
}

/** Reports an idea. Refuses a second report of one seat, an idea that is hidden, and a seat that reports without end. */
export async function reportIdea(house: HouseBase, acting: Acting, asked: ReportIdea): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const idea = await readIdeaByNumber(act.tx, asked.gathering, asked.number)
    if (idea === undefined) return refuse('not_found', { what: `idea No. ${asked.number} in this gathering` })
    if (idea.hidden_reason !== null) return tooLate(`idea No. ${asked.number} is hidden already`, null)
    // An idea and the seat that objects to it: under the Chatham House Rule not even that is told.
    const isUntold = (await readGathering(act.tx, asked.gathering))?.is_chatham_house === true
    const seat = isUntold ? aliasOfSeat(house.secret, asked.seat) : asked.seat
    const reports = await readReports(act.tx, idea.id)
    if (reports.some((report) => report.seat_id === seat)) return tooLate(`you have reported idea No. ${asked.number} already`, null)
    if ((await countReportsOf(act.tx, seat, asked.gathering)) >= REPORTS_PER_SEAT_MAX)
      return refuse('too_many_reports', { limit: REPORTS_PER_SEAT_MAX })
    const id = act.newId()
    return accept({
      drafts: [{ kind: 'idea_reported', ...place.value, body: { id, idea: idea.id, seat, reason: asked.reason } }],
      result: { id },
      ...(isUntold ? { actor: 'house' } : {}),
    })
  })
}

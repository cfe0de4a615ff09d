/** An organisation or a group stands behind an amendment: counted once, however many of its people say so at the same moment. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { isNewSponsor, mayEndorse, sponsorOf } from '../../core/drafts/amendment-state.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readAllegiance, readAmendment, readSponsors } from '../sql/amendments.ts'
import { perform, type Acting, type Done } from './command.ts'
import { draftAtHand } from './draft-at-hand.ts'

/** Which amendment, and who says so. */
export interface AtAmendment {
  readonly draft: string
  readonly number: number
  readonly member: string
}

/** Endorses it. A name that stands behind it already leaves no second entry. */
export async function endorseAmendment(
  house: HouseBase,
  acting: Acting,
  asked: AtAmendment,
): Promise<Outcome<Done<{ id: string; isNew: boolean }>, RefusalCode>> {
  return await perform<{ id: string; isNew: boolean }>(house, acting, async (act) => {
    const found = await draftAtHand(act.tx, asked.draft)
    if (!found.ok) return found
    const { row, place } = found.value
    const amendment = await readAmendment(act.tx, row.id, asked.number)
    if (amendment === undefined) return refuse('not_found', { what: 'amendment' })
    const may = mayEndorse(amendment.state)
    if (!may.ok) return may
    const member = await readAllegiance(act.tx, row.forum_id, asked.member)
    const sponsor = sponsorOf(member ?? { organisation: null, stakeholderGroup: null })
    if (!sponsor.ok) return sponsor
    const { kind, id } = sponsor.value
    const sponsors = (await readSponsors(act.tx, [amendment.id])).map((one) => ({ kind: one.kind, id: one.sponsor_id }))
    if (!isNewSponsor(sponsors, sponsor.value)) return accept({ drafts: [], result: { id: amendment.id, isNew: false } })
    return accept({
      drafts: [
        {
          kind: 'amendment_endorsed',
          ...place,
          body: { id: amendment.id, draft: row.id, sponsorKind: kind, sponsor: id, by: asked.member },
        },
      ],
      result: { id: amendment.id, isNew: true },
    })
  })
}

/** Puts an idea into one of the three lists of the town hall. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { RecordedList } from '../../core/ledger/townhall-kinds.ts'
import { listIdea as mayStand } from '../../core/townhall/lists.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readIdeaByNumber } from '../sql/ideas.ts'
import type { Tx } from '../sql/ledger.ts'
import { readListed } from '../sql/townhall.ts'
import { perform, type Acting, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

/** What is listed, by the numbers that people call. */
export interface Listing {
  readonly gathering: string
  readonly list: RecordedList
  readonly number: number
  readonly other: number | null
}

/** Lists an idea; also after the gathering is closed, while the rapporteur writes. */
export async function listIdea(house: HouseBase, acting: Acting, listing: Listing): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, listing.gathering)
    if (!place.ok) return place
    const idea = await ideaNumbered(act.tx, listing.gathering, listing.number)
    if (!idea.ok) return idea
    const other = listing.other === null ? accept(null) : await ideaNumbered(act.tx, listing.gathering, listing.other)
    if (!other.ok) return other
    const wished = mayStand(await readListed(act.tx, listing.gathering), { list: listing.list, idea: idea.value, other: other.value })
    if (!wished.ok) return wished
    const id = act.newId()
    return accept({ drafts: [{ kind: 'idea_listed', ...place.value, body: { id, ...wished.value } }], result: { id } })
  })
}

async function ideaNumbered(tx: Tx, gathering: string, number: number): Promise<Outcome<string, RefusalCode>> {
  const row = await readIdeaByNumber(tx, gathering, number)
  return row === undefined ? refuse('not_found', { what: `idea No. ${number} in this gathering` }) : accept(row.id)
}

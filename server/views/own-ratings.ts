/** What somebody who rates is shown of themselves alone. */
import type { OwnPlaceView, OwnProofView } from '../../contract/own-ratings.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { sha256Hex } from '../../core/ledger/chain.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { House } from '../house.ts'
import { readOwnRatings, readSealLeaves } from '../sql/ratings.ts'
import { readSealEntry, readWeighing } from '../sql/weighings.ts'
import { ratingOf, type ShareOf } from './share.ts'

/** Their place on the map, once results are shown. */
export async function viewOwnPlace(
  house: House,
  { weighing, rater }: Pick<ShareOf, 'weighing' | 'rater'>,
): Promise<Outcome<OwnPlaceView, RefusalCode>> {
  const row = await readWeighing(house.database.db, weighing)
  if (row === undefined || row.state === 'draft') return refuse('not_found', { what: 'weighing' })
  if (row.state === 'open' && row.showing === 'closed') return accept({ place: null, group: null })
  const { results } = await house.results.resultsOf(row)
  // Results that were counted by an older release hold no places.
  const mine = (results.places ?? []).find((place) => place.rater === rater)
  return accept(mine === undefined ? { place: null, group: null } : { place: { x: mine.x, y: mine.y }, group: mine.group })
}

/** The proof that their ratings are in the seal of a closed weighing. */
export async function viewOwnProof(
  house: House,
  { weighing, rater }: Pick<ShareOf, 'weighing' | 'rater'>,
): Promise<Outcome<OwnProofView, RefusalCode>> {
  const { db } = house.database
  const row = await readWeighing(db, weighing)
  if (row === undefined || row.state === 'draft') return refuse('not_found', { what: 'weighing' })
  if (row.state !== 'closed' || row.sealed_digest === null) return refuse('weighing_not_closed')
  const [mine, leaves, entry] = await Promise.all([
    readOwnRatings(db, weighing, rater),
    readSealLeaves(db, weighing, house.secret),
    readSealEntry(db, weighing),
  ])
  return accept({
    ratings: mine
      .map((one) => ({ statement: one.statement, rating: ratingOf(one.rating), isImportant: one.is_important }))
      .toSorted((a, b) => a.statement - b.statement),
    salt: sha256Hex(`${house.secret}${rater}`),
    leaves,
    digest: row.sealed_digest,
    entry: entry ?? row.entry,
  })
}

/** Somebody takes part in a weighing: by a seat of its gathering, whose groups they keep, or by a key of their own. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { keyHash } from '../people/key-hash.ts'
import { keepRaterKey, readRater } from '../sql/ratings.ts'
import { readSeat } from '../sql/seats.ts'
import { readWeighing } from '../sql/weighings.ts'
import type { Tx } from '../sql/ledger.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { perform, type Acting, type Done } from './command.ts'

/** Who joins. */
export type JoinWeighing =
  | { readonly weighing: string; readonly seat: string; readonly rater: string }
  | {
      readonly weighing: string
      readonly stakeholderGroup: string | null
      readonly regionalGroup: string | null
      /** The key, made before: sent again with one idempotency key, it comes back. */
      readonly token: string
    }

/** Joins. The entry says which groups; who it was and where they sit, it does not say. */
export async function joinWeighing(
  house: HouseBase,
  acting: Acting,
  asked: JoinWeighing,
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const row = await readWeighing(act.tx, asked.weighing)
    if (row === undefined) return refuse('not_found', { what: 'weighing' })
    if (row.state !== 'open') return refuse('weighing_not_open')
    const place = { forum: row.forum_id, gathering: row.gathering_id }
    if ('seat' in asked) {
      // Two phones of one seat may rate for the first time in the same moment.
      if ((await readRater(act.tx, row.id, asked.rater)) !== undefined) return accept({ drafts: [], result: { id: asked.rater } })
      const seat = await readSeat(act.tx, asked.seat)
      if (seat === undefined) return refuse('no_rater')
      const { stakeholderGroup, regionalGroup } = seat
      return accept({
        drafts: [{ kind: 'rater_joined', ...place, body: { weighing: row.id, id: asked.rater, stakeholderGroup, regionalGroup } }],
        result: { id: asked.rater },
      })
    }
    const { stakeholderGroup, regionalGroup } = asked
    if (row.audience !== 'anyone') return refuse('not_for_anyone')
    const unknown = await unknownGroup(act.tx, row.forum_id, asked)
    if (unknown !== null) return refuse('invalid', { field: unknown, detail: 'this forum has no such group. Load the page again.' })
    const id = act.newId()
    return accept({
      drafts: [{ kind: 'rater_joined', ...place, body: { weighing: row.id, id, stakeholderGroup, regionalGroup } }],
      result: { id },
      alongside: async (tx) => await keepRaterKey(tx, { tokenHash: keyHash(asked.token), rater: id, weighing: row.id }),
    })
  })
}

interface Groups {
  readonly stakeholderGroup: string | null
  readonly regionalGroup: string | null
}

/** The first group that a forum does not offer. */
async function unknownGroup(tx: Tx, forum: string, asked: Groups): Promise<keyof Groups | null> {
  const [groups, regions] = [await readStakeholderGroups(tx, forum), await readRegionalGroups(tx, forum)]
  const isOffered = (rows: readonly { id: string; is_retired: boolean }[], id: string | null): boolean =>
    id === null || rows.some((row) => row.id === id && !row.is_retired)
  if (!isOffered(groups, asked.stakeholderGroup)) return 'stakeholderGroup'
  return isOffered(regions, asked.regionalGroup) ? null : 'regionalGroup'
}

/** Takes a seat in a gathering by its code, without an account, and finds its table for every round. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { seatNewcomer, type OpenTable } from '../../core/gatherings/seat-newcomer.ts'
import type { HouseBase } from '../house-base.ts'
import { keyHash } from '../people/key-hash.ts'
import { readGatheringByCode } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'
import { keepSeatKey } from '../sql/seats.ts'
import { readRegionalGroups, readStakeholderGroups } from '../sql/vocabularies.ts'
import { perform, type Acting, type Done } from './command.ts'
import { openTables } from './open-tables.ts'
import { loadOpenSeating } from './seating-state.ts'

/** What a participant says of themselves; nothing of it names them. */
export interface TakeSeat {
  readonly code: string
  readonly stakeholderGroup: string | null
  readonly regionalGroup: string | null
  readonly modality: Modality
  readonly language: string | null
  /** The key of the seat, made before: sent again with one idempotency key, the same seat and key come back. */
  readonly token: string
}

/** Takes a seat. Refuses an unknown or closed code, an unknown group or region, and a full house. */
export async function takeSeat(
  house: HouseBase,
  acting: Acting,
  asked: TakeSeat,
): Promise<Outcome<Done<{ seat: string; gathering: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGatheringByCode(act.tx, asked.code)
    if (gathering === undefined || gathering.state !== 'open') return refuse('code_unknown', { code: asked.code })
    const unknown = await unknownGroup(act.tx, gathering.forum_id, asked)
    if (unknown !== null) return refuse('invalid', { field: unknown, detail: 'this forum has no such group. Load the page again.' })
    const loaded = await loadOpenSeating(act.tx, gathering.id)
    if (!loaded.ok) return loaded
    const rounds = openTables(loaded.value, asked.modality)
    const placed = seatNewcomer(
      { group: asked.stakeholderGroup, region: asked.regionalGroup, language: asked.language },
      rounds.map(({ tables }) => tables),
    )
    if (placed === null) return refuse('gathering_full', fullness(rounds, asked.modality))
    const id = act.newId()
    return accept({
      drafts: [
        {
          kind: 'seat_taken',
          forum: gathering.forum_id,
          gathering: gathering.id,
          body: {
            id,
            number: (loaded.value.seats.at(-1)?.number ?? 0) + 1,
            stakeholderGroup: asked.stakeholderGroup,
            regionalGroup: asked.regionalGroup,
            modality: asked.modality,
            language: asked.language,
            seating: rounds.flatMap(({ round }, index) => {
              const table = placed[index]
              return table === undefined ? [] : [{ round, table }]
            }),
          },
        },
      ],
      result: { seat: id, gathering: gathering.id },
      alongside: async (tx) => await keepSeatKey(tx, { tokenHash: keyHash(asked.token), seat: id, gathering: gathering.id }),
    })
  })
}

/** Places in the round that has fewest: where somebody is turned away, that round is full. */
export function fullness(
  rounds: readonly { readonly tables: readonly OpenTable[] }[],
  modality: Modality,
): { readonly where: string; readonly seats: number } {
  const places = rounds.map(({ tables }) => tables.reduce((sum, table) => sum + table.capacity, 0))
  return { where: modality === 'room' ? 'in the room' : 'online', seats: Math.min(...places) }
}

async function unknownGroup(tx: Tx, forum: string, asked: TakeSeat): Promise<'stakeholderGroup' | 'regionalGroup' | null> {
  if (
    asked.stakeholderGroup !== null &&
    !(await readStakeholderGroups(tx, forum)).some((group) => group.id === asked.stakeholderGroup && !group.is_retired)
  )
    return 'stakeholderGroup'
  if (
    asked.regionalGroup !== null &&
    !(await readRegionalGroups(tx, forum)).some((group) => group.id === asked.regionalGroup && !group.is_retired)
  )
    return 'regionalGroup'
  return null
}

/** Loads a gathering for an edit and refuses when it may not be edited, or when somebody else was faster. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { readGathering, readSetupVersion, type GatheringRow } from '../sql/gatherings.ts'
import type { Tx } from '../sql/ledger.ts'

/** What an edit names: the gathering and the version that its author saw, when they said it. */
export interface Edit {
  readonly gathering: string
  readonly ifMatch: number | null
}

/**
 * The gathering of an edit. `states` are those in which this edit is possible. A version older than the newest change of
 * the set-up is stale; joins and ideas do not make it so.
 */
export async function loadForEdit(
  tx: Tx,
  edit: Edit,
  states: readonly GatheringRow['state'][] = ['draft'],
): Promise<Outcome<GatheringRow, RefusalCode>> {
  const gathering = await readGathering(tx, edit.gathering)
  if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
  if (!states.includes(gathering.state)) return refuse('gathering_not_editable', { state: gathering.state })
  if (edit.ifMatch !== null && (await readSetupVersion(tx, gathering.id)) > edit.ifMatch) return refuse('stale')
  return accept(gathering)
}

/** Somebody takes a call for help, says it is done, or lets it wait again. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readHelp, readOpenHelp } from '../sql/console.ts'
import { tooLate, type ActingInRole } from './acting.ts'
import { perform, type Done } from './command.ts'
import { placeOfGathering } from './place-of-gathering.ts'

const KINDS = { take: 'help_taken', done: 'help_done', reopen: 'help_reopened' } as const
const STATES = { waiting: 'waits again', taken: 'was taken', done: 'was ended' } as const
/** From which states each move goes. */
const FROM: Readonly<Record<keyof typeof KINDS, readonly (keyof typeof STATES)[]>> = {
  take: ['waiting'],
  done: ['waiting', 'taken'],
  reopen: ['taken', 'done'],
}

/** Moves a call. Refuses a move that somebody else has made before, naming in which role. */
export async function moveHelp(
  house: HouseBase,
  acting: ActingInRole,
  asked: { readonly gathering: string; readonly help: string; readonly move: keyof typeof KINDS },
): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const place = await placeOfGathering(act.tx, asked.gathering)
    if (!place.ok) return place
    const call = await readHelp(act.tx, asked.gathering, asked.help)
    if (call === undefined) return refuse('not_found', { what: 'call for help' })
    if (!FROM[asked.move].includes(call.state))
      return tooLate(`the call of table ${call.table_number} ${STATES[call.state]}`, call.moved_role)
    // A table has one open call: an old one does not come back beside a newer.
    if (asked.move === 'reopen' && call.state === 'done' && (await readOpenHelp(act.tx, asked.gathering, call.table_id)) !== undefined)
      return tooLate(`table ${call.table_number} has called again`, 'seat')
    const body = { id: call.id, role: acting.role }
    return accept({ drafts: [{ kind: KINDS[asked.move], ...place.value, body }], result: { id: call.id } })
  })
}

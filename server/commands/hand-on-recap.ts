/** Hands on ideas of a round that is over to the next people at a table, by its host. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { chooseRecap } from '../../core/ideas/recap.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readClock, readGathering, readProgramme } from '../sql/gatherings.ts'
import { readTableOfHost } from '../sql/hosts.ts'
import { readIdeasByNumber } from '../sql/ideas.ts'
import { perform, type Acting, type Done } from './command.ts'
import { roundsOf } from './seating-state.ts'

/** What is handed on: numbers of ideas of one round. */
export interface Recap {
  readonly gathering: string
  readonly seat: string
  readonly round: string
  readonly numbers: readonly number[]
}

/** Hands it on. Chosen again it replaces what was chosen before; both stay on record. */
export async function handOnRecap(house: HouseBase, acting: Acting, recap: Recap): Promise<Outcome<Done<{ id: string }>, RefusalCode>> {
  return await perform(house, acting, async (act) => {
    const gathering = await readGathering(act.tx, recap.gathering)
    if (gathering === undefined) return refuse('not_found', { what: 'gathering' })
    if (gathering.state !== 'open') return refuse('gathering_not_open')
    // An entry would tie the ideas to the table.
    if (gathering.is_chatham_house) return refuse('untold_here', { what: 'what a table hands on' })
    const table = await readTableOfHost(act.tx, recap.gathering, recap.seat)
    if (table === undefined) return refuse('not_host')
    const rounds = roundsOf(await readProgramme(act.tx, recap.gathering), await readClock(act.tx, recap.gathering))
    const round = rounds.find(({ id }) => id === recap.round)
    if (round === undefined) return refuse('not_found', { what: 'round', field: 'round' })
    if (round.state !== 'over') return refuse('round_not_over', { round: round.number })
    const found = await readIdeasByNumber(act.tx, recap.gathering, recap.numbers)
    const missing = recap.numbers.find((number) => !found.has(number))
    if (missing !== undefined) return refuse('not_found', { what: `idea No. ${missing}`, field: 'ideas' })
    const chosen = chooseRecap(
      recap.numbers.flatMap((number) => {
        const row = found.get(number)
        return row === undefined
          ? []
          : [{ id: row.id, number, table: row.table_id, round: row.round_id, isHidden: row.hidden_reason !== null }]
      }),
      { table: table.id, round: round.id },
    )
    if (!chosen.ok) return chosen
    return accept({
      drafts: [
        {
          kind: 'recap_handed_on',
          forum: gathering.forum_id,
          gathering: gathering.id,
          body: { table: table.id, round: round.id, ideas: chosen.value },
        },
      ],
      result: { id: table.id },
    })
  })
}

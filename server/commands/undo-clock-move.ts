/** Takes back the last move of the clock: clock and items stand exactly as they did before it. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { lastClockMove } from '../../core/gatherings/clock-undo.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { countIdeasOfRound, readClockEntries } from '../sql/clock.ts'
import { perform, type Act, type Acting, type Done } from './command.ts'
import { loadClock, type ClockPress } from './move-clock.ts'

/** How far back moves are looked through for the one that was not taken back yet. */
export const CLOCK_UNDO_ENTRIES_MAX = 100

/** Takes it back. Refuses when nothing is left, and when ideas stand on the table of a round that would not have begun. */
export async function undoClockMove(
  house: HouseBase,
  acting: Acting,
  press: ClockPress,
): Promise<Outcome<Done<{ undoes: number }>, RefusalCode>> {
  return await perform<{ undoes: number }>(house, acting, async (act) => {
    const loaded = await loadClock(act, press)
    if (!loaded.ok) return loaded
    const { gathering, stand } = loaded.value
    const last = lastClockMove(await readClockEntries(act.tx, gathering.id, CLOCK_UNDO_ENTRIES_MAX))
    if (last === null) return refuse('nothing_to_undo')
    const unbegun = stand.items.find(
      ({ id, startedAt }) => startedAt !== null && !last.before.items.some((one) => one.id === id && one.startedAt !== null),
    )
    const ideas = unbegun === undefined ? 0 : await countIdeas(act, gathering.id, unbegun.id)
    if (ideas > 0) return refuse('changed_since', { what: `${ideas} ideas were put on the tables in this round` })
    const body = { undoes: last.seq, to: last.before }
    return accept({
      drafts: [{ kind: 'clock_move_undone', forum: gathering.forum_id, gathering: gathering.id, body }],
      result: { undoes: last.seq },
    })
  })
}

async function countIdeas(act: Act, gathering: string, round: string): Promise<number> {
  return await countIdeasOfRound(act.tx, gathering, round)
}

/** A table is lost: whoever sits at it gets another one, in the running round and in those to come, with few changed seats. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { movesOf, patchBetween } from '../../core/gatherings/seating-change.ts'
import { seatingOf, seatingProblem } from '../../core/gatherings/seating-problem.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { whyImpossible } from '../../maths/seating/check-problem.ts'
import { scorePlan } from '../../maths/seating/score.ts'
import type { House } from '../house.ts'
import { readSeatingVersion } from '../sql/seating.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadOpenSeating, placeOf, planFacts, type SeatingState } from './seating-state.ts'

/** People stand in the hall and wait for this: what a tenth of a second finds is good enough. */
const SECONDS = 0.1
/** Times that it is tried again because somebody came or left meanwhile. */
const TRIES_MAX = 4

/** Closes a table from the running round on, or from the next one between rounds. */
export async function closeTable(
  house: House,
  acting: Acting,
  gathering: string,
  table: string,
): Promise<Outcome<Done<{ id: string; moves: number }>, RefusalCode>> {
  for (let attempt = 1; ; attempt += 1) {
    const done = await tryToClose(house, acting, gathering, table)
    if (done.ok || done.code !== 'changed_since' || done.facts['what'] !== MEANWHILE || attempt === TRIES_MAX) return done
  }
}

const MEANWHILE = 'somebody took a seat or left it'

async function tryToClose(house: House, acting: Acting, gathering: string, table: string) {
  const read = await house.database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({ state: await loadOpenSeating(tx, gathering), version: await readSeatingVersion(tx, gathering) }))
  if (!read.state.ok) return read.state
  const state = read.state.value
  const found = state.tables.find(({ id }) => id === table)
  const round = state.rounds.find((one) => one.state !== 'over')
  if (found === undefined) return refuse('not_found', { what: 'table' })
  if (round === undefined) return refuse('nothing_to_plan')
  if (found.closed_from !== null) return refuse('changed_since', { what: `table ${found.number} is lost already` })
  const planned = await planWithout(house, state, table, round.number)
  if (!planned.ok) return planned
  return await perform<{ id: string; moves: number }>(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, gathering)
    if (!loaded.ok) return loaded
    if ((await readSeatingVersion(act.tx, gathering)) !== read.version) return refuse('changed_since', { what: MEANWHILE })
    const patch = patchBetween(loaded.value.seating, planned.value)
    return accept({
      drafts: [{ kind: 'table_closed', ...placeOf(loaded.value), body: { table, round: round.id, patch } }],
      result: { id: table, moves: movesOf(patch) },
    })
  })
}

async function planWithout(house: House, state: SeatingState, table: string, from: number) {
  const facts = planFacts(state, ({ isFixed, number }) => isFixed && number < from)
  const without = { ...facts, tables: facts.tables.map((one) => (one.id === table ? { ...one, closedFromRound: from } : one)) }
  const problem = seatingProblem(without, true)
  const impossible = whyImpossible(problem)
  if (impossible !== null) return refuse('seating_impossible', { detail: impossible })
  if (problem.people === 0) return accept(state.seating)
  const planned = await house.planner.plan(problem, { seconds: SECONDS, seed: 1 })
  const [broken] = scorePlan(problem, planned.plan).broken
  return broken === undefined
    ? accept(seatingOf(without, planned.plan))
    : refuse('seating_impossible', { detail: `${broken}. Add a table first.` })
}

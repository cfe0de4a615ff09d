/** Plans the rounds to come for everybody at once, beside the event loop, and records the plan when nothing changed meanwhile. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { movesOf, patchBetween, type Seating } from '../../core/gatherings/seating-change.ts'
import { seatingOf, seatingProblem, type PlanFacts } from '../../core/gatherings/seating-problem.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { whyImpossible } from '../../maths/seating/check-problem.ts'
import { scorePlan } from '../../maths/seating/score.ts'
import type { House } from '../house.ts'
import { readSeatingVersion } from '../sql/seating.ts'
import { perform, type Acting, type Done } from './command.ts'
import { loadOpenSeating, placeOf, planFacts, type SeatingState } from './seating-state.ts'

/** Seconds of planning when the caller says nothing: a hall of 300 needs a fifth of one. */
const SECONDS = 1
/** Times that a plan is made anew because somebody came or left while it was made; each time it gets half as long. */
const TRIES_MAX = 4

/** What is planned. */
export interface PlanWish {
  readonly gathering: string
  readonly seconds?: number | undefined
  readonly seed?: number | undefined
}

/** Plans all rounds that have not begun. The first round stays as people were seated at the door once they are there. */
export async function planSeating(house: House, acting: Acting, wish: PlanWish): Promise<Outcome<Done<{ moves: number }>, RefusalCode>> {
  for (let attempt = 1; ; attempt += 1) {
    const made = await makePlan(house, wish, (wish.seconds ?? SECONDS) / 2 ** (attempt - 1))
    if (!made.ok) return made
    const { version, after, method, repeats, seed } = made.value
    const done = await perform<{ moves: number }>(house, acting, async (act) => {
      const loaded = await loadOpenSeating(act.tx, wish.gathering)
      if (!loaded.ok) return loaded
      if ((await readSeatingVersion(act.tx, wish.gathering)) !== version)
        return refuse('changed_since', { what: 'somebody took a seat or left it' })
      const patch = patchBetween(loaded.value.seating, after)
      const moves = movesOf(patch)
      if (moves === 0) return accept({ drafts: [], result: { moves } })
      return accept({
        drafts: [{ kind: 'seating_planned', ...placeOf(loaded.value), body: { patch, seed, method, repeats } }],
        result: { moves },
      })
    })
    if (done.ok || done.code !== 'changed_since' || attempt === TRIES_MAX) return done
  }
}

interface Made {
  readonly version: string
  readonly after: Seating
  readonly method: string
  readonly repeats: number
  readonly seed: number
}

async function makePlan(house: House, wish: PlanWish, seconds: number): Promise<Outcome<Made, RefusalCode>> {
  const read = await house.database.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({ state: await loadOpenSeating(tx, wish.gathering), version: await readSeatingVersion(tx, wish.gathering) }))
  if (!read.state.ok) return read.state
  const facts = planFacts(read.state.value, firstRoundStays(read.state.value))
  if (facts.rounds.every(({ isFixed }) => isFixed) || facts.seats.every(({ hasLeft }) => hasLeft)) return refuse('nothing_to_plan')
  const problem = seatingProblem(facts, false)
  const impossible = whyImpossible(problem)
  if (impossible !== null) return refuse('seating_impossible', { detail: impossible })
  const seed = wish.seed ?? Number.parseInt(house.newToken(3), 16)
  const planned = await house.planner.plan(problem, { seconds, seed })
  const score = scorePlan(problem, planned.plan)
  const [broken] = score.broken
  if (broken !== undefined) return refuse('seating_impossible', { detail: `${broken}. Loosen a wish or add a table.` })
  return accept({ version: read.version, after: seatingOf(facts, planned.plan), method: planned.method, repeats: score.repeats, seed })
}

/** Rounds that may not change: those that began, and the first one, whose tables people were told at the door. */
function firstRoundStays(state: SeatingState): (round: PlanFacts['rounds'][number], at: number) => boolean {
  return (round, at) => round.isFixed || (at === 0 && (state.seating.get(round.id)?.size ?? 0) > 0)
}

/** A participant says which languages they speak: kept beside the record, and the rounds to come get tables that fit. */
import type { RefusalCode } from '../../contract/refusals.ts'
import { speaksAt } from '../../core/gatherings/language-fit.ts'
import { seatNewcomer } from '../../core/gatherings/seat-newcomer.ts'
import { movesOf, patchBetween } from '../../core/gatherings/seating-change.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import type { HouseBase } from '../house-base.ts'
import { readForum } from '../sql/forums.ts'
import { setSeatLanguages } from '../sql/seat-languages.ts'
import type { SeatFacts } from '../sql/seating.ts'
import { perform, type Acting, type Done } from './command.ts'
import { openTables } from './open-tables.ts'
import { copyOf, loadOpenSeating, placeOf, type SeatingState } from './seating-state.ts'

/** Keeps the languages of a seat; none takes them back. Refuses a language that neither the forum nor a table lists. */
export async function sayLanguages(
  house: HouseBase,
  acting: Acting,
  of: { readonly seat: string; readonly gathering: string },
  languages: readonly string[],
): Promise<Outcome<Done<{ id: string; moves: number }>, RefusalCode>> {
  return await perform<{ id: string; moves: number }>(house, acting, async (act) => {
    const loaded = await loadOpenSeating(act.tx, of.gathering)
    if (!loaded.ok) return loaded
    const state = loaded.value
    const seat = state.seats.find(({ id }) => id === of.seat)
    if (seat === undefined) return refuse('no_seat')
    const forum = await readForum(act.tx, state.gathering.forum_id)
    const listed = new Set([...(forum?.languages ?? []), ...state.tables.flatMap((table) => table.languages)])
    const unknown = languages.findIndex((code) => !listed.has(code))
    if (unknown !== -1)
      return refuse('invalid', { field: `languages.${unknown}`, detail: 'this forum has no such language. Load the page again.' })
    await setSeatLanguages(act.tx, of, languages)
    const patch = patchBetween(state.seating, fitted(state, { ...seat, languages }))
    const moves = movesOf(patch)
    const result = { id: seat.id, moves }
    return accept({ drafts: moves === 0 ? [] : [{ kind: 'seat_moved', ...placeOf(state), body: { patch } }], result })
  })
}

/** The plan with other tables for a seat in those rounds to come in which it sits nowhere, or where nobody speaks its languages. */
function fitted(state: SeatingState, seat: SeatFacts): Map<string, Map<number, string>> {
  const after = copyOf(state.seating)
  if (seat.leftAt !== null) return after
  const languagesAt = new Map(state.tables.map(({ id, languages }) => [id, languages]))
  const toCome = new Set(state.rounds.filter((round) => round.state === 'to_come').map(({ id }) => id))
  const wrong = openTables(state, seat.modality).filter(({ round }) => {
    const table = after.get(round)?.get(seat.number)
    return toCome.has(round) && (table === undefined || !speaksAt(seat.languages, languagesAt.get(table) ?? []))
  })
  const others = wrong.map(({ tables }) =>
    tables.map((table) => ({ ...table, people: table.people.filter(({ number }) => number !== seat.number) })),
  )
  const person = { group: seat.stakeholderGroup, region: seat.regionalGroup, languages: seat.languages }
  const placed = seatNewcomer(person, others)
  for (const [at, { round }] of wrong.entries()) {
    const table = placed?.[at] ?? null
    if (table === null) after.get(round)?.delete(seat.number)
    else after.set(round, (after.get(round) ?? new Map<number, string>()).set(seat.number, table))
  }
  return after
}

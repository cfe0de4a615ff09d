/** An open gathering as its door sees it: tables and the people at them, kept true while newcomers come in one behind the other. */
import type { RefusalCode } from '../../contract/refusals.ts'
import type { SeatView } from '../../contract/seats.ts'
import { seatNewcomer, type OpenTable, type Sitter } from '../../core/gatherings/seat-newcomer.ts'
import type { Modality } from '../../core/ledger/entry-kinds.ts'
import { accept, refuse, type Outcome } from '../../core/words/outcome.ts'
import { fullness, openTables } from './open-tables.ts'
import type { SeatingState } from './seating-state.ts'

/** Where somebody was placed: their number, and a table for each round that is not over and has one for their languages. */
export interface Place {
  readonly number: number
  readonly tables: SeatView['tables']
}
interface HallRound {
  readonly round: string
  readonly roundNumber: number
  readonly tables: ReadonlyMap<string, OpenTable & { readonly people: Sitter[] }>
}

/** The tables of one gathering as they fill. It is made from the whole plan once; each newcomer then costs what their tables cost. */
export class Hall {
  readonly gathering: string
  /** Languages of its tables. */
  readonly languages: readonly string[]
  readonly #state: SeatingState
  readonly #rounds = new Map<Modality, readonly HallRound[]>()
  #newest: number

  constructor(state: SeatingState) {
    this.gathering = state.gathering.id
    this.#state = state
    this.languages = state.tables.flatMap(({ languages }) => languages)
    this.#newest = state.seats.at(-1)?.number ?? 0
  }

  /** Gives a newcomer the next number and their tables. Refuses where some round has no free place at all. */
  place(person: Omit<Sitter, 'number'>, modality: Modality): Outcome<Place, RefusalCode> {
    const rounds = this.#roundsOf(modality)
    const open = rounds.map(({ round, tables }) => ({ round, tables: [...tables.values()] }))
    const placed = seatNewcomer(
      person,
      open.map(({ tables }) => tables),
    )
    if (placed === null) return refuse('gathering_full', fullness(open, modality))
    this.#newest += 1
    const sitter = { ...person, number: this.#newest }
    const tables = rounds.flatMap(({ round, roundNumber, tables: at }, index) => {
      const table = at.get(placed[index] ?? '')
      table?.people.push(sitter)
      return table === undefined ? [] : [{ round, roundNumber, table: table.id, tableNumber: table.number }]
    })
    return accept({ number: this.#newest, tables })
  }

  #roundsOf(modality: Modality): readonly HallRound[] {
    const known = this.#rounds.get(modality)
    if (known !== undefined) return known
    const numbers = new Map(this.#state.rounds.map(({ id, number }) => [id, number]))
    const rounds = openTables(this.#state, modality).map(({ round, tables }) => ({
      round,
      roundNumber: numbers.get(round) ?? 0,
      // Copies of the lists, which grow here.
      tables: new Map(tables.map((table) => [table.id, { ...table, people: [...table.people] }])),
    }))
    this.#rounds.set(modality, rounds)
    return rounds
  }
}

/** Rows of an editor: what is typed here beside what is on record, so that nobody's words are lost when both change. */
import { parseRowAct, withRowAct } from './form-rows.ts'

/** A row as a form holds it: texts by name; `id` is missing on a new one. */
export type Row = Readonly<Record<string, string>>

export class EditorRows {
  rows: readonly Row[] = $state.raw([])
  /** True when somebody else has changed what is on record while words were typed here. */
  hasOthersWords = $state(false)
  #base = ''
  readonly #blank: (value: string) => (rows: readonly Row[]) => Row
  #known = $state('')
  readonly isChanged = $derived(JSON.stringify(this.rows) !== this.#known)

  /** @param blank makes the row that a button adds; it gets the value of that button */
  constructor(saved: readonly Row[], blank: (value: string) => (rows: readonly Row[]) => Row) {
    this.#blank = blank
    this.#set(saved)
  }

  /** Rows that came back with a refused form, or from a button pressed without a script. */
  restore(rows: readonly Row[]): void {
    this.rows = rows
  }

  /** What is on record now: taken when nothing was typed, else kept beside what was typed. */
  see(saved: readonly Row[]): void {
    const text = JSON.stringify(saved)
    if (text === this.#base) return
    if (!this.isChanged || text === JSON.stringify(this.rows)) this.#set(saved)
    else this.hasOthersWords = true
    this.#base = text
  }

  takeTheirs(saved: readonly Row[]): void {
    this.#set(saved)
  }

  /** Does what a row button says; false when the button is no row button. */
  press(value: string): boolean {
    const act = parseRowAct(value.split('/')[0])
    if (act === null) return false
    this.rows = withRowAct(this.rows, act, this.#blank(value))
    return true
  }

  write(row: number, name: string, value: string): void {
    this.rows = this.rows.map((one, index) => (index === row ? { ...one, [name]: value } : one))
  }

  #set(saved: readonly Row[]): void {
    this.rows = saved
    this.#base = JSON.stringify(saved)
    this.#known = this.#base
    this.hasOthersWords = false
  }
}

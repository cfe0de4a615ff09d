/** What is wrong in a file, and where: each broken row by its line, so that whoever has the file can mend it. */

/** One broken row: its line (from 1) and what is wrong, without a full stop. */
export interface Trouble {
  readonly line: number
  readonly sentence: string
}

/** What a reader answers: everything, or all troubles and nothing else. Nothing is half imported. */
export type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly troubles: readonly Trouble[] }

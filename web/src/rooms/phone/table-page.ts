/** What the server hands to the table page inside its HTML, as a data block that runs nothing. */
import type { TableStart } from './table-state.svelte.ts'

export interface TableProps {
  readonly start: TableStart
  /** Idempotency key of the form without scripts. */
  readonly formKey: string
  /** Sentence and words of a form that was refused without scripts. */
  readonly refusal: string | null
  readonly typed: string
  /** Which form that was. */
  readonly refusedIn: 'idea' | 'challenge'
  readonly isChathamHouse: boolean
  /** Number of the idea that a form without scripts has just put on record. */
  readonly recorded: string | null
}

/** The data block; `<` is escaped, so that no words can end it. */
export function propsBlock(props: TableProps): string {
  return `<script type="application/json" id="table-props">${JSON.stringify(props).replaceAll('<', '\\u003c')}</${'script'}>`
}

/** Reads the block back. */
export function readProps(text: string): TableProps {
  // The one writer is propsBlock, in the same page.
  return JSON.parse(text) as TableProps
}

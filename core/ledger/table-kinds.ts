/** Kinds of entries of tables: who hosts one, and what is handed on there. */

/** Bodies by kind. */
export interface TableKinds {
  /** The seat that stays at a table and welcomes the others in every round to come; null when the table has no host any more. */
  readonly table_host_named: { readonly table: string; readonly seat: string | null }
  /** What the host hands on from a round to the next people at the table; it replaces what was handed on before, and none takes it back. */
  readonly recap_handed_on: { readonly table: string; readonly round: string; readonly ideas: readonly string[] }
}

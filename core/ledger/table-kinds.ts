/** Kinds of entries of tables: who hosts one. */

/** Bodies by kind. */
export interface TableKinds {
  /** The seat that stays at a table and welcomes the others in every round to come; null when the table has no host any more. */
  readonly table_host_named: { readonly table: string; readonly seat: string | null }
}

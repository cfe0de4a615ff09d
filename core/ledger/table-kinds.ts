/** Kinds of entries of tables: hosts, recaps, first names, photos, challenged questions. */

/** Bodies by kind. */
// oxlint-disable-next-line no-empty-interface -- its kinds are being added
export interface TableKinds {}

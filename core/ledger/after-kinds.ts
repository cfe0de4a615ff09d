/** Kinds of entries of what comes after a café, and of the mode that decides what may be told of it: Chatham House, attendance of bodies. */

/** Bodies by kind. */
export interface AfterKinds {
  /** Whether words of this gathering may be joined to a seat, a table or a group. Decided before the doors open. */
  readonly chatham_house_set: { readonly isOn: boolean }
}

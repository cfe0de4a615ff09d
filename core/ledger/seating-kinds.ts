/** Kinds of entries of the plan of seats for all rounds, people who leave, tables lost. */

/** Bodies by kind. */
// oxlint-disable-next-line no-empty-interface -- its kinds are being added
export interface SeatingKinds {}

/** Kinds of entries of moves of the clock that came after the first release. */

/** Bodies by kind. */
// oxlint-disable-next-line no-empty-interface -- its kinds are being added
export interface ClockKinds {}
